/** L1 and L2 penalties on the weights of stacked racers, from the regularizers' formulas; each racer has its own factors. */
import * as tf from '@tensorflow/tfjs-core'
import { regularizers } from '../../catalog/regularizers/index.ts'
import type { Mathematics } from '../../formula/mathematics.ts'
import { tensorActivation, type TensorMap } from '../../formula/tfjs/compileMaps.ts'
import type { Lambdas } from '../penalty.ts'
import { resolvePenalty } from '../resolve.ts'
import type { TensorInfo } from '../trainer.ts'
import { tensorOperations } from './operations.ts'

export class TensorPenalty {
  readonly #maps: readonly { readonly id: keyof Lambdas; readonly map: TensorMap<tf.Tensor> }[]
  /** [1, P]: 1 for weights, 0 for the others. */
  readonly #mask: tf.Tensor2D

  constructor(tensors: readonly TensorInfo[], mathematics: Mathematics) {
    this.#maps = regularizers.all.map((definition) => ({
      id: definition.id as keyof Lambdas,
      map: tensorActivation(resolvePenalty(definition), { operations: tensorOperations, mathematics, parameters: {} }),
    }))
    const last = tensors.at(-1)!
    const mask = new Float32Array(last.offset + last.length)
    for (const { offset, length, penalized } of tensors) if (penalized) mask.fill(1, offset, offset + length)
    this.#mask = tf.keep(tf.tensor2d(mask, [1, mask.length]))
  }

  /** Adds the penalties at theta [R, P] to the loss [R, 1] and the gradient [R, P]. */
  add(theta: tf.Tensor2D, taken: { loss: tf.Tensor2D; gradient: tf.Tensor2D }, lambdas: readonly Lambdas[]) {
    let { loss, gradient } = taken
    for (const { id, map } of this.#maps) {
      const factors = lambdas.map((own) => own[id])
      if (factors.every((factor) => factor === 0)) continue
      const isOne = factors.every((factor) => factor === factors[0])
      const shown = isOne ? factors.slice(0, 1) : factors
      const lambda = tf.tensor2d(shown, [shown.length, 1])
      const { value, derivatives } = map.withDerivatives(theta)
      loss = tf.add(loss, tf.mul(lambda, tf.sum(tf.mul(value, this.#mask), 1, true)))
      gradient = tf.add(gradient, tf.mul(lambda, tf.mul(derivatives[0]!, this.#mask)))
    }
    return { loss, gradient }
  }

  dispose(): void {
    this.#mask.dispose()
    for (const { map } of this.#maps) map.dispose()
  }
}
