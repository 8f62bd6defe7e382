import type { GeneratedDataset } from '../dataset.ts'
import { noise, number } from '../parameters.ts'
import { classified, TAU } from './shared/samples.ts'

/** Two spiral arms, half a turn apart: radius r in [0.05, 1), angle turns * r of a full turn, with normal noise. */
export const spirals: GeneratedDataset = {
  id: 'spirals',
  name: { en: 'Spirals', zh: '螺旋' },
  source: 'Lang & Witbrock 1988, Learning to Tell Two Spirals Apart',
  summary: {
    en: 'Two arms wound around each other: hard for a small network.',
    zh: '互相缠绕的两条旋臂：小网络很难分开。',
  },
  parameters: {
    noise: noise(0.03, 0.5),
    turns: number({
      label: { en: 'Turns', zh: '圈数' },
      symbol: 'n',
      description: { en: 'Full turns of each arm.', zh: '每条旋臂旋转的圈数。' },
      default: 1.25,
      min: 0.25,
      max: 4,
    }),
  },
  task: () => 'binary',
  classes: () => 2,
  shape: [2],
  view: { x: [-1.2, 1.2], y: [-1.2, 1.2] },
  generate: (count, values, random, math) => {
    const sigma = values.noise as number
    return classified(count, 2, (label) => {
      const radius = 0.05 + 0.95 * random.uniform()
      const angle = TAU * ((values.turns as number) * radius + label / 2)
      return [radius * math.cos(angle) + sigma * random.normal(), radius * math.sin(angle) + sigma * random.normal()]
    })
  },
}
