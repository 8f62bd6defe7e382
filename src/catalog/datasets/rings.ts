import type { GeneratedDataset } from '../dataset.ts'
import { noise, number } from '../parameters.ts'
import { classified, TAU } from './shared/samples.ts'

/** `classes` circles around the origin, class k on radius (k + 1) / classes, at uniform angles, with normal noise. */
export const rings: GeneratedDataset = {
  id: 'rings',
  name: { en: 'Rings', zh: '圆环' },
  source: 'As sklearn.datasets.make_circles, with a ring for each class',
  summary: {
    en: 'Ring around ring, a class each: the distance from the middle tells them apart.',
    zh: '一环套一环，每环一类：靠到中心的距离来区分。',
  },
  parameters: {
    classes: number({
      label: { en: 'Classes', zh: '类别数' },
      symbol: 'k',
      description: { en: 'Number of rings.', zh: '圆环的个数。' },
      default: 3,
      min: 2,
      max: 5,
      integer: true,
    }),
    noise: noise(0.06),
  },
  task: () => 'classes',
  classes: (values) => Number(values.classes),
  shape: [2],
  view: { x: [-1.4, 1.4], y: [-1.4, 1.4] },
  generate: (count, values, random, math) => {
    const classes = values.classes as number
    const sigma = values.noise as number
    return classified(count, classes, (label) => {
      const angle = TAU * random.uniform()
      const radius = (label + 1) / classes
      return [radius * math.cos(angle) + sigma * random.normal(), radius * math.sin(angle) + sigma * random.normal()]
    })
  },
}
