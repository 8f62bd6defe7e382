import type { Activation } from '../kinds.ts'

/** The rectifier; its derivative at 0 is 0. A NaN stays one. */
export const relu: Activation = {
  id: 'relu',
  name: { en: 'ReLU', zh: 'ReLU' },
  source: 'Nair & Hinton 2010',
  summary: { en: 'Zero below 0, the input above.', zh: '负数变为 0，正数不变。' },
  parameters: {},
  formula: 'where(x <= 0, 0, x)',
}
