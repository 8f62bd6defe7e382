import type { Schedule } from '../kinds.ts'
import { number } from '../parameters.ts'
import { length, lengthName } from './shared/parameters.ts'

/** A straight line from one share of the rate to another: base (from + (to - from) min(step, T) / T), with T the length or the budget. */
export const linear: Schedule = {
  id: 'linear',
  name: { en: 'Linear', zh: '线性' },
  source: 'As torch.optim.lr_scheduler.LinearLR',
  summary: {
    en: 'A straight line from one rate to another, then level.',
    zh: '沿直线从一个学习率到另一个，之后保持不变。',
  },
  parameters: {
    from: number({
      label: { en: 'First share', zh: '起始比例' },
      symbol: 'a',
      description: { en: 'Where the line begins, as a share of the full rate.', zh: '直线起点占设定学习率的比例。' },
      default: 1,
      min: 0,
      max: 100,
    }),
    to: number({
      label: { en: 'Last share', zh: '最终比例' },
      symbol: 'b',
      description: { en: 'Where the line ends, as a share of the full rate.', zh: '直线终点占设定学习率的比例。' },
      default: 0,
      min: 0,
      max: 100,
    }),
    steps: length({
      en: 'Steps from the first share to the last; 0 takes the whole run.',
      zh: '从起始比例到最终比例所用的步数；0 表示整个运行。',
    }),
  },
  formula: (p) => {
    const steps = lengthName('steps', p.steps)
    return `lr = base * (from + (to - from) * min(step, ${steps}) / ${steps})`
  },
}
