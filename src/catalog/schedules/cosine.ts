import type { Schedule } from '../kinds.ts'
import { number } from '../parameters.ts'

/**
 * Cosine annealing: lr = minimum + (base - minimum) (1 + cos(pi step / T)) / 2, with T the period or, where that is 0, the budget.
 * Past T it rises again, as PyTorch's closed form does.
 */
export const cosine: Schedule = {
  id: 'cosine',
  name: { en: 'Cosine', zh: '余弦退火' },
  source: 'Loshchilov & Hutter 2017, equation 5, arXiv:1608.03983; as torch.optim.lr_scheduler.CosineAnnealingLR',
  summary: {
    en: 'Half a cosine from the full rate down to the lowest.',
    zh: '沿半个余弦从最高学习率降到最低。',
  },
  parameters: {
    period: number({
      label: { en: 'Length', zh: '长度' },
      symbol: 'T',
      unit: { en: 'steps', zh: '步' },
      description: {
        en: 'Steps from the highest rate to the lowest; 0 takes the whole run. Past it the rate rises again.',
        zh: '从最高降到最低所用的步数；0 表示整个运行。超过后学习率重新上升。',
      },
      default: 0,
      min: 0,
      max: 1e6,
      integer: true,
    }),
    minimum: number({
      label: { en: 'Lowest rate', zh: '最低学习率' },
      symbol: '\\eta_{\\min}',
      description: { en: 'The rate at the bottom.', zh: '最低点的学习率。' },
      default: 0,
      min: 0,
      max: 10,
    }),
  },
  formula: (p) =>
    `lr = minimum + (base - minimum) * (1 + cos(3.141592653589793 * step / ${p.period === 0 ? 'budget' : 'period'})) / 2`,
}
