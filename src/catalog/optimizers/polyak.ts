import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, number } from '../parameters.ts'
import { lines } from './shared/lines.ts'

/** The rate that would reach the lowest loss at once if the loss were linear, at most `lr`. */
export const polyak: RuleOptimizer = {
  id: 'polyak',
  name: { en: 'Polyak step', zh: 'Polyak 步长' },
  source: 'Polyak 1987; with a cap: Loizou et al. 2021, arXiv:2002.10542; as optax.polyak_sgd',
  summary: {
    en: 'Sets its rate from how far the loss is above its lowest value, over the squared gradient.',
    zh: '学习率取损失与最低值之差除以梯度平方和。',
  },
  use: {
    en: 'When the lowest loss is known, as 0 for a model that can fit all its samples.',
    zh: '最低损失已知时，例如能拟合全部样本的模型，最低损失为 0。',
  },
  family: 'tuning',
  rate: {
    ...learningRate(1),
    label: { en: 'Largest rate', zh: '最大学习率' },
    description: {
      en: 'The rule’s own rate is cut off here. A schedule may change it.',
      zh: '规则自定的学习率不超过此值。学习率调度可以改变它。',
    },
  },
  parameters: {
    lowestLoss: number({
      label: { en: 'Lowest loss', zh: '最低损失' },
      symbol: 'L_{*}',
      description: {
        en: 'The loss to aim at. Too low takes steps that are too long; too high turns back below it.',
        zh: '目标损失。过低则步长过大；过高则低于它时会往回走。',
      },
      default: 0,
      min: -1000,
      max: 1000,
    }),
    c: number({
      label: { en: 'Caution', zh: '谨慎系数' },
      symbol: 'c',
      description: { en: 'Divides the rate: 2 goes half as far.', zh: '学习率除以此值：取 2 则只走一半。' },
      default: 1,
      min: 0.1,
      max: 10,
      scale: 'log',
    }),
  },
  rule: lines(
    'squares = sumAll(g^2)',
    'rate = where(squares == 0, 0, min((loss - lowestLoss) / (c * squares), lr))',
    'theta = theta - rate * g',
    'show rate = rate',
  ),
}
