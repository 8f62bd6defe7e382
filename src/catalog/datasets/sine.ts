import type { GeneratedDataset } from '../dataset.ts'
import { noise, number } from '../parameters.ts'
import { fitted, TAU } from './shared/samples.ts'

/** y = sin(2 pi waves x / 2) + noise over x uniform in [-1, 1): `waves` whole waves over the range. */
export const sine: GeneratedDataset = {
  id: 'sine',
  name: { en: 'Noisy sine', zh: '带噪声的正弦' },
  source: 'y = sin(π · waves · x) + noise, x uniform in [−1, 1); Bishop 2006, section 1.1',
  summary: { en: 'Points scattered around a sine.', zh: '散布在正弦曲线周围的点。' },
  parameters: {
    waves: number({
      label: { en: 'Waves', zh: '波数' },
      symbol: 'k',
      description: { en: 'Whole waves over the range of x.', zh: 'x 范围内完整波的个数。' },
      default: 1,
      min: 0.25,
      max: 5,
    }),
    noise: noise(0.2),
  },
  task: () => 'regression',
  classes: () => 0,
  shape: [1],
  view: { x: [-1.1, 1.1], y: [-2, 2] },
  generate: (count, values, random, math) => {
    const frequency = ((values.waves as number) * TAU) / 2
    return fitted(count, [-1, 1], (x) => math.sin(frequency * x), values.noise as number, random)
  },
}
