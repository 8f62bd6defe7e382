/** What a method in TypeScript is handed and gives back. The engine implements all of it but the method. */
import type { Values } from './definition.ts'

/** A vector as long as the parameters, in the engine's memory. Read `values` anew after any call. */
export interface MethodVector {
  readonly length: number
  readonly values: Float32Array | Float64Array
}

/** Arithmetic on whole vectors of float64, with sums in a fixed order. */
export interface Vectors {
  /** A new vector of zeros. */
  create(): MethodVector
  /** Copies, also from and into `theta` and `gradient`, which have the run's precision and take part in nothing else. */
  copy(from: MethodVector, into: MethodVector): void
  /** x = a x */
  scale(a: number, x: MethodVector): void
  /** y = y + a x */
  add(a: number, x: MethodVector, y: MethodVector): void
  dot(x: MethodVector, y: MethodVector): number
  /** Sum of magnitudes. */
  sumOfSizes(x: MethodVector): number
  /** Largest magnitude. */
  largestSize(x: MethodVector): number
}

export interface MethodParts {
  readonly vectors: Vectors
  /** The parameters: the method moves them in place, also to try points. */
  readonly theta: MethodVector
  /** Where `evaluate` leaves the gradient. */
  readonly gradient: MethodVector
  readonly values: Values
}

/** One step, as the engine hands it to a method. Every evaluation of a step sees the same batch. */
export interface MethodStep {
  /** Number of the step, from 1. */
  readonly t: number
  /** The learning rate of this step. */
  readonly rate: number
  /**
   * The batch loss at the present `theta`; its gradient goes into `gradient`. Counts one evaluation. `exact` is the same point before it was
   * rounded to the run's precision: the loss is taken there where that can be done.
   */
  evaluate(exact?: MethodVector): number
  /** Hessian of the batch loss at the present `theta`, [P, P] row by row. */
  hessian(): Float64Array
  /** Whether what `evaluate` gave last does not hold any more at `theta`: another batch, or parameters moved from outside. */
  readonly stale: boolean
}

/** Named arrays that a checkpoint copies and writes back; each keeps its length. */
export type MethodState = Readonly<Record<string, Float32Array | Float64Array>>

export interface Method {
  /** Makes a step: moves `theta`; returns the batch loss before it. */
  step(step: MethodStep): number
  /** Everything but `theta` that the next steps depend on; views of it. */
  state(): MethodState
}
