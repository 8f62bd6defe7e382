import type { RuleOptimizer } from '../optimizer.ts'
import { decay, learningRate } from '../parameters.ts'
import {
  INTERPOLATION,
  SCHEDULE_FREE_PARAMETERS,
  SCHEDULE_FREE_STATES,
  scheduleFreeRule,
} from './shared/scheduleFreeLines.ts'

/** Plain gradient steps at z, gradients at y between z and their average x; figures are taken at x. */
export const scheduleFreeSgd: RuleOptimizer = {
  id: 'schedule-free-sgd',
  name: { en: 'Schedule-Free SGD', zh: 'Schedule-Free SGD' },
  source: 'Defazio et al. 2024, arXiv:2405.15682; as facebookresearch/schedule_free SGDScheduleFree',
  summary: {
    en: 'Averages its points as it goes, which does what a falling rate would, without knowing when it ends.',
    zh: '边走边求平均，起到降低学习率的作用，却不必知道何时结束。',
  },
  use: {
    en: 'In place of SGD with a schedule, when the length of the run is not known.',
    zh: '运行长度未知时，代替带学习率调度的 SGD。',
  },
  family: 'tuning',
  rate: learningRate(0.1),
  momentum: 'momentum',
  parameters: {
    momentum: { ...decay(0.9, '\\beta', INTERPOLATION.label, INTERPOLATION.description), min: INTERPOLATION.min },
    ...SCHEDULE_FREE_PARAMETERS,
  },
  states: SCHEDULE_FREE_STATES,
  rule: (p) => scheduleFreeRule(p, 'momentum', { state: false, before: false, direction: 'g' }),
}
