import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate, number, penalty } from '../parameters.ts'
import {
  ADAM_PARAMETERS,
  FIRST_CORRECTED,
  FIRST_MOMENT,
  MOMENT_STATES,
  SECOND_CORRECTED,
  SECOND_MOMENT,
} from './shared/adamLines.ts'
import { COUPLED, lines } from './shared/lines.ts'
import { momentumShare } from './shared/momentumParameters.ts'

/** Adam whose two moments are each mixed with the present gradient and its square. nu1 = nu2 = 1 is Adam. */
export const qhadam: RuleOptimizer = {
  id: 'qhadam',
  name: { en: 'QHAdam', zh: 'QHAdam' },
  source: 'Ma & Yarats 2019, arXiv:1810.06801; as facebookresearch/qhoptim QHAdam',
  summary: {
    en: 'Adam that mixes the present gradient into both of its running means.',
    zh: '在两个滑动平均中都混入当前梯度的 Adam。',
  },
  use: {
    en: 'When Adam is unstable: ν₂ below 1 bounds its longest step.',
    zh: 'Adam 不稳时：ν₂ 小于 1 可限制最大步长。',
  },
  family: 'adaptive',
  rate: learningRate(0.001),
  momentum: 'beta1',
  parameters: {
    ...ADAM_PARAMETERS,
    nu1: momentumShare(1, '\\nu_1'),
    nu2: number({
      label: { en: 'Share of the running size', zh: '滑动大小占比' },
      group: 'scaling',
      symbol: '\\nu_2',
      description: {
        en: '0 divides by the present gradient’s size alone, 1 by the running size alone.',
        zh: '0 只除以当前梯度的大小，1 只除以滑动平均的大小。',
      },
      default: 1,
      min: 0,
      max: 1,
    }),
    weightDecay: penalty(0),
  },
  states: MOMENT_STATES,
  rule: (p) =>
    lines(
      'state m = 0',
      'state v = 0',
      p.weightDecay !== 0 && COUPLED,
      FIRST_MOMENT,
      SECOND_MOMENT,
      FIRST_CORRECTED,
      SECOND_CORRECTED,
      'direction = (1 - nu1) * g + nu1 * mHat',
      'size = sqrt((1 - nu2) * g^2 + nu2 * vHat)',
      'theta = theta - lr * direction / (size + epsilon)',
    ),
}
