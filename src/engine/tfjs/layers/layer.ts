/** What the operations of a network are on a device: forward on values [R, B, values], and the way back. */
import * as tf from '@tensorflow/tfjs-core'
import type { TensorMap } from '../../../formula/tfjs/compileMaps.ts'

/** A kernel of tfjs that has no function of its own. */
export function runKernel(
  name: string,
  inputs: Record<string, tf.Tensor>,
  attributes: Record<string, unknown>,
): tf.Tensor {
  return tf.engine().runKernel(name, inputs, attributes as tf.NamedAttrMap) as tf.Tensor
}

export interface Pass {
  /** Values [R, B, values]; of the first operation [1, B, values], the same for all racers. */
  readonly x: tf.Tensor3D
  /** Tensors of the operation, [R, length] each. */
  readonly parameters: readonly tf.Tensor2D[]
  readonly training: boolean
  /** In training: the factors of dropout, [1, B, values]. */
  readonly factors?: tf.Tensor3D
  /** Running mean and variance of batch normalization, [R, channels] each. */
  readonly running?: readonly tf.Tensor2D[]
  readonly activation?: TensorMap<tf.Tensor>
}

export interface Passed {
  readonly y: tf.Tensor3D
  /** From the gradient of y to that of the parameters, [R, length] each, and, where it is wanted, of x. */
  readonly back: (dy: tf.Tensor3D, wanted: boolean) => { readonly gradients: tf.Tensor2D[]; readonly dx?: tf.Tensor3D }
  /** Running averages after it. */
  readonly running?: readonly tf.Tensor2D[]
}

export type Layer<One> = (operation: One, pass: Pass) => Passed

/** Of an operation without parameters. */
export const plain = (y: tf.Tensor, back: (dy: tf.Tensor3D) => tf.Tensor): Passed => ({
  y: y as tf.Tensor3D,
  back: (dy, wanted) => ({ gradients: [], ...(wanted && { dx: back(dy) as tf.Tensor3D }) }),
})
