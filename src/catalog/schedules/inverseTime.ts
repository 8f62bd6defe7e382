import type { Schedule } from '../kinds.ts'
import { number, toggle } from '../parameters.ts'

/** The classical decay of stochastic approximation: base / (1 + decay * step / every). */
export const inverseTime: Schedule = {
  id: 'inverse-time',
  name: { en: 'Inverse time', zh: '反时限衰减' },
  source: 'Robbins & Monro 1951, doi:10.1214/aoms/1177729586; as keras.optimizers.schedules.InverseTimeDecay',
  summary: {
    en: 'Falls as 1 over the step: fast at first, then ever more slowly.',
    zh: '按步数的倒数下降：先快后慢。',
  },
  parameters: {
    decay: number({
      label: { en: 'Decay', zh: '衰减率' },
      symbol: '\\rho',
      description: { en: 'Growth of the divisor over each period.', zh: '每个周期内除数的增量。' },
      default: 0.5,
      min: 0,
      max: 100,
    }),
    every: number({
      label: { en: 'Period', zh: '周期' },
      symbol: 'k',
      unit: { en: 'steps', zh: '步' },
      description: { en: 'Steps over which the divisor grows by the decay.', zh: '除数增加一个衰减率所需的步数。' },
      default: 100,
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
  formula: (p) =>
    p.staircase === true ? 'lr = base / (1 + decay * floor(step / every))' : 'lr = base / (1 + decay * step / every)',
}
