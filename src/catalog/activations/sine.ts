import type { Activation } from '../kinds.ts'

/** The sine of the input. */
export const sine: Activation = {
  id: 'sine',
  name: { en: 'Sine', zh: '正弦' },
  source: 'Sitzmann et al. 2020, arXiv:2006.09661',
  summary: { en: 'Waves up and down; fits fine detail.', zh: '上下波动，适合拟合精细的细节。' },
  parameters: {},
  formula: 'sin(x)',
}
