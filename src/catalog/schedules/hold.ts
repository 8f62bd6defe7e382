import type { Schedule } from '../kinds.ts'
import { number } from '../parameters.ts'
import { MOST_STEPS, STEPS } from './shared/parameters.ts'

/** A share of the rate for the first steps, then all of it: base * factor before `steps`, base from there on. */
export const hold: Schedule = {
  id: 'hold',
  name: { en: 'Reduced start', zh: '低速起步' },
  source: 'As torch.optim.lr_scheduler.ConstantLR',
  summary: {
    en: 'A share of the rate at first, then all of it at once.',
    zh: '开始时只用一部分学习率，之后一次恢复。',
  },
  parameters: {
    factor: number({
      label: { en: 'Factor', zh: '系数' },
      symbol: 'c',
      description: { en: 'What the rate is multiplied by at first.', zh: '开始时学习率乘以的系数。' },
      default: 0.1,
      min: 0,
      max: 1,
    }),
    steps: number({
      label: { en: 'Length', zh: '长度' },
      symbol: 'k',
      unit: STEPS,
      description: { en: 'Steps with the reduced rate.', zh: '使用缩小后学习率的步数。' },
      default: 100,
      min: 0,
      max: MOST_STEPS,
      integer: true,
    }),
  },
  formula: 'lr = base * where(step < steps, factor, 1)',
}
