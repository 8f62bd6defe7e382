import type { GeneratedDataset } from '../dataset.ts'
import type { Mathematics, Random } from '../kinds.ts'
import { number } from '../parameters.ts'

/**
 * A Poisson count of mean `mean`: how many uniform numbers can be multiplied before the product is at most exp(-mean), less one.
 * For means below 700, above which exp(-mean) is 0.
 */
function poisson(mean: number, random: Random, math: Mathematics): number {
  const limit = math.exp(-mean)
  let count = 0
  for (let product = random.uniform(); product > limit; product *= random.uniform()) count++
  return count
}

/** Counts y of mean exp(slope x + intercept), x uniform in [-2, 2): means from 0.018 to 148 within the parameters' ranges. */
export const counts: GeneratedDataset = {
  id: 'counts',
  name: { en: 'Counts', zh: '计数' },
  source: 'Poisson regression with a log link; counts by Knuth, The Art of Computer Programming 2, section 3.4.1',
  summary: {
    en: 'Whole numbers from 0 on that scatter more the larger they are: for the Poisson loss.',
    zh: '从 0 开始的整数，越大越分散：适合泊松损失。',
  },
  parameters: {
    slope: number({
      label: { en: 'True slope', zh: '真实斜率' },
      symbol: 'w',
      description: { en: 'Slope of the logarithm of the mean.', zh: '均值对数的斜率。' },
      default: 0.8,
      min: -1.5,
      max: 1.5,
    }),
    intercept: number({
      label: { en: 'True intercept', zh: '真实截距' },
      symbol: 'b',
      description: { en: 'Logarithm of the mean at x = 0.', zh: 'x = 0 处均值的对数。' },
      default: 1,
      min: -1,
      max: 2,
    }),
  },
  task: () => 'regression',
  classes: () => 0,
  nonnegative: true,
  shape: [1],
  view: { x: [-2.2, 2.2], y: [-1, 22] },
  generate: (count, values, random, math) => {
    const slope = values.slope as number
    const intercept = values.intercept as number
    const x = new Float64Array(count)
    const y = new Float64Array(count)
    for (let i = 0; i < count; i++) {
      x[i] = 4 * random.uniform() - 2
      y[i] = poisson(math.exp(slope * x[i]! + intercept), random, math)
    }
    return { features: 1, classes: 0, x, y }
  },
}
