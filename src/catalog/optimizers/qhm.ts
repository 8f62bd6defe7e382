import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, penalty } from '../parameters.ts'
import { MOMENTUM_STATE } from './shared/adamLines.ts'
import { COUPLED, lines } from './shared/lines.ts'
import { meanMomentum, momentumShare } from './shared/momentumParameters.ts'

/** A step between plain gradient descent (nu = 0) and damped momentum (nu = 1). */
export const qhm: RuleOptimizer = {
  id: 'qhm',
  name: { en: 'QHM', zh: 'QHM' },
  source: 'Ma & Yarats 2019, arXiv:1810.06801; as facebookresearch/qhoptim QHM',
  summary: {
    en: 'A weighted mean of a plain gradient step and a momentum step: quasi-hyperbolic momentum.',
    zh: '普通梯度步与动量步的加权平均：拟双曲动量。',
  },
  use: {
    en: 'When long momentum is wanted without its slow reaction to new gradients.',
    zh: '想要长记忆的动量、又不想对新梯度反应迟钝时。',
  },
  family: 'gradient',
  rate: {
    ...learningRate(0.001),
    description: {
      en: 'How far one step goes; about 1 / (1 − μ) times what SGD with momentum takes. A schedule may change it.',
      zh: '每一步走多远；约为带动量 SGD 的 1 / (1 − μ) 倍。学习率调度可以改变它。',
    },
  },
  momentum: 'momentum',
  parameters: {
    momentum: meanMomentum(0.999),
    nu: momentumShare(0.7, '\\nu'),
    weightDecay: penalty(0),
  },
  states: MOMENTUM_STATE,
  rule: (p) =>
    lines(
      'state m = 0',
      p.weightDecay !== 0 && COUPLED,
      'm = momentum * m + (1 - momentum) * g',
      'theta = theta - lr * ((1 - nu) * g + nu * m)',
    ),
}
