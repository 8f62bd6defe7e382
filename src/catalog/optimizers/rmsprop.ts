import type { RuleOptimizer } from '../optimizer.ts'
import { decay, learningRate, penalty, tiny, toggle } from '../parameters.ts'
import { COUPLED, lines } from './shared/lines.ts'
import { velocityMomentum } from './shared/momentumParameters.ts'

/** RMSProp as PyTorch defines it: alpha 0.99, epsilon outside the root, no bias correction. */
export const rmsprop: RuleOptimizer = {
  id: 'rmsprop',
  name: { en: 'RMSProp', zh: 'RMSProp' },
  source:
    'Tieleman & Hinton 2012, lecture 6.5, https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf; centered: Graves 2013, arXiv:1308.0850; as torch.optim.RMSprop',
  summary: {
    en: 'Divides each gradient by a running size of it: steep and flat directions move alike.',
    zh: '把每个梯度除以它近期的大小：陡峭与平缓方向步长相近。',
  },
  use: {
    en: 'For gradients whose size drifts, as in recurrent networks and reinforcement learning.',
    zh: '适合梯度大小不断漂移的情形，如循环网络与强化学习。',
  },
  family: 'adaptive',
  rate: learningRate(0.01),
  momentum: 'momentum',
  parameters: {
    alpha: decay(
      0.99,
      '\\alpha',
      { en: 'Alpha', zh: 'α' },
      {
        en: 'Memory of the running size: about 1 / (1 − α) steps.',
        zh: '梯度大小的记忆长度：约 1 / (1 − α) 步。',
      },
      'scaling',
    ),
    epsilon: tiny(1e-8),
    weightDecay: penalty(0),
    momentum: velocityMomentum(0),
    centered: toggle({
      label: { en: 'Centered', zh: '中心化' },
      group: 'variant',
      description: {
        en: 'Divides by the spread of the gradient around its running mean instead of its size.',
        zh: '除以梯度相对其滑动平均的离散程度，而不是它的大小。',
      },
      default: false,
    }),
  },
  states: {
    v: { en: 'running mean of squares', zh: '平方的滑动平均' },
    a: { en: 'running mean', zh: '滑动平均' },
    m: { en: 'velocity', zh: '速度' },
  },
  rule: (p) => {
    const size = p.centered === true ? 'sqrt(v - a^2)' : 'sqrt(v)'
    return lines(
      'state v = 0',
      p.centered === true && 'state a = 0',
      p.momentum !== 0 && 'state m = 0',
      p.weightDecay !== 0 && COUPLED,
      'v = alpha * v + (1 - alpha) * g^2',
      p.centered === true && 'a = alpha * a + (1 - alpha) * g',
      ...(p.momentum === 0
        ? [`theta = theta - lr * g / (${size} + epsilon)`]
        : [`m = momentum * m + g / (${size} + epsilon)`, 'theta = theta - lr * m']),
    )
  },
}
