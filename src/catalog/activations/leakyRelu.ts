import type { Activation } from '../kinds.ts'

/** The rectifier with a slope of 0.01 up to and including 0. */
export const leakyRelu: Activation = {
  id: 'leaky-relu',
  name: { en: 'Leaky ReLU', zh: 'Leaky ReLU' },
  source: 'Maas, Hannun & Ng 2013; slope 0.01 as torch.nn.LeakyReLU',
  summary: { en: 'Like ReLU, with a slope of 0.01 below 0.', zh: '类似 ReLU，负侧斜率为 0.01。' },
  parameters: {},
  formula: 'where(x <= 0, 0.01 * x, x)',
}
