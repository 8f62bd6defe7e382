import type { Schedule } from '../kinds.ts'
import { number } from '../parameters.ts'
import { MOST_STEPS, STEPS } from './shared/parameters.ts'

/** base sqrt(timescale / (timescale + step)): what follows the warm-up of a transformer where the length of the run is not known. */
export const inverseSquareRoot: Schedule = {
  id: 'inverse-square-root',
  name: { en: 'Inverse square root', zh: '平方根倒数衰减' },
  source:
    'Raffel et al. 2020, section 3.1.2, arXiv:1910.10683; as transformers.get_inverse_sqrt_schedule, https://github.com/huggingface/transformers/blob/main/src/transformers/optimization.py',
  summary: {
    en: 'Falls as 1 over the root of the step: slowly, and without an end.',
    zh: '按步数平方根的倒数下降：缓慢且没有终点。',
  },
  parameters: {
    timescale: number({
      label: { en: 'Time scale', zh: '时间尺度' },
      symbol: '\\tau',
      unit: STEPS,
      description: {
        en: 'After three times this many steps the rate is halved. With a warm-up it is usually as long.',
        zh: '经过此步数的三倍后学习率减半。有预热时通常与预热等长。',
      },
      default: 100,
      min: 1,
      max: MOST_STEPS,
      scale: 'log',
    }),
  },
  formula: 'lr = base * sqrt(timescale / (timescale + step))',
}
