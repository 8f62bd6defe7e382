import type { Activation } from '../kinds.ts'

/** The logistic function 1 / (1 + exp(-x)). */
export const sigmoid: Activation = {
  id: 'sigmoid',
  name: { en: 'Sigmoid', zh: 'Sigmoid' },
  source: 'Logistic function',
  summary: { en: 'Squashes into 0 to 1.', zh: '压缩到 0 与 1 之间。' },
  parameters: {},
  formula: 'sigmoid(x)',
}
