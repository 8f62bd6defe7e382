/** Scaling to mean 0 and deviation 1 of the training rows. */
import type { Samples } from '../../catalog/dataset.ts'

/** Mean and population deviation of some numbers; a deviation of 0 where all are equal. */
export interface Moments {
  readonly mean: number
  readonly deviation: number
}

/** What was subtracted and divided by: a value in the data's own units is mean + deviation * scaled. Absent where left as it was. */
export interface Scaling {
  /** One an input. */
  readonly inputs?: readonly Moments[]
  readonly target?: Moments
}

/** Moments of every `stride`-th number from `offset` on, `count` of them; sums run in row order. */
export function momentsOf(values: Float64Array, count: number, stride = 1, offset = 0): Moments {
  let sum = 0
  let least = Infinity
  let greatest = -Infinity
  for (let row = 0; row < count; row++) {
    const value = values[row * stride + offset]!
    sum += value
    least = Math.min(least, value)
    greatest = Math.max(greatest, value)
  }
  // A rounded mean would leave equal numbers a tiny deviation, which must not be blown up to 1.
  if (least === greatest) return { mean: least, deviation: 0 }
  const mean = sum / count
  let squares = 0
  for (let row = 0; row < count; row++) {
    const distance = values[row * stride + offset]! - mean
    squares += distance * distance
  }
  return { mean, deviation: Math.sqrt(squares / count) }
}

function scale(values: Float64Array, { mean, deviation }: Moments, stride = 1, offset = 0): void {
  for (let i = offset; i < values.length; i += stride) values[i] = deviation > 0 ? (values[i]! - mean) / deviation : 0
}

/**
 * Scales the rows where they lie, by the moments of the first `train` rows: 'inputs' each input by its own, 'all' also the targets of
 * regression. What does not vary in the training rows becomes 0 in all of them.
 */
export function standardize({ features, classes, x, y }: Samples, train: number, what: 'inputs' | 'all'): Scaling {
  const inputs = Array.from({ length: features }, (_, feature) => momentsOf(x, train, features, feature))
  inputs.forEach((moments, feature) => scale(x, moments, features, feature))
  if (what === 'inputs' || classes > 0) return { inputs }
  const target = momentsOf(y, train)
  scale(y, target)
  return { inputs, target }
}
