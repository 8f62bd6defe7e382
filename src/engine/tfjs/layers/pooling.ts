/** The largest value of each window, or the mean of those inside of the image. */
import * as tf from '@tensorflow/tfjs-core'
import type { Operation } from '../../../catalog/layer.ts'
import { paddingOf } from './convolution.ts'
import { plain, runKernel, type Layer, type Pass } from './layer.ts'

type Pooling = Extract<Operation, { kind: 'pooling' }>

export const pooling: Layer<Pooling> = (operation, pass) =>
  operation.reduce === 'max' ? largest(operation, pass) : mean(operation, pass)

const largest: Layer<Pooling> = (operation, { x }) => {
  const { input, output, size, stride } = operation
  const [racers, rows, values] = x.shape
  const attributes = {
    filterSize: [size, size],
    strides: [stride, stride],
    pad: paddingOf(operation),
    dimRoundingMode: 'floor',
  }
  const images = tf.reshape(x, [racers * rows, input.height, input.width, input.channels])
  const pooled = runKernel('MaxPool', { x: images }, attributes)
  const shape = [racers * rows, output.height, output.width, output.channels]
  const y = tf.reshape(pooled, [racers, rows, output.height * output.width * output.channels])
  return plain(y, (dy) =>
    tf.reshape(runKernel('MaxPoolGrad', { dy: tf.reshape(dy, shape), input: images, output: pooled }, attributes), [
      racers,
      rows,
      values,
    ]),
  )
}

/** A product with a matrix: tfjs divides by the whole window at the border on the way back. */
function mean(operation: Pooling, { x }: Pass) {
  const { input, output } = operation
  const [racers, rows, values] = x.shape
  const [pixels, places] = [input.height * input.width, output.height * output.width]
  const shares = tf.tensor3d(sharesOf(operation), [1, places, pixels])
  const images = tf.reshape(x, [racers * rows, pixels, input.channels])
  const y = tf.reshape(tf.matMul(shares, images), [racers, rows, places * output.channels])
  return plain(y, (dy) => {
    const slopes = tf.reshape(dy, [racers * rows, places, output.channels])
    return tf.reshape(tf.matMul(shares, slopes, true, false), [racers, rows, values])
  })
}

/** [places, pixels]: the share of each pixel in the mean of each window. */
function sharesOf({ input, output, size, stride, padding }: Pooling): Float32Array {
  const pixels = input.height * input.width
  const shares = new Float32Array(output.height * output.width * pixels)
  for (let top = 0; top < output.height; top++)
    for (let left = 0; left < output.width; left++) {
      const seen: number[] = []
      for (let row = top * stride - padding; row < top * stride - padding + size; row++)
        for (let column = left * stride - padding; column < left * stride - padding + size; column++)
          if (row >= 0 && row < input.height && column >= 0 && column < input.width)
            seen.push(row * input.width + column)
      for (const pixel of seen) shares[(top * output.width + left) * pixels + pixel] = 1 / seen.length
    }
  return shares
}
