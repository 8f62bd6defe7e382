/** Parameters that Xavier and He share. */
import { choice, number } from '../../parameters.ts'

export const distribution = (initial: 'normal' | 'uniform') =>
  choice({
    label: { en: 'Distribution', zh: '分布' },
    description: { en: 'Both have the same variance.', zh: '两者方差相同。' },
    default: initial,
    options: [
      { value: 'uniform', label: { en: 'Uniform', zh: '均匀' } },
      { value: 'normal', label: { en: 'Normal', zh: '正态' } },
    ],
  })

/** PyTorch's gains (torch.nn.init.calculate_gain): linear and sigmoid 1, tanh 5/3, relu the root of 2. */
export const gain = (initial: number) =>
  number({
    label: { en: 'Gain', zh: '增益' },
    symbol: 'a',
    description: {
      en: 'Factor for the activation: linear and sigmoid 1, tanh 5/3, ReLU √2.',
      zh: '随激活函数而定的系数：线性与 Sigmoid 为 1，tanh 为 5/3，ReLU 为 √2。',
    },
    default: initial,
    min: 0.01,
    max: 10,
    scale: 'log',
  })
