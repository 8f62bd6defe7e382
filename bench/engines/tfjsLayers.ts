/** Layers in tfjs: images are [samples, height, width, channels], so weights are permuted on their way in and out. */
import * as tf from '@tensorflow/tfjs-core'
import { valuesOf, type Activation, type Convolution, type Dense, type Layer, type MaxPooling } from '../layers.ts'

/** A layer with its variables, in the layout of tfjs. */
export interface TfjsLayer {
  readonly variables: readonly tf.Variable[]
  forward(input: tf.Tensor): tf.Tensor
  /** Its parameters, laid as ours. */
  parameters(): Promise<number[]>
}

const activations: Record<Activation, (sum: tf.Tensor) => tf.Tensor> = {
  tanh: tf.tanh,
  relu: tf.relu,
  linear: (sum) => sum,
}

/** The numbers of weights, laid out anew, and of biases. `dataSync` would not do on WebGPU. */
async function numbersOf(weights: () => tf.Tensor, biases: tf.Tensor): Promise<number[]> {
  const laid = tf.tidy(weights)
  const numbers = [...(await laid.data()), ...(await biases.data())]
  laid.dispose()
  return numbers
}

const poolingLayer = ({ size }: MaxPooling): TfjsLayer => ({
  variables: [],
  forward: (input) => tf.maxPool(input as tf.Tensor4D, size, size, 'valid'),
  parameters: async () => [],
})

/** Filters [rows, columns, in, out] where ours are [out, in, row, column]. */
function convolutionLayer({ input, output, size, activation }: Convolution, start: Float32Array): TfjsLayer {
  const weights = start.length - output.channels
  const filters = tf.tidy(() => {
    const ours = tf.tensor4d(start.subarray(0, weights), [output.channels, input.channels, size, size])
    return tf.variable(tf.transpose(ours, [2, 3, 1, 0]))
  })
  const biases = tf.variable(tf.tensor1d(start.subarray(weights)))
  return {
    variables: [filters, biases],
    forward: (images) =>
      activations[activation](tf.add(tf.conv2d(images as tf.Tensor4D, filters as tf.Tensor4D, 1, 'same'), biases)),
    parameters: () => numbersOf(() => tf.transpose(filters, [3, 2, 0, 1]), biases),
  }
}

/** Weights [outputs, inputs] with the inputs in the order row, column, channel where ours are channel, row, column. */
function denseLayer({ input, output, activation }: Dense, start: Float32Array): TfjsLayer {
  const { height, width, channels } = input
  const units = output.channels
  const shape: [number, number] = [units, valuesOf(input)]
  const weights = tf.tidy(() => {
    const ours = tf.tensor4d(start.subarray(0, -units), [units, channels, height, width])
    return tf.variable(tf.reshape(tf.transpose(ours, [0, 2, 3, 1]), shape))
  })
  const biases = tf.variable(tf.tensor1d(start.subarray(-units)))
  const ours = () => tf.transpose(tf.reshape(weights, [units, height, width, channels]), [0, 3, 1, 2])
  return {
    variables: [weights, biases],
    forward(values) {
      const rows = values.rank === 2 ? (values as tf.Tensor2D) : tf.reshape(values, [-1, shape[1]])
      const sum = tf.add(tf.matMul(rows, weights as unknown as tf.Tensor2D, false, true), biases)
      return activations[activation](sum)
    },
    parameters: () => numbersOf(ours, biases),
  }
}

/** A layer at its start. */
export function tfjsLayer(layer: Layer, start: Float32Array): TfjsLayer {
  if (layer.kind === 'max-pooling') return poolingLayer(layer)
  return layer.kind === 'dense' ? denseLayer(layer, start) : convolutionLayer(layer, start)
}
