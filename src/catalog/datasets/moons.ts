import type { GeneratedDataset } from '../dataset.ts'
import { noise } from '../parameters.ts'
import { classified, TAU } from './shared/samples.ts'

/** Two half circles that reach into each other: (cos a, sin a) and (1 - cos a, 1/2 - sin a), a uniform in [0, pi), with normal noise. */
export const moons: GeneratedDataset = {
  id: 'moons',
  name: { en: 'Two moons', zh: '双月' },
  source: 'As sklearn.datasets.make_moons',
  summary: { en: 'Two crescents that reach into each other.', zh: '两个互相嵌入的月牙。' },
  parameters: { noise: noise(0.17) },
  task: () => 'binary',
  classes: () => 2,
  shape: [2],
  view: { x: [-1.6, 2.6], y: [-1.2, 1.7] },
  generate: (count, values, random, math) => {
    const sigma = values.noise as number
    return classified(count, 2, (label) => {
      const angle = (TAU / 2) * random.uniform()
      const x = label === 0 ? math.cos(angle) : 1 - math.cos(angle)
      const y = label === 0 ? math.sin(angle) : 0.5 - math.sin(angle)
      return [x + sigma * random.normal(), y + sigma * random.normal()]
    })
  },
}
