import type { GeneratedDataset } from '../dataset.ts'
import { noise } from '../parameters.ts'
import { classified } from './shared/samples.ts'

/** Uniform in the square [-1, 1)^2; class 1 where the two inputs have opposite signs. Noise moves points after they are labelled. */
export const xor: GeneratedDataset = {
  id: 'xor',
  name: { en: 'XOR', zh: '异或' },
  source: 'Minsky & Papert 1969, Perceptrons',
  summary: { en: 'Four fields, opposite ones alike: two lines are needed.', zh: '四个象限，对角同类：需要两条直线。' },
  parameters: { noise: noise(0.08) },
  task: () => 'binary',
  classes: () => 2,
  shape: [2],
  view: { x: [-1.3, 1.3], y: [-1.3, 1.3] },
  generate: (count, values, random) => {
    const sigma = values.noise as number
    return classified(count, 2, (label) => {
      const x = 2 * random.uniform() - 1
      const height = random.uniform()
      const y = x < 0 === (label === 0) ? -height : height
      return [x + sigma * random.normal(), y + sigma * random.normal()]
    })
  },
}
