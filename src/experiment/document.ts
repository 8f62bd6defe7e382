/**
 * The experiment document, version 1: what to minimize, which racers run, seed, budget, precision.
 * It is data: copied field by field from untrusted input, never merged. Only this folder judges whether one is valid.
 */
import type { Value } from '../catalog/definition.ts'

/** A choice from the catalog with its parameter values; `formula` only where `id` is 'own'. */
export interface Choice {
  readonly id: string
  readonly parameters: Readonly<Record<string, Value>>
  readonly formula?: string
}

export interface SurfaceProblem {
  readonly kind: 'surface'
  readonly surface: Choice
  /** Where every racer starts: one number a dimension. */
  readonly start: readonly number[]
  /** Standard deviation of normal noise added to each entry of each gradient; the same for all racers. */
  readonly noise: number
}

export interface Model {
  /** Degree of the polynomial features of the inputs; 1 leaves them as they are. */
  readonly degree: number
  /** Units of each hidden layer, at most 6 layers of 256; none is linear, logistic or softmax regression. */
  readonly hidden: readonly number[]
  readonly activation: string
  /** Activation of the outputs; losses that expect logits need 'linear'. */
  readonly output: string
  readonly initializer: Choice
}

export interface DataProblem {
  readonly kind: 'data'
  readonly data: Choice
  /** Number of samples in all. */
  readonly samples: number
  /** Shares of the samples; the rest is the test set. */
  readonly split: { readonly train: number; readonly validation: number }
  readonly model: Model
  readonly loss: Choice
  readonly penalty: { readonly l1: number; readonly l2: number }
}

export type Problem = SurfaceProblem | DataProblem

export interface Batching {
  /** Rows a step; 0 is the whole training set. */
  readonly size: number
  /** Drawn anew for each batch instead of a permutation an epoch. */
  readonly replacement: boolean
}

/** One configured optimizer. `id` is its identity within the document. */
export interface Racer {
  readonly id: number
  readonly name: string
  readonly optimizer: Choice
  readonly rate: number
  readonly schedule: Choice
  readonly batch: Batching
  /** Number of its colour and marker, 1 to 12, and of its dash, 1 to 6 (SCREEN.md). */
  readonly colour: number
  readonly dash: number
  readonly hidden: boolean
}

export type Precision = 'float32' | 'float64'

export interface Experiment {
  /** Id of the preset it came from, for its title and question; '' for none. */
  readonly preset: string
  readonly problem: Problem
  readonly racers: readonly Racer[]
  /** Updates a racer makes before it has finished. */
  readonly budget: number
  /** The loss that counts as reached; null for none. Surfaces: loss; data: validation loss. */
  readonly target: number | null
  /** Seed of all random streams, 0 to 2^32 - 1. */
  readonly seed: number
  /** 'auto' is float64 for surfaces and models without hidden layers, float32 for networks. */
  readonly precision: 'auto' | Precision
}

/** The precision the experiment runs in. */
export function precisionOf(experiment: Experiment): Precision {
  if (experiment.precision !== 'auto') return experiment.precision
  const { problem } = experiment
  return problem.kind === 'surface' || problem.model.hidden.length === 0 ? 'float64' : 'float32'
}
