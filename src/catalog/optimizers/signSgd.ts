import type { RuleOptimizer } from '../optimizer.ts'
import { decay, learningRate } from '../parameters.ts'
import { lines } from './shared/lines.ts'

/** The sign of the gradient or, with momentum, of its running mean (Signum). A correction of the start would not change the sign. */
export const signSgd: RuleOptimizer = {
  id: 'sign-sgd',
  name: { en: 'SignSGD', zh: 'SignSGD' },
  source: 'Bernstein et al. 2018, Algorithms 1 and 2, arXiv:1802.04434; as optax.sign_sgd',
  summary: {
    en: 'Steps by the sign of the gradient: every parameter moves by exactly the learning rate.',
    zh: '按梯度的符号迈步：每个参数每步恰好移动一个学习率。',
  },
  use: {
    en: 'When workers should send one bit a parameter, or to see what signs alone achieve.',
    zh: '希望各工作节点每个参数只传一位，或想看仅凭符号能做到什么时。',
  },
  family: 'gradient',
  rate: learningRate(0.001),
  momentum: 'momentum',
  parameters: {
    momentum: decay(
      0,
      '\\mu',
      { en: 'Momentum', zh: '动量' },
      {
        en: 'Share of the running mean of gradients that is kept. Above 0 it is called Signum.',
        zh: '梯度滑动平均中保留的比例。大于 0 时称为 Signum。',
      },
    ),
  },
  states: { m: { en: 'running mean', zh: '滑动平均' } },
  rule: (p) =>
    p.momentum === 0
      ? 'theta = theta - lr * sign(g)'
      : lines('state m = 0', 'm = momentum * m + (1 - momentum) * g', 'theta = theta - lr * sign(m)'),
}
