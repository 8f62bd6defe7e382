import type { Activation } from '../kinds.ts'

/** The input times its sigmoid, also called swish. */
export const silu: Activation = {
  id: 'silu',
  name: { en: 'SiLU', zh: 'SiLU' },
  source: 'Elfwing et al. 2018, arXiv:1702.03118 (swish)',
  summary: { en: 'The input times its sigmoid.', zh: '输入乘以它的 Sigmoid。' },
  parameters: {},
  formula: 'x * sigmoid(x)',
}
