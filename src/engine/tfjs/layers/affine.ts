/** y = x W' + b. */
import * as tf from '@tensorflow/tfjs-core'
import type { Operation } from '../../../catalog/layer.ts'
import type { Layer } from './layer.ts'

export const affine: Layer<Extract<Operation, { kind: 'affine' }>> = ({ inputs, outputs }, { x, parameters }) => {
  const [weights, bias] = parameters as [tf.Tensor2D, tf.Tensor2D]
  const racers = weights.shape[0]
  const w = tf.reshape(weights, [racers, outputs, inputs])
  const y = tf.add<tf.Tensor3D>(tf.matMul(x, w, false, true), tf.reshape(bias, [racers, 1, outputs]))
  return {
    y,
    back(dy, wanted) {
      const gradient = tf.reshape(tf.matMul(dy, x, true, false), [racers, outputs * inputs])
      return {
        gradients: [gradient as tf.Tensor2D, tf.sum<tf.Tensor2D>(dy, 1)],
        ...(wanted && { dx: tf.matMul(dy, w) as tf.Tensor3D }),
      }
    },
  }
}
