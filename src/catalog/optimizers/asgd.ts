import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, number, penalty } from '../parameters.ts'
import { COUPLED, lines } from './shared/lines.ts'

/** Gradient descent with a falling rate and a mean of the parameters beside it, which is the result. */
export const asgd: RuleOptimizer = {
  id: 'asgd',
  name: { en: 'ASGD', zh: 'ASGD' },
  source: 'Polyak & Juditsky 1992, doi:10.1137/0330046; as torch.optim.ASGD',
  summary: {
    en: 'Gradient descent that lowers its rate and averages the parameters; the average is the answer.',
    zh: '逐步降低学习率并对参数求平均的梯度下降；平均值才是结果。',
  },
  use: {
    en: 'When noise keeps plain gradient descent from settling; read the result from the average.',
    zh: '噪声使普通梯度下降无法安定时；结果取平均值。',
  },
  family: 'gradient',
  rate: learningRate(0.01),
  parameters: {
    decay: number({
      label: { en: 'Decay', zh: '衰减' },
      group: 'decay',
      symbol: '\\rho',
      description: {
        en: 'How soon the rate falls; it also shrinks every parameter by this much times the rate.',
        zh: '学习率下降的快慢；每步还按「学习率 × 此值」缩小参数。',
      },
      default: 1e-4,
      min: 0,
      max: 1,
    }),
    power: number({
      label: { en: 'Power of the fall', zh: '下降的幂' },
      group: 'scaling',
      symbol: '\\alpha',
      description: {
        en: 'The rate falls like steps to the power of minus this.',
        zh: '学习率按步数的负此次幂下降。',
      },
      default: 0.75,
      min: 0,
      max: 2,
    }),
    averageFrom: number({
      label: { en: 'Average from', zh: '开始平均' },
      group: 'timing',
      symbol: 't_0',
      unit: { en: 'steps', zh: '步' },
      description: {
        en: 'Until about this step the average is the present parameters; later all steps count alike.',
        zh: '大约在此步之前，平均值就是当前参数；之后各步权重相同。',
      },
      default: 1e6,
      min: 1,
      max: 1e7,
      scale: 'log',
      integer: true,
    }),
    weightDecay: penalty(0),
  },
  states: { average: { en: 'mean of the parameters', zh: '参数的平均' } },
  rule: (p) =>
    lines(
      'state average = theta',
      p.weightDecay !== 0 && COUPLED,
      'rate = lr / (1 + decay * lr * (t - 1))^power',
      'theta = theta * (1 - decay * rate) - rate * g',
      'share = 1 / max(1, t - 1 - averageFrom)',
      'average = average + share * (theta - average)',
      'show average = average',
    ),
}
