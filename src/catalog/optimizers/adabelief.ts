import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, tiny, toggle } from '../parameters.ts'
import { ADAM_PARAMETERS, FIRST_CORRECTED, FIRST_MOMENT, MOMENTUM_STATE } from './shared/adamLines.ts'
import { eitherDecay, eitherDecayLine } from './shared/eitherDecay.ts'
import { lines } from './shared/lines.ts'
import { RECTIFICATION } from './shared/rectification.ts'

const RECTIFIED = [
  ...RECTIFICATION,
  'scale = r * sqrt(1 - beta2^t) / (sqrt(s) + epsilon)',
  'u = where(rho >= 5, scale * mHat, mHat)',
  'theta = theta - lr * u',
]
const PLAIN = ['sHat = s / (1 - beta2^t)', 'theta = theta - lr * mHat / (sqrt(sHat) + epsilon)']

/** Adam that divides by how far gradients stray from the momentum. Epsilon is added into `s` at every step, and again outside the root. */
export const adabelief: RuleOptimizer = {
  id: 'adabelief',
  name: { en: 'AdaBelief', zh: 'AdaBelief' },
  source:
    'Zhuang et al. 2020, Algorithm 2, arXiv:2010.07468; as adabelief-pytorch 0.2.1, which rectifies unless told otherwise',
  summary: {
    en: 'Adam that takes long steps where the gradient is what the momentum predicted, and short ones where it surprises.',
    zh: '梯度符合动量预期就迈大步、出乎意料就迈小步的 Adam。',
  },
  use: {
    en: 'When Adam converges fast but generalizes worse than SGD.',
    zh: 'Adam 收敛快、但泛化不如 SGD 时。',
  },
  family: 'adaptive',
  rate: learningRate(0.001),
  momentum: 'beta1',
  parameters: {
    ...ADAM_PARAMETERS,
    epsilon: { ...tiny(1e-16), min: 1e-30 },
    ...eitherDecay(true),
    rectify: toggle({
      label: { en: 'Rectify', zh: '修正' },
      group: 'variant',
      description: {
        en: 'Starts as plain momentum until the spread can be trusted, as RAdam does.',
        zh: '像 RAdam 那样，先当普通动量用，直到离散程度可信。',
      },
      default: false,
    }),
  },
  states: { ...MOMENTUM_STATE, s: { en: 'spread around the momentum', zh: '相对动量的离散程度' } },
  rule: (p) =>
    lines(
      'state m = 0',
      'state s = 0',
      eitherDecayLine(p),
      FIRST_MOMENT,
      's = beta2 * s + (1 - beta2) * (g - m)^2 + epsilon',
      FIRST_CORRECTED,
      ...(p.rectify === true ? RECTIFIED : PLAIN),
    ),
}
