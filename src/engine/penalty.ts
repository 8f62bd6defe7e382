/** L1 and L2 penalties on the weights, compiled from the regularizers' formulas. */
import { regularizers } from '../catalog/regularizers/index.ts'
import type { DataProblem, Precision } from '../experiment/document.ts'
import { compileMaps, penaltyMap } from '../formula/wasm/compileMaps.ts'
import { bytesOf, type Native, type NativeVector } from './native/instance.ts'
import { resolvePenalty } from './resolve.ts'
import type { TensorInfo } from './trainer.ts'

type PenaltyExport = (w: number, into: number, n: number, scale: number) => number

/**
 * The sum over weights (not biases) of lambda f(w), for each penalty with lambda > 0.
 * Adds the gradient to `into` and returns the value; undefined where there is nothing to add.
 */
export function compilePenalty(
  native: Native,
  lambdas: DataProblem['penalty'],
  tensors: readonly TensorInfo[],
  precision: Precision,
): ((at: NativeVector, into: NativeVector) => number) | undefined {
  const used = regularizers.all.filter(({ id }) => lambdas[id as keyof typeof lambdas] > 0)
  if (used.length === 0) return undefined
  const maps = used.map((definition) => penaltyMap(definition.id, resolvePenalty(definition)))
  const { bytes } = compileMaps(maps, { precision, allocate: (size) => native.allocate(size) })
  const exports = native.link(bytes)
  const terms = used.map(({ id }) => ({
    lambda: lambdas[id as keyof typeof lambdas],
    penalize: exports[id] as PenaltyExport,
  }))
  const weights = tensors.filter(({ penalized }) => penalized)
  const size = bytesOf(precision)
  return (at, into) => {
    let total = 0
    for (const { lambda, penalize } of terms)
      for (const { offset, length } of weights)
        total += lambda * penalize(at.address + offset * size, into.address + offset * size, length, lambda)
    return total
  }
}
