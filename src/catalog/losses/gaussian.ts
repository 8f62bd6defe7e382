import type { Loss } from '../kinds.ts'
import { number, toggle } from '../parameters.ts'
import { NEEDS_NUMBERS } from './shared/misfits.ts'

/**
 * Negative logarithm of the normal density of the target, less its constant log(2 pi) / 2, which `full` adds. The model has a second
 * output for each target; its softplus is the variance.
 */
export const gaussian: Loss = {
  id: 'gaussian',
  name: { en: 'Gaussian likelihood', zh: '高斯负对数似然' },
  source: 'Nix & Weigend 1994, doi:10.1109/ICNN.1994.374138; as torch.nn.GaussianNLLLoss',
  summary: {
    en: 'Fits a mean and a variance: the model also says how sure it is.',
    zh: '同时拟合均值与方差：模型还给出自己的把握。',
  },
  parameters: {
    full: toggle({
      label: { en: 'Full value', zh: '完整取值' },
      description: {
        en: 'Adds the constant of the density; the gradient stays the same.',
        zh: '加上密度中的常数项；梯度不变。',
      },
      default: false,
    }),
    epsilon: number({
      label: { en: 'Epsilon', zh: 'ε' },
      symbol: '\\varepsilon',
      description: { en: 'The smallest variance that is used.', zh: '所用方差的下限。' },
      default: 1e-6,
      min: 1e-12,
      max: 1,
      scale: 'log',
    }),
  },
  fits: { regression: 'real' },
  misfit: NEEDS_NUMBERS,
  link: 'none',
  variance: true,
  formula: (p) => `
    v = max(variance, epsilon)
    loss = (log(v) + (prediction - target)^2 / v) / 2${p.full ? ' + log(6.283185307179586) / 2' : ''}
  `,
}
