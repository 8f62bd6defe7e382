import type { Schedule } from '../kinds.ts'
import { number } from '../parameters.ts'

/** The rate falls in stairs: times gamma every `every` steps (with gamma above 1 it rises, as a batch size may). */
export const step: Schedule = {
  id: 'step',
  name: { en: 'Stairs', zh: '阶梯衰减' },
  source: 'As torch.optim.lr_scheduler.StepLR',
  summary: { en: 'Multiplies the rate by a factor every so many steps.', zh: '每隔若干步把学习率乘以一个系数。' },
  parameters: {
    every: number({
      label: { en: 'Stair length', zh: '阶梯长度' },
      symbol: 'k',
      unit: { en: 'steps', zh: '步' },
      description: { en: 'Steps between two changes of the rate.', zh: '两次变化之间的步数。' },
      default: 100,
      min: 1,
      max: 1e6,
      scale: 'log',
      integer: true,
    }),
    gamma: number({
      label: { en: 'Factor', zh: '系数' },
      symbol: '\\gamma',
      description: { en: 'What the rate is multiplied by at each stair.', zh: '每级阶梯处学习率乘以的系数。' },
      default: 0.5,
      min: 0,
      max: 10,
    }),
  },
  formula: 'lr = base * gamma^floor(step / every)',
}
