import type { GeneratedDataset } from '../dataset.ts'
import { noise } from '../parameters.ts'
import { fittedPlane } from './shared/samples.ts'

/**
 * z = 0.6 (x + y) + noise over the square [-1, 1)^2: TensorFlow Playground's "plane", whose inputs lie in [-6, 6] and whose target is
 * (x + y) / 10, with the inputs divided by 6. Its noise moves the inputs; here it is normal and on the target.
 */
export const plane: GeneratedDataset = {
  id: 'plane',
  name: { en: 'Plane', zh: '平面' },
  source:
    'TensorFlow Playground, regressPlane, inputs divided by 6; https://github.com/tensorflow/playground/blob/master/src/dataset.ts',
  summary: {
    en: 'A tilted plane over two inputs: a linear model is enough.',
    zh: '两个输入上的倾斜平面：线性模型就够了。',
  },
  parameters: { noise: noise(0.1) },
  task: () => 'regression',
  classes: () => 0,
  shape: [2],
  view: { x: [-1.1, 1.1], y: [-1.1, 1.1] },
  generate: (count, values, random) => fittedPlane(count, (x, y) => 0.6 * (x + y), values.noise as number, random),
}
