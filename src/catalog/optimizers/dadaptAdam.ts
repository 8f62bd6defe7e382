import type { RuleOptimizer } from '../optimizer.ts'
import { ADAM_PARAMETERS, MOMENT_STATES, SECOND_MOMENT } from './shared/adamLines.ts'
import {
  DISTANCE_PARAMETERS,
  DISTANCE_RATE,
  DISTANCE_STATES,
  distanceDecay,
  distanceRate,
} from './shared/distanceLines.ts'
import { eitherDecay } from './shared/eitherDecay.ts'
import { COUPLED, lines } from './shared/lines.ts'

/**
 * Adam whose rate is a lower bound of the distance to the solution. The progress uses `v` before its update, and the momentum holds the rate.
 * Where every gradient so far was 0 the official code makes no step; here the decay, if any, acts.
 */
export const dadaptAdam: RuleOptimizer = {
  id: 'dadapt-adam',
  name: { en: 'D-Adapt Adam', zh: 'D-Adapt Adam' },
  source: 'Defazio & Mishchenko 2023, arXiv:2301.07733; as facebookresearch/dadaptation DAdaptAdam',
  summary: {
    en: 'Adam that finds its rate by itself: a growing lower bound of the distance to the solution.',
    zh: '自动确定学习率的 Adam：取到解的距离的下界，只增不减。',
  },
  use: {
    en: 'When there is no time to tune Adam’s rate.',
    zh: '没时间调 Adam 的学习率时。',
  },
  family: 'tuning',
  rate: DISTANCE_RATE,
  momentum: 'beta1',
  parameters: { ...ADAM_PARAMETERS, ...eitherDecay(false), ...DISTANCE_PARAMETERS },
  states: { ...MOMENT_STATES, ...DISTANCE_STATES },
  rule: (p) =>
    lines(
      'state m = 0',
      'state v = 0',
      'state s = 0',
      'state scalar d = d0',
      'state scalar numerator = 0',
      p.weightDecay !== 0 && p.decoupled !== true && COUPLED,
      distanceRate(p),
      'root = sqrt(beta2)',
      'progress = rate * sumAll(g * s / (sqrt(v) + epsilon))',
      'numerator = root * numerator + (1 - root) * progress',
      'm = beta1 * m + (1 - beta1) * rate * g',
      SECOND_MOMENT,
      's = root * s + (1 - root) * rate * g',
      'total = sumAll(abs(s))',
      'dHat = where(total == 0, 0, numerator / ((1 - root) * total))',
      p.growth === 0 ? 'd = max(d, dHat)' : 'd = max(d, min(dHat, d * growth))',
      distanceDecay(p),
      'theta = theta - m / (sqrt(v) + epsilon)',
      'show d = d',
    ),
}
