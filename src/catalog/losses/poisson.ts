import type { Loss } from '../kinds.ts'
import { number, toggle } from '../parameters.ts'
import { NEEDS_NUMBERS } from './shared/misfits.ts'

/**
 * Negative logarithm of the Poisson probability of a count, less what does not depend on the prediction; `full` adds Stirling's
 * approximation of that, log(target!), where the target is above 1.
 */
export const poisson: Loss = {
  id: 'poisson',
  name: { en: 'Poisson', zh: '泊松损失' },
  source: 'Nelder & Wedderburn 1972, doi:10.2307/2344614; as torch.nn.PoissonNLLLoss',
  summary: {
    en: 'For counts: how unlikely the count is when the prediction is its mean.',
    zh: '用于计数：以预测为均值时该计数有多不可能。',
  },
  parameters: {
    logInput: toggle({
      label: { en: 'Output is a logarithm', zh: '输出为对数' },
      description: {
        en: 'On: the output is the logarithm of the mean. Off: it is the mean itself and must stay above 0.',
        zh: '开：输出是均值的对数。关：输出就是均值，必须大于 0。',
      },
      default: true,
    }),
    full: toggle({
      label: { en: 'Full value', zh: '完整取值' },
      description: {
        en: 'Adds the part that depends on the target alone; the gradient stays the same.',
        zh: '加上只与目标有关的部分；梯度不变。',
      },
      default: false,
    }),
    epsilon: number({
      label: { en: 'Epsilon', zh: 'ε' },
      symbol: '\\varepsilon',
      description: {
        en: 'Added inside the logarithm when the output is the mean itself.',
        zh: '输出就是均值时加在对数内。',
      },
      default: 1e-8,
      min: 1e-12,
      max: 1,
      scale: 'log',
    }),
  },
  fits: { regression: 'real' },
  misfit: NEEDS_NUMBERS,
  link: 'none',
  nonnegative: true,
  formula: (p) => {
    const loss = p.logInput
      ? 'exp(prediction) - target * prediction'
      : 'prediction - target * log(prediction + epsilon)'
    if (!p.full) return loss
    const stirling = 'target * log(target) - target + log(6.283185307179586 * target) / 2'
    return `rest = where(target > 1, ${stirling}, 0)\nloss = ${loss} + rest`
  },
}
