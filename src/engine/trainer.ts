/** The three interfaces of the engine. Numbers only: no DOM, no worker, no React. */
import type { Precision, Problem, Racer } from '../experiment/document.ts'
import type { StepTrace, TracedParameter } from './trace.ts'

/** A named tensor laid over the flat parameter vector. Weights of a dense layer are [outputs, inputs]. */
export interface TensorInfo {
  readonly name: string
  readonly offset: number
  readonly length: number
  readonly shape: readonly number[]
  /** Whether penalties apply: weights, not biases, scales and shifts. */
  readonly penalized: boolean
  /** Numbers that flow into and out of one entry, for initializers. */
  readonly fans: { readonly in: number; readonly out: number }
  /** What every entry starts from; undefined for weights, which the initializer draws. */
  readonly start: number | undefined
}

/** A vector in the engine's memory; `values` must be asked for anew after anything that may allocate. */
export interface Vector {
  readonly length: number
  readonly precision: Precision
  readonly values: Float32Array | Float64Array
}

/** The rows of a step: indices into the training split. Full batches of a surface are empty. */
export interface Batch {
  readonly indices: Uint32Array
  /** How many there are; of all parts together, where there are parts. */
  readonly count: number
  /** Where a step takes several batches in turn: the batches. */
  readonly parts?: readonly Batch[]
}

export type Split = 'train' | 'validation' | 'test'

/** Over a whole split: mean loss without penalty, and the share of right answers (NaN for regression). */
export interface Scores {
  readonly loss: number
  readonly accuracy: number
}

/** What is minimized: a surface, a model with data, a reference problem. */
export interface Objective {
  readonly tensors: readonly TensorInfo[]
  /** Mean loss of the batch with the penalty; its gradient goes into `into`. Counts one evaluation. */
  gradient(at: Vector, batch: Batch, into: Vector): number
  /** The same at a point of float64 numbers, whatever the precision of the run; absent where that cannot be done. */
  gradientAt?(exact: Vector, batch: Batch, into: Vector): number
  /** The loss of the last `gradient` without the penalty; absent where there is none. */
  readonly plainLoss?: number
  /** Told before each step: all gradients of a step see the same random masks. */
  beginStep?(): void
  /** Second derivatives at a point, [P, P] row by row, where they are known exactly. */
  hessian?(at: Vector): Float64Array
  loss(at: Vector, batch: Batch): number
  scores(at: Vector, split: Split): Scores
}

/** An update method with its wrappers: a compiled rule, or TypeScript. */
export interface Method {
  /** One update number `t` (from 1) at the given rate and, where a schedule cycles it, momentum. Returns the batch loss before it. */
  step(batch: Batch, t: number, rate: number, momentum: number | undefined): number
  /** Gradients taken so far; set where a run goes on from a checkpoint. */
  evaluations: number
  /** Loss of the last batch before its update, without and with the penalty. */
  readonly batchLoss: number
  readonly batchObjective: number
  /** The parameters. */
  readonly theta: Vector
  /** The gradient of the last step as the rule got it: penalty and wrappers included. */
  readonly gradient: Vector
  /** The point where metrics are taken. */
  reportAt(): Vector
  /** Values shown beside the metrics. */
  beside(): Record<string, Vector | number>
  /** Whether steps are kept from now on so that the last one can be traced; nothing is kept, and nothing paid, otherwise. */
  follow(on: boolean): void
  /** The last step that was kept; undefined where there is none. */
  trace(parameter: TracedParameter): StepTrace | undefined
  /** Takes the kept step away: the parameters were set from outside. */
  forget(): void
  /** Everything a checkpoint must hold, parameters included; views, to be copied, or written to restore. */
  state(): NamedArrays
}

/** Named views of state: copied into a checkpoint, and written back to restore. */
export type NamedArrays = Record<string, Float32Array | Float64Array | Uint32Array>

/** Where the rows, or the noise, of each step come from. */
export interface Batches {
  /** Whether every step sees the same: all rows, no noise. */
  readonly constant: boolean
  /** The batch of the update after `step` updates. */
  next(step: number): Batch
  /** A copy of the last batch that stays as it is while others are drawn; a slot, from 0, holds one. */
  hold(slot: number): Batch
  state(): NamedArrays
}

/** 'stopped' is early stopping. */
export type TrainerStatus = 'running' | 'finished' | 'stopped' | 'diverged'

/** Where a run stopped being finite: the update, and the tensor or 'loss' or 'gradient'. */
export interface Divergence {
  readonly step: number
  readonly where: string
}

export interface Progress {
  readonly status: TrainerStatus
  readonly step: number
  readonly epoch: number
  readonly samples: number
  readonly evaluations: number
  readonly divergence?: Divergence
  /** Where early stopping watches: the step of the lowest validation loss so far, whose parameters a stopped or finished run has. */
  readonly best?: number
  /** All figures at the end of a finished or stopped run, test scores included, by the names of the columns. */
  readonly final?: Readonly<Record<string, number>>
}

