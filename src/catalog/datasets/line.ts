import type { GeneratedDataset } from '../dataset.ts'
import { noise, number } from '../parameters.ts'
import { fitted } from './shared/samples.ts'

/** y = slope x + intercept + noise, x uniform in [-2, 2). */
export const line: GeneratedDataset = {
  id: 'line',
  name: { en: 'Noisy line', zh: '带噪声的直线' },
  source: 'y = slope · x + intercept + noise, x uniform in [−2, 2)',
  summary: { en: 'Points scattered around a straight line.', zh: '散布在一条直线周围的点。' },
  parameters: {
    slope: number({
      label: { en: 'True slope', zh: '真实斜率' },
      symbol: 'w',
      description: { en: 'Slope of the line behind the points.', zh: '点背后那条直线的斜率。' },
      default: 1.4,
      min: -5,
      max: 5,
    }),
    intercept: number({
      label: { en: 'True intercept', zh: '真实截距' },
      symbol: 'b',
      description: { en: 'Height of the line at x = 0.', zh: '直线在 x = 0 处的高度。' },
      default: 0.5,
      min: -5,
      max: 5,
    }),
    noise: noise(0.75, 5),
  },
  task: () => 'regression',
  classes: () => 0,
  shape: [1],
  view: { x: [-2.2, 2.2], y: [-4.5, 5.5] },
  generate: (count, values, random) => {
    const slope = values.slope as number
    const intercept = values.intercept as number
    return fitted(count, [-2, 2], (x) => slope * x + intercept, values.noise as number, random)
  },
}
