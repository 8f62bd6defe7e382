/** The smaller kinds of catalog entries. A definition is data and formula text; the engine does the arithmetic. */
import type { Definition, FormulaText, Text, Values } from './definition.ts'

/** A program of `step`, `budget`, `base`, `metric`, `measured`; it assigns `lr` and, where it cycles it, `momentum`. */
export interface Schedule extends Definition {
  readonly formula: FormulaText
  /** Whether, with these values, it assigns `momentum`. */
  readonly cyclesMomentum?: (values: Values) => boolean
  /** For those that listen to `metric`: every how many steps the validation loss is taken for them; 0 is once an epoch. */
  readonly listens?: (values: Values) => number
}

export type Task = 'regression' | 'binary' | 'classes'

/** How the targets of a loss are written: as they are, 0 or 1, -1 or 1, or the index of the class. */
export type TargetCoding = 'real' | 'zero-one' | 'signed' | 'index'

/** Losses that couple the outputs of a row: kernels of the engine. */
export type RowLoss =
  'softmax-cross-entropy' | 'soft-cross-entropy' | 'focal-classes' | 'multi-margin' | 'cosine-embedding'

/** A loss per entry of `prediction` and `target`, averaged over all entries unless said otherwise. */
export interface Loss extends Definition {
  /** Formula of `prediction` and `target` (and `variance`); shown, not compiled, where `kernel` is given. */
  readonly formula: FormulaText
  readonly kernel?: RowLoss
  /** The tasks it fits, with the target coding for each. */
  readonly fits: Partial<Record<Task, TargetCoding>>
  /** Why it is not offered for the other tasks. */
  readonly misfit: Partial<Record<Task, Text>>
  /** How an output becomes the probability of class 1 (binary); absent where it does not. */
  readonly link?: 'sigmoid' | 'softmax' | 'none'
  /** Predictions must be probabilities: the outputs need a sigmoid. */
  readonly probabilities?: boolean
  /** It has a second output for each target, whose softplus is `variance` in the formula. */
  readonly variance?: boolean
  /** Targets must not be negative. */
  readonly nonnegative?: boolean
  /** What the sum is divided by; entries unless said otherwise. */
  readonly mean?: (values: Values) => 'entries' | 'rows'
}

/** A formula of `x`. */
export interface Activation extends Definition {
  readonly formula: FormulaText
}

/** Weights are drawn from `distribution` scaled by `scale`, a formula of `fanIn`, `fanOut` (normal: deviation, uniform: half width, orthogonal: factor). Biases start at 0. */
export interface Initializer extends Definition {
  readonly distribution: (values: Values) => 'zeros' | 'normal' | 'uniform' | 'orthogonal'
  readonly scale: FormulaText
}

/** A penalty per weight `w`, multiplied by `lambda` and summed over weights (not biases). */
export interface Regularizer extends Definition {
  readonly formula: FormulaText
}

/** A function to minimize, formula of `x` (and `y`). */
export interface Surface extends Definition {
  readonly dimension: 1 | 2
  readonly formula: FormulaText
  /** The region first shown: [min, max] of x and of y. */
  readonly view: { readonly x: readonly [number, number]; readonly y?: readonly [number, number] }
  readonly start: readonly number[]
  /** Known minima; empty where none is known. */
  readonly minima: (values: Values) => readonly (readonly number[])[]
}

/** Elementary functions in float64, the same bits everywhere: handed in by the engine. */
export interface Mathematics {
  exp(x: number): number
  log(x: number): number
  log1p(x: number): number
  expm1(x: number): number
  sin(x: number): number
  cos(x: number): number
  tanh(x: number): number
  sigmoid(x: number): number
  softplus(x: number): number
  erf(x: number): number
  pow(x: number, y: number): number
}

/** A named random stream: handed in by the engine. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number
  /** Standard normal (Box-Muller). */
  normal(): number
  /** Unbiased integer in [0, n). */
  below(n: number): number
}
