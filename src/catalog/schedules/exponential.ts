import type { Schedule } from '../kinds.ts'
import { number, toggle } from '../parameters.ts'

/** The rate falls by the same share in equal times: times gamma over `every` steps, smoothly or in stairs (with gamma above 1 it rises). */
export const exponential: Schedule = {
  id: 'exponential',
  name: { en: 'Exponential', zh: '指数衰减' },
  source: 'As torch.optim.lr_scheduler.ExponentialLR (every = 1) and keras.optimizers.schedules.ExponentialDecay',
  summary: { en: 'Falls by the same share in equal times.', zh: '在相等的步数内按相同比例下降。' },
  parameters: {
    gamma: number({
      label: { en: 'Factor', zh: '系数' },
      symbol: '\\gamma',
      description: { en: 'What the rate is multiplied by over each period.', zh: '每个周期内学习率乘以的系数。' },
      default: 0.99,
      min: 0.0001,
      max: 10,
    }),
    every: number({
      label: { en: 'Period', zh: '周期' },
      symbol: 'k',
      unit: { en: 'steps', zh: '步' },
      description: { en: 'Steps over which the factor applies once.', zh: '系数生效一次所经历的步数。' },
      default: 1,
      min: 1,
      max: 1e6,
      scale: 'log',
    }),
    staircase: toggle({
      label: { en: 'In stairs', zh: '阶梯状' },
      description: {
        en: 'Falls at the end of each period instead of smoothly.',
        zh: '在每个周期末下降，而不是平滑下降。',
      },
      default: false,
    }),
  },
  formula: (p) => (p.staircase === true ? 'lr = base * gamma^floor(step / every)' : 'lr = base * gamma^(step / every)'),
}
