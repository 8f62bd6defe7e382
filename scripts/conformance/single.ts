/**
 * Comparing float32 with the reference. How far it may be off is measured: the float64 run is repeated with its start and its gradients
 * disturbed by 2^-23 relative, five times, and 50 times the largest change up to a step is allowed there, at least 1e-6. A run is compared
 * for as long as that is at most a hundredth of |theta|: beyond it float32 and float64 are two different runs.
 */

import type { Objective } from '../../src/engine/trainer.ts'

/** What is known of a run after some steps. */
export interface Row {
  readonly step: number
  readonly theta: ArrayLike<number>
  readonly loss: number
}

export const SEEDS = [1, 2, 3, 4, 5] as const
const FACTOR = 50
const LEAST = 1e-6
const MOST_SHARE = 0.01
const DISTURBANCE = 2 ** -23

export type Disturb = (values: { length: number; [index: number]: number }) => void

/** Disturbs numbers in place, each by 2^-23 of itself up or down; the signs belong to the seed (mulberry32). */
export function disturber(seed: number): Disturb {
  let state = seed * 0x9e3779b9
  const sign = () => {
    state = (state + 0x6d2b79f5) | 0
    let z = Math.imul(state ^ (state >>> 15), state | 1)
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61)
    return (z ^ (z >>> 14)) & 1 ? 1 : -1
  }
  return (values) => {
    for (let i = 0; i < values.length; i++) values[i]! *= 1 + sign() * DISTURBANCE
  }
}

/** An objective with every gradient disturbed. */
export function withDisturbedGradients(objective: Objective, disturb: Disturb): Objective {
  return {
    tensors: objective.tensors,
    gradient(at, batch, into) {
      const loss = objective.gradient(at, batch, into)
      disturb(into.values)
      return loss
    },
    get plainLoss() {
      return objective.plainLoss!
    },
    beginStep: () => objective.beginStep?.(),
    loss: (at, batch) => objective.loss(at, batch),
    scores: (at, split) => objective.scores(at, split),
    ...(objective.hessian && { hessian: (at) => objective.hessian!(at) }),
  }
}

const largest = (numbers: Iterable<number>) => {
  let most = 0
  for (const value of numbers) if (!(value <= most)) most = value
  return most
}
const norm = (values: ArrayLike<number>) => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!
  return Math.sqrt(sum)
}
const farthest = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let most = 0
  for (let i = 0; i < a.length; i++) {
    const distance = Math.abs(a[i]! - b[i]!)
    if (!(distance <= most)) most = distance
  }
  return most
}

export interface SingleResult {
  /** Where float32 is too far off; undefined where it is not. */
  readonly why?: string
  /** The last step that was compared; 0 where none could be. */
  readonly until: number
}

/** Compares a float32 run with the float64 one, given how far disturbed float64 runs are from it; rows are at the same steps. */
export function compareSingle(
  single: readonly Row[],
  double: readonly Row[],
  disturbed: readonly (readonly Row[])[],
): SingleResult {
  let until = 0
  let spread = 0
  let lossSpread = 0
  for (const [i, exact] of double.entries()) {
    const runs = disturbed.map((rows) => rows[i]!)
    spread = Math.max(spread, largest(runs.map(({ theta }) => farthest(theta, exact.theta))))
    const allowed = Math.max(LEAST, FACTOR * spread)
    if (!(allowed <= MOST_SHARE * norm(exact.theta))) break
    const actual = single[i]!
    const distance = farthest(actual.theta, exact.theta)
    if (!(distance <= allowed))
      return {
        until,
        why: `step ${exact.step}: theta is off by ${exponent(distance)}, ${exponent(allowed)} is allowed`,
      }
    lossSpread = Math.max(lossSpread, largest(runs.map(({ loss }) => Math.abs(loss - exact.loss))))
    const lossAllowed = Math.max(LEAST * Math.max(1, Math.abs(exact.loss)), FACTOR * lossSpread)
    const lossDistance = Math.abs(actual.loss - exact.loss)
    if (!(lossDistance <= lossAllowed))
      return {
        until,
        why: `step ${exact.step}: loss is off by ${exponent(lossDistance)}, ${exponent(lossAllowed)} is allowed`,
      }
    until = exact.step
  }
  return { until }
}

const exponent = (value: number) => value.toExponential(1)
