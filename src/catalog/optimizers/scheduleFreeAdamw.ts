import type { RuleOptimizer } from '../optimizer.ts'
import { learningRate } from '../parameters.ts'
import { ADAM_PARAMETERS, MOMENT_STATES, SECOND_CORRECTED, SECOND_MOMENT } from './shared/adamLines.ts'
import { lines } from './shared/lines.ts'
import {
  INTERPOLATION,
  SCHEDULE_FREE_PARAMETERS,
  SCHEDULE_FREE_STATES,
  scheduleFreeRule,
} from './shared/scheduleFreeLines.ts'

/** Schedule-free with Adam's scaling of each gradient. The decay acts at y. */
export const scheduleFreeAdamw: RuleOptimizer = {
  id: 'schedule-free-adamw',
  name: { en: 'Schedule-Free AdamW', zh: 'Schedule-Free AdamW' },
  source: 'Defazio et al. 2024, Algorithm 1, arXiv:2405.15682; as facebookresearch/schedule_free AdamWScheduleFree',
  summary: {
    en: 'AdamW that averages its points as it goes instead of lowering its rate.',
    zh: '边走边求平均、而不是降低学习率的 AdamW。',
  },
  use: {
    en: 'In place of AdamW with a schedule, when the length of the run is not known.',
    zh: '运行长度未知时，代替带学习率调度的 AdamW。',
  },
  family: 'tuning',
  rate: learningRate(0.0025),
  momentum: 'beta1',
  parameters: {
    ...ADAM_PARAMETERS,
    beta1: { ...ADAM_PARAMETERS.beta1, ...INTERPOLATION },
    ...SCHEDULE_FREE_PARAMETERS,
  },
  states: { ...SCHEDULE_FREE_STATES, v: MOMENT_STATES.v },
  rule: (p) =>
    scheduleFreeRule(p, 'beta1', {
      state: 'state v = 0',
      before: lines(SECOND_MOMENT, SECOND_CORRECTED),
      direction: 'g / (sqrt(vHat) + epsilon)',
    }),
}
