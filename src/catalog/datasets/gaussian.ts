import type { GeneratedDataset } from '../dataset.ts'
import { noise } from '../parameters.ts'
import { fittedPlane } from './shared/samples.ts'

/** Across and up: where the six tops lie on the Playground's square [-6, 6]^2, and which way each points. */
const TOPS = [
  [-4, 2.5, 1],
  [0, 2.5, -1],
  [4, 2.5, 1],
  [-4, -2.5, -1],
  [0, -2.5, 1],
  [4, -2.5, -1],
] as const

const SCALE = 6
const RADIUS = 2

/** The height at (x, y): of all cones of height 1 or -1 and radius 2, the one that reaches farthest from 0; 0 outside of them. */
function height(x: number, y: number): number {
  let value = 0
  for (const [across, up, sign] of TOPS) {
    const [dx, dy] = [SCALE * x - across, SCALE * y - up]
    const cone = Math.max(0, 1 - Math.sqrt(dx * dx + dy * dy) / RADIUS)
    if (cone > Math.abs(value)) value = sign * cone
  }
  return value
}

/**
 * Three hills and three hollows in turn over the square [-1, 1)^2: TensorFlow Playground's "multi gaussian", which are cones, with the
 * inputs divided by 6. Its noise moves the inputs; here it is normal and on the target.
 */
export const gaussian: GeneratedDataset = {
  id: 'gaussian',
  name: { en: 'Gaussian hills', zh: '高斯山丘' },
  source:
    'TensorFlow Playground, regressGaussian, inputs divided by 6; https://github.com/tensorflow/playground/blob/master/src/dataset.ts',
  summary: {
    en: 'Three hills and three hollows on flat ground: a linear model sees nothing of them.',
    zh: '平地上三座小丘和三个凹坑：线性模型完全看不出来。',
  },
  parameters: { noise: noise(0.05) },
  task: () => 'regression',
  classes: () => 0,
  shape: [2],
  view: { x: [-1.1, 1.1], y: [-1.1, 1.1] },
  generate: (count, values, random) => fittedPlane(count, height, values.noise as number, random),
}
