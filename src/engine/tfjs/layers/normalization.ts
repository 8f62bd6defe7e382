/** y = (x - mean) / sqrt(variance + epsilon) scale + shift: over the batch for each channel, or over the units of each sample. */
import * as tf from '@tensorflow/tfjs-core'
import type { Operation } from '../../../catalog/layer.ts'
import type { Layer } from './layer.ts'

type Batch = Extract<Operation, { kind: 'batch-normalization' }>
type Units = Extract<Operation, { kind: 'layer-normalization' }>

/** x less its mean over `axis`, the variance (biased), and the way back through both. */
function standardized(x: tf.Tensor, axis: number, epsilon: number) {
  const mean = tf.mean(x, axis, true)
  const centred = tf.sub(x, mean)
  const variance = tf.mean(tf.square(centred), axis, true)
  const inverse = tf.div(1, tf.sqrt(tf.add(variance, epsilon)))
  const z = tf.mul(centred, inverse)
  const back = (dz: tf.Tensor) => {
    const along = tf.mean(tf.mul(dz, z), axis, true)
    return tf.mul(inverse, tf.sub(tf.sub(dz, tf.mean(dz, axis, true)), tf.mul(z, along)))
  }
  return { z, mean, variance, back }
}

export const batchNormalization: Layer<Batch> = (
  { channels, positions, momentum, epsilon },
  { x, parameters, training, running },
) => {
  const [scales, shifts] = parameters as [tf.Tensor2D, tf.Tensor2D]
  const racers = scales.shape[0]
  const rows = x.shape[1]
  const wide = (one: tf.Tensor) => tf.reshape(one, [racers, 1, channels])
  const [scale, shift] = [wide(scales), wide(shifts)]
  const pixels = tf.reshape(x, [x.shape[0], rows * positions, channels])
  const shaped = (y: tf.Tensor) => tf.reshape(y, [racers, rows, positions * channels]) as tf.Tensor3D
  const [mean, variance] = running as [tf.Tensor2D, tf.Tensor2D]
  if (!training) {
    const inverse = tf.div(1, tf.sqrt(tf.add(wide(variance), epsilon)))
    const y = tf.add(tf.mul(tf.sub(pixels, wide(mean)), tf.mul(inverse, scale)), shift)
    return { y: shaped(y), back: () => ({ gradients: [] }) }
  }
  const batch = standardized(pixels, 1, epsilon)
  const count = rows * positions
  // One value has no variance: the averages stay.
  const share = count < 2 ? 0 : momentum
  const moved = (average: tf.Tensor2D, now: tf.Tensor) =>
    tf.add<tf.Tensor2D>(tf.mul(average, 1 - share), tf.mul(tf.reshape(now, [now.shape[0]!, channels]), share))
  return {
    y: shaped(tf.add(tf.mul(batch.z, scale), shift)),
    running: [moved(mean, batch.mean), moved(variance, tf.mul(batch.variance, count / Math.max(1, count - 1)))],
    back(dy, wanted) {
      const slopes = tf.reshape(dy, [racers, count, channels])
      const gradients = [tf.sum<tf.Tensor2D>(tf.mul(slopes, batch.z), 1), tf.sum<tf.Tensor2D>(slopes, 1)]
      if (!wanted) return { gradients }
      const dx = batch.back(tf.mul(slopes, scale))
      return { gradients, dx: tf.reshape(dx, [racers, rows, positions * channels]) }
    },
  }
}

export const layerNormalization: Layer<Units> = ({ units, epsilon }, { x, parameters }) => {
  const [scales, shifts] = parameters as [tf.Tensor2D, tf.Tensor2D]
  const racers = scales.shape[0]
  const wide = (one: tf.Tensor) => tf.reshape(one, [racers, 1, units])
  const scale = wide(scales)
  const { z, back } = standardized(x, 2, epsilon)
  return {
    y: tf.add<tf.Tensor3D>(tf.mul(z, scale), wide(shifts)),
    back(dy, wanted) {
      const gradients = [tf.sum<tf.Tensor2D>(tf.mul(dy, z), 1), tf.sum<tf.Tensor2D>(dy, 1)]
      return { gradients, ...(wanted && { dx: back(tf.mul(dy, scale)) as tf.Tensor3D }) }
    },
  }
}
