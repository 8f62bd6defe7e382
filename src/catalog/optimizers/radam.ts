import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate } from '../parameters.ts'
import { ADAM_PARAMETERS, FIRST_CORRECTED, FIRST_MOMENT, MOMENT_STATES, SECOND_MOMENT } from './shared/adamLines.ts'
import { eitherDecay, eitherDecayLine } from './shared/eitherDecay.ts'
import { lines } from './shared/lines.ts'
import { RECTIFICATION } from './shared/rectification.ts'

/** Adam that waits: below rho = 5 plain momentum, from then on rectified. Epsilon is added before the correction of `v`. */
export const radam: RuleOptimizer = {
  id: 'radam',
  name: { en: 'RAdam', zh: 'RAdam' },
  source: 'Liu et al. 2020, Algorithm 2, arXiv:1908.03265, with the threshold 5; as torch.optim.RAdam',
  summary: {
    en: 'Adam that starts as plain momentum and trusts its second moment only as evidence gathers.',
    zh: '先当普通动量用、证据足够后才信任二阶矩的 Adam。',
  },
  use: {
    en: 'When Adam is unstable in its first steps and no warm-up is wanted.',
    zh: 'Adam 最初几步不稳、又不想预热时。',
  },
  family: 'adaptive',
  rate: learningRate(0.001),
  momentum: 'beta1',
  parameters: { ...ADAM_PARAMETERS, ...eitherDecay(false) },
  states: MOMENT_STATES,
  rule: (p) =>
    lines(
      'state m = 0',
      'state v = 0',
      eitherDecayLine(p),
      FIRST_MOMENT,
      SECOND_MOMENT,
      FIRST_CORRECTED,
      ...RECTIFICATION,
      'scale = r * sqrt(1 - beta2^t) / (sqrt(v) + epsilon)',
      'u = where(rho > 5, scale * mHat, mHat)',
      'theta = theta - lr * u',
    ),
}
