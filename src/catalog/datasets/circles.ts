import type { GeneratedDataset } from '../dataset.ts'
import { noise, number } from '../parameters.ts'
import { classified, TAU } from './shared/samples.ts'

/** Class 0 on a circle of radius 1, class 1 on a smaller one inside it, at uniform angles, with normal noise. */
export const circles: GeneratedDataset = {
  id: 'circles',
  name: { en: 'Circles', zh: '同心圆' },
  source: 'As sklearn.datasets.make_circles',
  summary: {
    en: 'One class around the other: no straight line separates them.',
    zh: '一类包围另一类：没有直线能把它们分开。',
  },
  parameters: {
    noise: noise(0.1),
    factor: number({
      label: { en: 'Inner radius', zh: '内圆半径' },
      symbol: 'r',
      description: { en: 'Radius of the inner circle; the outer one has 1.', zh: '内圆的半径；外圆为 1。' },
      default: 0.5,
      min: 0,
      max: 0.95,
    }),
  },
  task: () => 'binary',
  classes: () => 2,
  shape: [2],
  view: { x: [-1.5, 1.5], y: [-1.5, 1.5] },
  generate: (count, values, random, math) => {
    const sigma = values.noise as number
    return classified(count, 2, (label) => {
      const angle = TAU * random.uniform()
      const radius = label === 0 ? 1 : (values.factor as number)
      return [radius * math.cos(angle) + sigma * random.normal(), radius * math.sin(angle) + sigma * random.normal()]
    })
  },
}
