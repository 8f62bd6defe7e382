import type { Activation } from '../kinds.ts'

/** The identity. */
export const linear: Activation = {
  id: 'linear',
  name: { en: 'Linear', zh: '线性' },
  source: 'The identity',
  summary: { en: 'Leaves its input as it is.', zh: '原样输出。' },
  parameters: {},
  formula: 'x',
}
