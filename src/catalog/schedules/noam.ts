import type { Schedule } from '../kinds.ts'
import { number } from '../parameters.ts'
import { MOST_STEPS, STEPS } from './shared/parameters.ts'

/** The rate of the first transformer: base d^-1/2 min(t^-1/2, t w^-3/2) with t = step + 1; the racer's rate is the factor in front. */
export const noam: Schedule = {
  id: 'noam',
  name: { en: 'Noam', zh: 'Noam' },
  source: 'Vaswani et al. 2017, equation 3, arXiv:1706.03762',
  summary: {
    en: 'A line up, then 1 over the root of the step. The learning rate is a factor here; 1 is usual.',
    zh: '先线性上升，再按步数平方根的倒数下降。此处学习率是系数，通常为 1。',
  },
  parameters: {
    dModel: number({
      label: { en: 'Model width', zh: '模型宽度' },
      symbol: 'd_{\\mathrm{model}}',
      description: {
        en: 'Wider models get smaller rates: the rate is divided by the root of this.',
        zh: '模型越宽学习率越小：学习率除以此数的平方根。',
      },
      default: 512,
      min: 1,
      max: 65536,
      scale: 'log',
      integer: true,
    }),
    warmup: number({
      label: { en: 'Rise', zh: '上升步数' },
      symbol: 'w',
      unit: STEPS,
      description: { en: 'Steps over which the rate rises.', zh: '学习率上升所用的步数。' },
      default: 100,
      min: 1,
      max: MOST_STEPS,
      scale: 'log',
      integer: true,
    }),
  },
  formula: 'lr = base * dModel^-0.5 * min((step + 1)^-0.5, (step + 1) * warmup^-1.5)',
}
