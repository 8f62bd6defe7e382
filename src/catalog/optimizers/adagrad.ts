import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, number, penalty, tiny } from '../parameters.ts'
import { COUPLED, lines } from './shared/lines.ts'

/** Adagrad: every parameter has its own rate, divided by the root of all its squared gradients so far. */
export const adagrad: RuleOptimizer = {
  id: 'adagrad',
  name: { en: 'Adagrad', zh: 'Adagrad' },
  source: 'Duchi, Hazan & Singer 2011, JMLR 12, https://jmlr.org/papers/v12/duchi11a.html; as torch.optim.Adagrad',
  summary: {
    en: 'Divides by the root of all squared gradients so far: steps only ever get shorter.',
    zh: '除以历史梯度平方和的平方根：步长只会越来越小。',
  },
  use: { en: 'For rare features, whose gradients are mostly zero.', zh: '适合稀有特征：它们的梯度大多为零。' },
  family: 'adaptive',
  rate: learningRate(0.01),
  parameters: {
    decay: number({
      label: { en: 'Rate decay', zh: '学习率衰减' },
      group: 'scaling',
      symbol: '\\rho',
      description: {
        en: 'Divides the learning rate by 1 + decay × steps done.',
        zh: '学习率再除以 1 + 衰减 × 已走步数。',
      },
      default: 0,
      min: 0,
      max: 1,
    }),
    weightDecay: penalty(0),
    start: number({
      label: { en: 'Start of the sum', zh: '累加初值' },
      group: 'timing',
      symbol: 's_0',
      description: {
        en: 'What the sum of squared gradients starts from; more of it makes the first steps gentler.',
        zh: '梯度平方和的初始值；越大，最初几步越温和。',
      },
      default: 0,
      min: 0,
      max: 10,
    }),
    epsilon: tiny(1e-10),
  },
  states: { s: { en: 'sum of squared gradients', zh: '梯度平方和' } },
  rule: (p) =>
    lines(
      'state s = start',
      p.weightDecay !== 0 && COUPLED,
      's = s + g^2',
      p.decay === 0
        ? 'theta = theta - lr * g / (sqrt(s) + epsilon)'
        : 'theta = theta - lr / (1 + (t - 1) * decay) * g / (sqrt(s) + epsilon)',
    ),
}
