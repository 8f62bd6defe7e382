import type { GeneratedDataset } from '../dataset.ts'
import { noise, number } from '../parameters.ts'
import { classified, TAU } from './shared/samples.ts'

/** `classes` normal clouds around the corners of a regular polygon on the unit circle, the first corner at the top. */
export const blobs: GeneratedDataset = {
  id: 'blobs',
  name: { en: 'Blobs', zh: '团簇' },
  source: 'As sklearn.datasets.make_blobs, with centres on a circle',
  summary: { en: 'One cloud of points a class.', zh: '每个类别一团点。' },
  parameters: {
    classes: number({
      label: { en: 'Classes', zh: '类别数' },
      symbol: 'k',
      description: { en: 'Number of clouds.', zh: '团簇的个数。' },
      default: 3,
      min: 2,
      max: 6,
      integer: true,
    }),
    noise: noise(0.3),
  },
  task: () => 'classes',
  classes: (values) => Number(values.classes),
  shape: [2],
  view: { x: [-2, 2], y: [-2, 2] },
  generate: (count, values, random, math) => {
    const classes = values.classes as number
    const sigma = values.noise as number
    return classified(count, classes, (label) => {
      const angle = TAU * (label / classes)
      return [math.sin(angle) + sigma * random.normal(), math.cos(angle) + sigma * random.normal()]
    })
  },
}
