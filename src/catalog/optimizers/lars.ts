import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, number } from '../parameters.ts'
import { LAYER_DECAY } from './shared/layerDecay.ts'
import { COUPLED, lines } from './shared/lines.ts'
import { lookAhead, velocityMomentum } from './shared/momentumParameters.ts'

/** Momentum with a rate a tensor: a trusted share of the length of its parameters over that of its gradient. The rate is inside the velocity. */
export const lars: RuleOptimizer = {
  id: 'lars',
  name: { en: 'LARS', zh: 'LARS' },
  source: 'You, Gitman & Ginsburg 2017, Algorithm 1 and equation 6, arXiv:1708.03888',
  summary: {
    en: 'Momentum whose step in each layer is a fixed small share of that layer’s weights.',
    zh: '每层步长为该层权重固定小比例的动量法。',
  },
  use: {
    en: 'For image networks with batches of thousands, together with a warm-up.',
    zh: '适合批量上千的图像网络，需配合预热。',
  },
  family: 'layerwise',
  rate: learningRate(0.1),
  momentum: 'momentum',
  parameters: {
    momentum: velocityMomentum(0.9),
    weightDecay: LAYER_DECAY,
    trust: number({
      label: { en: 'Trust', zh: '信任系数' },
      group: 'scaling',
      symbol: '\\kappa',
      description: {
        en: 'How long a step is, as a share of the layer’s weights, at a rate of 1.',
        zh: '学习率为 1 时，步长占该层权重范数的比例。',
      },
      default: 0.001,
      min: 1e-5,
      max: 1,
      scale: 'log',
    }),
    epsilon: number({
      label: { en: 'Epsilon', zh: 'ε' },
      group: 'scaling',
      symbol: '\\varepsilon',
      description: {
        en: 'Added to the length of the gradient; a little keeps steps short where the gradient vanishes.',
        zh: '加在梯度范数上；取小值可在梯度趋于零时避免步长过大。',
      },
      default: 0,
      min: 0,
      max: 1,
    }),
    nesterov: lookAhead(false),
  },
  states: { m: { en: 'velocity', zh: '速度' } },
  rule: (p) =>
    lines(
      'state m = 0',
      'thetaNorm = norm(theta)',
      'gNorm = norm(g)',
      `share = trust * thetaNorm / (gNorm${p.weightDecay === 0 ? '' : ' + weightDecay * thetaNorm'} + epsilon)`,
      'ratio = where(and(thetaNorm > 0, gNorm > 0), share, 1)',
      p.weightDecay !== 0 && COUPLED,
      'u = lr * ratio * g',
      'm = momentum * m + u',
      p.nesterov === true ? 'theta = theta - (u + momentum * m)' : 'theta = theta - m',
    ),
}
