import type { Schedule } from '../kinds.ts'
import { number } from '../parameters.ts'
import { MOST_STEPS, STEPS } from './shared/parameters.ts'

/**
 * A rise in front of any schedule, and so not one of the registry: base (from + (1 - from) (step + offset) / steps) for the first `steps`
 * steps, where `base` is the first rate of the schedule, which then starts at a step 0 of its own with the rest of the budget.
 * As torch.optim.lr_scheduler.SequentialLR of LinearLR and the schedule, and as the get_*_with_warmup of Hugging Face (both offset 0).
 */
export const warmUp: Schedule = {
  id: 'warm-up',
  name: { en: 'Warm-up', zh: '预热' },
  source:
    'Goyal et al. 2017, section 2.2, arXiv:1706.02677; as torch.optim.lr_scheduler.LinearLR in a SequentialLR, and transformers.get_*_schedule_with_warmup',
  summary: {
    en: 'Rises in a line to the first rate of the schedule.',
    zh: '沿直线升到调度的起始学习率。',
  },
  parameters: {
    steps: number({
      label: { en: 'Warm-up', zh: '预热步数' },
      symbol: 'w',
      unit: STEPS,
      description: { en: 'Steps over which the rate rises; 0 is none.', zh: '学习率上升所用的步数；0 表示不预热。' },
      default: 0,
      min: 0,
      max: MOST_STEPS,
      integer: true,
    }),
    from: number({
      label: { en: 'Start share', zh: '起始比例' },
      symbol: 's',
      description: { en: 'Where the rise begins, as a share of the first rate.', zh: '上升起点占起始学习率的比例。' },
      default: 0,
      min: 0,
      max: 1,
    }),
    offset: number({
      label: { en: 'First step counts as', zh: '首步计为' },
      symbol: 'o',
      description: {
        en: 'With 0 the first step has the start share, which may move nothing; with 1 it is one step up already.',
        zh: '为 0 时第一步只有起始比例，可能不移动；为 1 时第一步已上升一份。',
      },
      default: 1,
      min: 0,
      max: 1,
      integer: true,
    }),
  },
  formula: 'lr = base * (from + (1 - from) * (step + offset) / steps)',
}
