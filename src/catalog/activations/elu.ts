import type { Activation } from '../kinds.ts'

/** The exponential linear unit with alpha 1. */
export const elu: Activation = {
  id: 'elu',
  name: { en: 'ELU', zh: 'ELU' },
  source: 'Clevert, Unterthiner & Hochreiter 2015, arXiv:1511.07289; alpha 1 as torch.nn.ELU',
  summary: { en: 'Like ReLU, but bends smoothly towards −1 below 0.', zh: '类似 ReLU，负侧平滑地趋于 −1。' },
  parameters: {},
  formula: 'where(x <= 0, expm1(x), x)',
}
