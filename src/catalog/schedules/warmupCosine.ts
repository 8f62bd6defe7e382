import type { Schedule } from '../kinds.ts'
import { number } from '../parameters.ts'

/**
 * Linear warm-up, then cosine over the rest of the budget, as Hugging Face's get_cosine_with_min_lr_schedule_with_warmup:
 * from + (1 - from) (step + offset) / warmup before `warmup`, then (1 + cos(2 pi cycles progress)) / 2, scaled to end at `minimum`.
 * Shares are of the racer's rate.
 */
export const warmupCosine: Schedule = {
  id: 'warmup-cosine',
  name: { en: 'Warm-up, then cosine', zh: '预热后余弦退火' },
  source:
    'huggingface/transformers, optimization.py: get_cosine_schedule_with_warmup; warm-up: Goyal et al. 2017, arXiv:1706.02677',
  summary: {
    en: 'Rises in a line from almost nothing, then falls along a cosine.',
    zh: '先从接近零线性上升，再沿余弦下降。',
  },
  parameters: {
    warmup: number({
      label: { en: 'Warm-up', zh: '预热步数' },
      symbol: 'w',
      unit: { en: 'steps', zh: '步' },
      description: { en: 'Steps over which the rate rises.', zh: '学习率上升所用的步数。' },
      default: 100,
      min: 0,
      max: 1e6,
      integer: true,
    }),
    cycles: number({
      label: { en: 'Cosine cycles', zh: '余弦周期数' },
      symbol: 'c',
      description: {
        en: 'Waves of the cosine in the rest of the run; one half ends at the bottom.',
        zh: '余下步数内的余弦周期数；0.5 表示恰好在最低点结束。',
      },
      default: 0.5,
      min: 0,
      max: 20,
    }),
    minimum: number({
      label: { en: 'Lowest share', zh: '最低比例' },
      symbol: 'r',
      description: {
        en: 'The lowest rate after the warm-up, as a share of the full one.',
        zh: '预热后的最低学习率占最高学习率的比例。',
      },
      default: 0,
      min: 0,
      max: 1,
    }),
    offset: number({
      label: { en: 'First step counts as', zh: '首步计为' },
      symbol: 'o',
      description: {
        en: 'With 0 the first step has a rate of 0 and moves nothing; with 1 it has its share.',
        zh: '为 0 时第一步学习率为 0，不会移动；为 1 时第一步即有一份。',
      },
      default: 1,
      min: 0,
      max: 1,
      integer: true,
    }),
    from: number({
      label: { en: 'Start share', zh: '起始比例' },
      symbol: 's',
      description: { en: 'Where the warm-up begins, as a share of the full rate.', zh: '预热起点占最高学习率的比例。' },
      default: 0,
      min: 0,
      max: 1,
    }),
  },
  formula: [
    'rise = from + (1 - from) * (step + offset) / max(1, warmup)',
    'progress = (step - warmup) / max(1, budget - warmup)',
    'wave = (1 + cos(6.283185307179586 * cycles * progress)) / 2',
    'fall = max(0, minimum + (1 - minimum) * wave)',
    'lr = base * where(step < warmup, rise, fall)',
  ].join('\n'),
}