/** Metrics by step, one row a recorded step; NaN where a metric was not taken. All columns have the same length. */
export type Columns = Record<string, Float64Array>

/** Pictures of the present state that never change the run. */
export type Probe =
  /** The model's outputs on a grid of inputs over [min, max] of each input: [size] or [size, size] rows (y downwards from max). */
  | {
      readonly kind: 'grid'
      readonly size: number
      readonly x: readonly [number, number]
      readonly y?: readonly [number, number]
    }
  /** Gradient, and the change the last update made, at the present parameters (surfaces). */
  | { readonly kind: 'vectors' }
  /** Loss and accuracy over every split. */
  | { readonly kind: 'scores' }
  /** The model's outputs for the samples that are not trained on (for the training samples where there are no others). */
  | { readonly kind: 'predictions' }
  /**
   * Of a model with two parameters (x the first, y the second): the batch that the next update will see, and on a grid [size, size]
   * (y downwards from max) the loss of that batch and of all training data.
   */
  | {
      readonly kind: 'batch'
      readonly size: number
      readonly x: readonly [number, number]
      readonly y: readonly [number, number]
    }
  /** What every unit of a model over one or two inputs gives on the points of a grid, as in 'grid'; of each layer the first `most` units. */
  | {
      readonly kind: 'units'
      readonly size: number
      readonly x: readonly [number, number]
      readonly y?: readonly [number, number]
      readonly most: number
    }
  /** The weights of the first layer of a model over images. */
  | { readonly kind: 'filters' }

/** A layer of units, as the probe 'units' shows it: those that it gives, of `units` in all. */
export interface UnitLayer {
  readonly units: number
  /** After activation, normalization and all else up to the next weights: [shown, points of the grid]. */
  readonly values: Float32Array
  /** Of every input of each unit that is shown: [shown, inputs]. */
  readonly weights: Float32Array
  /** [shown] */
  readonly biases: Float32Array
}

/** The first layer with weights of a model over images. */
export interface FilterBank {
  readonly kind: 'filters'
  /** Filters of a convolution slide over the image; those of dense units are as large as it. */
  readonly sliding: boolean
  readonly channels: number
  readonly height: number
  readonly width: number
  /** [filters, channels, height, width] */
  readonly values: Float32Array
  /** [filters] */
  readonly biases: Float32Array
}

export type ProbeResult =
  | { readonly kind: 'grid'; readonly outputs: number; readonly values: Float32Array }
  | {
      readonly kind: 'vectors'
      readonly at: Float64Array
      readonly gradient: Float64Array
      readonly update: Float64Array
      /** States of the rule with one number a parameter, by name. */
      readonly states: Readonly<Record<string, Float64Array>>
    }
  | { readonly kind: 'scores'; readonly scores: Partial<Record<Split, Scores>> }
  /** `outputs` numbers a sample; the first is sample number `from` of the prepared data. */
  | { readonly kind: 'predictions'; readonly outputs: number; readonly from: number; readonly values: Float32Array }
  /** The inputs (polynomial features), which have no weights, and every layer that has some; the last is that of the outputs. */
  | { readonly kind: 'units'; readonly layers: readonly UnitLayer[] }
  | FilterBank
  | {
      readonly kind: 'batch'
      /** Updates made so far. */
      readonly step: number
      /** The parameters. */
      readonly at: Float64Array
      /** Rows of the batch, indices into the training split. */
      readonly rows: Uint32Array
      /** `grid` is empty where every batch is all data. */
      readonly batch: LossAround
      readonly all: LossAround
    }

/** A mean loss over some rows: without the penalty at the parameters, its gradient there and its values on a grid with the penalty. */
export interface LossAround {
  readonly loss: number
  readonly gradient: Float64Array
  readonly grid: Float64Array
}

export interface Checkpoint {
  readonly step: number
  readonly arrays: NamedArrays
  readonly numbers: Record<string, number>
}

/** One racer. */
export interface Trainer {
  /** Makes up to `steps` updates; asks `pause` now and then and stops early when it says so. */
  advance(steps: number, pause?: () => boolean): Progress
  /** Where it stands. */
  progress(): Progress
  /** Rows from number `since` on. */
  records(since: number): Columns
  probe(what: Probe): ProbeResult
  /** Other live settings from a step on that was not passed yet (`earlier` of the racer says which): from there the run is that of this racer. */
  change(problem: Problem, racer: Racer): void
  /** Whether steps are kept from now on for `trace`. */
  follow(on: boolean): void
  /** The last step made while followed, as one parameter saw it; undefined where there was none. Never changes the run. */
  trace(parameter: TracedParameter): StepTrace | undefined
  checkpoint(): Checkpoint
  restore(checkpoint: Checkpoint): void
  dispose(): void
}
