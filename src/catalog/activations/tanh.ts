import type { Activation } from '../kinds.ts'

/** The hyperbolic tangent. */
export const tanh: Activation = {
  id: 'tanh',
  name: { en: 'tanh', zh: 'tanh' },
  source: 'Hyperbolic tangent',
  summary: { en: 'Squashes into −1 to 1.', zh: '压缩到 −1 与 1 之间。' },
  parameters: {},
  formula: 'tanh(x)',
}
