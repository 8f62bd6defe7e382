/**
 * Cross-correlation plus bias. Where all racers have the same input, their filters stand beside each other as channels of one convolution;
 * later ones are done racer by racer, since tfjs has no convolution of many inputs with filters of their own.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Operation, Windows } from '../../../catalog/layer.ts'
import { runKernel, type Layer } from './layer.ts'

type Padding = [[number, number], [number, number], [number, number], [number, number]]

/** Padding as tfjs has it: above and to the left as given, below and to the right as the output needs. */
export function paddingOf({ input, output, size, stride, padding }: Windows): Padding {
  const after = (outputs: number, inputs: number) => Math.max(0, (outputs - 1) * stride + size - inputs - padding)
  return [
    [0, 0],
    [padding, after(output.height, input.height)],
    [padding, after(output.width, input.width)],
    [0, 0],
  ]
}

export const convolution: Layer<Extract<Operation, { kind: 'convolution' }>> = (operation, { x, parameters }) => {
  const { input, output, size, stride } = operation
  const [weights, bias] = parameters as [tf.Tensor2D, tf.Tensor2D]
  const racers = weights.shape[0]
  const [shared, rows] = x.shape
  const attributes = {
    strides: [stride, stride],
    pad: paddingOf(operation),
    dataFormat: 'NHWC',
    dilations: [1, 1],
    dimRoundingMode: 'floor',
  }
  const [inside, outside] = [
    [rows, input.height, input.width, input.channels],
    [rows, output.height, output.width, output.channels],
  ]
  const filterShape = [size, size, input.channels, output.channels]
  const area = size * size
  // Ours are [out, in, row, column], those of tfjs [row, column, in, out].
  const ours = tf.reshape(weights, [racers, output.channels, input.channels, area])
  const theirs = tf.transpose(ours, [0, 3, 2, 1])
  const filters = split(theirs, racers).map((one) => tf.reshape(one, filterShape))
  const images = split(x, shared).map((one) => tf.reshape(one, inside))
  const all = shared === 1 && racers > 1
  // [size, size, in, R * out]
  const together = all
    ? tf.reshape(tf.transpose(theirs, [1, 2, 0, 3]), [size, size, input.channels, racers * output.channels])
    : undefined
  const sums = together
    ? apart(runKernel('Conv2D', { x: images[0]!, filter: together }, attributes))
    : tf.stack(images.map((image, racer) => runKernel('Conv2D', { x: image, filter: filters[racer]! }, attributes)))
  const values = output.height * output.width * output.channels

  /** [B, H, W, R * out] to [R, B, H, W, out]. */
  function apart(y: tf.Tensor): tf.Tensor {
    const pixels = rows * output.height * output.width
    return tf.transpose(tf.reshape(y, [pixels, racers, output.channels]), [1, 0, 2])
  }

  /** Gradients of filters [row, column, in, out] of each racer to ours. */
  const toOurs = (gradient: tf.Tensor): tf.Tensor2D =>
    tf.reshape(tf.transpose(tf.reshape(gradient, [racers, area, input.channels, output.channels]), [0, 3, 2, 1]), [
      racers,
      weights.shape[1],
    ])

  const flat = tf.reshape(sums, [racers, rows * output.height * output.width, output.channels])
  const y = tf.add(flat, tf.reshape(bias, [racers, 1, output.channels]))
  return {
    y: tf.reshape(y, [racers, rows, values]),
    back(dy, wanted) {
      const pixels = tf.reshape(dy, [racers, rows * output.height * output.width, output.channels])
      const biases = tf.sum<tf.Tensor2D>(pixels, 1)
      const slopes = split(dy, racers).map((one) => tf.reshape(one, outside))
      if (all) {
        const beside = tf.reshape(tf.transpose(pixels, [1, 0, 2]), [...outside.slice(0, 3), racers * output.channels])
        const gradient = runKernel(
          'Conv2DBackpropFilter',
          { x: images[0]!, dy: beside },
          { ...attributes, filterShape: together!.shape },
        )
        const own = tf.transpose(tf.reshape(gradient, [area * input.channels, racers, output.channels]), [1, 0, 2])
        // The input of the network has no gradient.
        return { gradients: [toOurs(own), biases] }
      }
      const gradient = tf.stack(
        slopes.map((slope, racer) =>
          runKernel(
            'Conv2DBackpropFilter',
            { x: images[shared === 1 ? 0 : racer]!, dy: slope },
            { ...attributes, filterShape },
          ),
        ),
      )
      if (!wanted) return { gradients: [toOurs(gradient), biases] }
      const dx = tf.stack(
        slopes.map((slope, racer) =>
          runKernel(
            'Conv2DBackpropInput',
            { dy: slope, filter: filters[racer]! },
            { ...attributes, inputShape: inside },
          ),
        ),
      )
      return { gradients: [toOurs(gradient), biases], dx: tf.reshape(dx, [racers, rows, x.shape[2]]) }
    },
  }
}

const split = (x: tf.Tensor, count: number): tf.Tensor[] => (count === 1 ? [x] : tf.split(x, count, 0))
