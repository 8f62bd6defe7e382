import type { RuleOptimizer } from '../optimizer.ts'
import { decay, learningRate, penalty, tiny } from '../parameters.ts'
import { COUPLED, lines } from './shared/lines.ts'

/** Steps measured in their own past size; epsilon inside both roots also gives the first step its size. */
export const adadelta: RuleOptimizer = {
  id: 'adadelta',
  name: { en: 'Adadelta', zh: 'Adadelta' },
  source: 'Zeiler 2012, Algorithm 1, arXiv:1212.5701; as torch.optim.Adadelta',
  summary: {
    en: 'Scales each gradient by the ratio of recent steps to recent gradients, so that hardly any rate is needed.',
    zh: '按近期步长与近期梯度之比缩放梯度，几乎不需要学习率。',
  },
  use: {
    en: 'When gradients differ widely in scale and there is no time to tune a rate.',
    zh: '各梯度尺度相差很大、又没时间调学习率时。',
  },
  family: 'adaptive',
  rate: learningRate(1),
  parameters: {
    rho: decay(
      0.9,
      '\\rho',
      { en: 'Rho', zh: 'ρ' },
      {
        en: 'Memory of both running sizes: about 1 / (1 − ρ) steps.',
        zh: '两个滑动平均的记忆长度：约 1 / (1 − ρ) 步。',
      },
      'scaling',
    ),
    epsilon: {
      ...tiny(1e-6),
      description: {
        en: 'Added under both roots; its root is about the size of the very first steps.',
        zh: '加在两个根号内；它的平方根约为最初几步的大小。',
      },
    },
    weightDecay: penalty(0),
  },
  states: {
    v: { en: 'running mean of squares', zh: '平方的滑动平均' },
    d: { en: 'running mean of squared steps', zh: '步长平方的滑动平均' },
  },
  rule: (p) =>
    lines(
      'state v = 0',
      'state d = 0',
      p.weightDecay !== 0 && COUPLED,
      'v = rho * v + (1 - rho) * g^2',
      'u = sqrt(d + epsilon) / sqrt(v + epsilon) * g',
      'd = rho * d + (1 - rho) * u^2',
      'theta = theta - lr * u',
    ),
}
