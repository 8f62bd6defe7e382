import type { Schedule } from '../kinds.ts'
import { number } from '../parameters.ts'
import { length, lengthName, lowestRate } from './shared/parameters.ts'

/**
 * Cosine annealing: lr = minimum + (base - minimum) (1 + cos(2 pi cycles step / T)) / 2, with T the period or, where that is 0, the budget.
 * Past T it goes on, as PyTorch's closed form does: with half a wave it rises again.
 */
export const cosine: Schedule = {
  id: 'cosine',
  name: { en: 'Cosine', zh: '余弦退火' },
  source:
    'Loshchilov & Hutter 2017, equation 5, arXiv:1608.03983; as torch.optim.lr_scheduler.CosineAnnealingLR; cycles: as num_cycles of transformers.get_cosine_schedule_with_warmup',
  summary: {
    en: 'Half a cosine from the full rate down to the lowest.',
    zh: '沿半个余弦从最高学习率降到最低。',
  },
  parameters: {
    period: length({
      en: 'Steps of the half wave from the highest rate to the lowest; 0 takes the whole run. Past it the rate rises again.',
      zh: '从最高到最低的半个余弦所用的步数；0 表示整个运行。超过后学习率重新上升。',
    }),
    minimum: lowestRate(0, { en: 'The rate at the bottom.', zh: '最低点的学习率。' }),
    cycles: number({
      label: { en: 'Waves', zh: '周期数' },
      symbol: 'c',
      description: {
        en: 'Waves of the cosine over its length, if it is not the half one that ends at the bottom.',
        zh: '整个长度内的余弦周期数；默认 0.5，恰好在最低点结束。',
      },
      default: 0.5,
      min: 0,
      max: 20,
    }),
  },
  formula: (p) =>
    `lr = minimum + (base - minimum) * (1 + cos(2 * 3.141592653589793 * cycles * step / ${lengthName('period', p.period)})) / 2`,
}
