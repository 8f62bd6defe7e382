/** The kinds of catalog entries. A definition is data and formula text; the engine does the arithmetic. */
import type { Definition, FormulaText, NumberParameter, Text, Values } from './definition.ts'

/** Rule texts for tensors of two and more dimensions, and for the others. */
export interface RuleByShape {
  readonly matrix: string
  readonly other: string
}

/** An update rule (FORMULAS.md, "Given in a rule"); plain number parameters are names in it. */
export interface Optimizer extends Definition {
  readonly rule: string | ((values: Values) => string | RuleByShape)
  /** The racer's learning rate `lr`: default and range for this optimizer. */
  readonly rate: NumberParameter
  /** Name of the parameter a momentum-cycling schedule writes, if the rule has one. */
  readonly momentum?: string
  /** What its rows of numbers mean in the microscope: state name to short text. */
  readonly states?: Readonly<Record<string, Text>>
}

/** A program of `step`, `budget`, `base`, `metric`; it assigns `lr` and, where it cycles it, `momentum`. */
export interface Schedule extends Definition {
  readonly formula: FormulaText
  /** Whether, with these values, it assigns `momentum`. */
  readonly cyclesMomentum?: (values: Values) => boolean
}

export type Task = 'regression' | 'binary' | 'classes'

/** How the targets of a loss are written: as they are, 0 or 1, -1 or 1, or the index of the class. */
export type TargetCoding = 'real' | 'zero-one' | 'signed' | 'index'

/** A loss per entry of `prediction` and `target`, averaged over all entries. */
export interface Loss extends Definition {
  /** Formula of `prediction` and `target`; shown, not compiled, where `kernel` is given. */
  readonly formula: FormulaText
  /** Losses that couple a row are kernels of the engine. */
  readonly kernel?: 'softmax-cross-entropy'
  /** The tasks it fits, with the target coding for each. */
  readonly fits: Partial<Record<Task, TargetCoding>>
  /** How an output becomes the probability of class 1 (binary); absent where it does not. */
  readonly link?: 'sigmoid' | 'softmax' | 'none'
}

/** A formula of `x`. */
export interface Activation extends Definition {
  readonly formula: FormulaText
}

/** Weights are drawn from `distribution` scaled by `scale`, a formula of `fanIn`, `fanOut` (normal: deviation, uniform: half width). Biases start at 0. */
export interface Initializer extends Definition {
  readonly distribution: (values: Values) => 'zeros' | 'normal' | 'uniform'
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

/** Samples, row-major: inputs [count, features], and one target a row: a real number or a class index from 0. */
export interface Samples {
  readonly features: number
  /** Number of classes; 0 for regression. */
  readonly classes: number
  readonly x: Float64Array
  readonly y: Float64Array
}

/** A generator of samples. Only + - * /, Math.sqrt and the handed-in mathematics may be used. */
export interface Dataset extends Definition {
  readonly task: (values: Values) => Task
  readonly features: 1 | 2
  /** The region shown: [min, max] of each input and, for one input, of the target. */
  readonly view: { readonly x: readonly [number, number]; readonly y: readonly [number, number] }
  readonly generate: (count: number, values: Values, random: Random, math: Mathematics) => Samples
}
