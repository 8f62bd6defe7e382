/** Every operation of a network, by its kind. */
import * as tf from '@tensorflow/tfjs-core'
import type { Operation } from '../../../catalog/layer.ts'
import { affine } from './affine.ts'
import { convolution } from './convolution.ts'
import { plain, type Layer } from './layer.ts'
import { batchNormalization, layerNormalization } from './normalization.ts'
import { pooling } from './pooling.ts'

const activation: Layer<Extract<Operation, { kind: 'activation' }>> = (_, { x, training, activation: map }) => {
  if (!training) return plain(map!.value(x), () => x)
  const { value, derivatives } = map!.withDerivatives(x)
  return plain(value, (dy) => tf.mul(dy, derivatives[0]!))
}

const dropout: Layer<Extract<Operation, { kind: 'dropout' }>> = (_, { x, factors }) =>
  factors ? plain(tf.mul(x, factors), (dy) => tf.mul(dy, factors)) : plain(x, (dy) => dy)

/** [height, width, channels] to [channels, height, width]. */
const flatten: Layer<Extract<Operation, { kind: 'flatten' }>> = ({ input }, { x }) => {
  const { height, width, channels } = input
  const pixels = height * width
  if (channels === 1 || pixels === 1) return plain(x, (dy) => dy)
  const turned = (values: tf.Tensor, from: number, to: number) => {
    const [racers, rows] = values.shape as [number, number]
    const turn = tf.transpose(tf.reshape(values, [racers, rows, from, to]), [0, 1, 3, 2])
    return tf.reshape(turn, [racers, rows, pixels * channels])
  }
  return plain(turned(x, pixels, channels), (dy) => turned(dy, channels, pixels))
}

type Layers = { readonly [Kind in Operation['kind']]: Layer<Extract<Operation, { readonly kind: Kind }>> }

const layers: Layers = {
  affine,
  convolution,
  pooling,
  flatten,
  activation,
  dropout,
  'batch-normalization': batchNormalization,
  'layer-normalization': layerNormalization,
}

export const layerOf = ({ kind }: Operation): Layer<Operation> => layers[kind] as Layer<Operation>
