/**
 * Every message between the page and a worker, in plain types of its own.
 * All that belongs to a run carries its number; whoever receives a message of another run drops it.
 */
import type { Choice, Experiment, Racer } from '../experiment/document.ts'

/** Metrics by step: one row a recorded step, in order; all columns have the same length. */
export type Columns = Record<string, Float64Array>

/** What a picture of a racer's present state is asked for (engine/trainer.ts). */
export type Probe =
  | {
      readonly kind: 'grid'
      readonly size: number
      readonly x: readonly [number, number]
      readonly y?: readonly [number, number]
    }
  | { readonly kind: 'vectors' }
  | { readonly kind: 'scores' }
  | { readonly kind: 'predictions' }
  | {
      readonly kind: 'batch'
      readonly size: number
      readonly x: readonly [number, number]
      readonly y: readonly [number, number]
    }
  | {
      readonly kind: 'units'
      readonly size: number
      readonly x: readonly [number, number]
      readonly y?: readonly [number, number]
      readonly most: number
    }
  | { readonly kind: 'filters' }

/** A layer of units (engine/trainer.ts). */
export interface UnitLayer {
  readonly units: number
  /** [shown, points of the grid] */
  readonly values: Float32Array
  /** [shown, inputs] */
  readonly weights: Float32Array
  /** [shown] */
  readonly biases: Float32Array
}

/** Weights of a first layer over images (engine/trainer.ts). */
export interface FilterBank {
  readonly kind: 'filters'
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
  | {
      readonly kind: 'scores'
      readonly scores: Partial<Record<'train' | 'validation' | 'test', { loss: number; accuracy: number }>>
    }
  | { readonly kind: 'predictions'; readonly outputs: number; readonly from: number; readonly values: Float32Array }
  /** The inputs first, which have no weights; the outputs last. */
  | { readonly kind: 'units'; readonly layers: readonly UnitLayer[] }
  | FilterBank
  | {
      readonly kind: 'batch'
      readonly step: number
      readonly at: Float64Array
      readonly rows: Uint32Array
      readonly batch: LossAround
      readonly all: LossAround
    }

/** A mean loss over some rows: at the parameters, its gradient there, and its values on a grid. */
export interface LossAround {
  readonly loss: number
  readonly gradient: Float64Array
  readonly grid: Float64Array
}

/** A parameter whose last step is wanted: a tensor by its index, and an entry of it; null is the one with the largest update. */
export type TracedParameter = { readonly tensor: number; readonly entry: number } | null

/** The last step of a racer as one parameter saw it (engine/trace.ts). */
export interface StepTrace {
  readonly t: number
  readonly tensors: readonly { readonly name: string; readonly shape: readonly number[] }[]
  readonly tensor: number
  readonly entry: number
  readonly isLargest: boolean
  readonly rate: number
  readonly loss: number
  readonly before: number
  readonly after: number
  readonly point: readonly number[]
  readonly gradient: number
  readonly climbed: number | undefined
  readonly given: number
  readonly length: number
  readonly parts: readonly TracedPart[]
  readonly difference: number
  readonly strip: { readonly values: Float64Array; readonly entries: Uint32Array }
  readonly others: readonly {
    readonly tensor: number
    readonly entry: number
    readonly before: number
    readonly after: number
    readonly given: number
    readonly parts: readonly Pick<TracedPart, 'id' | 'states'>[]
  }[]
}

export interface TracedPart {
  readonly id: string
  readonly text: string
  readonly parameters: Readonly<Record<string, number>>
  readonly lines: readonly {
    readonly statement: number
    readonly before: number
    readonly after: number
    readonly values: readonly number[]
    readonly digits: number
  }[]
  readonly states: readonly {
    readonly name: string
    readonly shape: 'scalar' | 'each' | 'rows' | 'cols' | 'full'
    readonly before: number
    readonly after: number
  }[]
}

/** Everything a racer needs to continue bit for bit. */
export interface Checkpoint {
  readonly step: number
  readonly arrays: Record<string, Float32Array | Float64Array | Uint32Array>
  readonly numbers: Record<string, number>
}

/** What lies on the stage beside the racers. Splits: 0 train, 1 validation, 2 test. */
export type SceneData =
  | {
      readonly kind: 'surface'
      readonly dimension: number
      readonly minima: readonly (readonly number[])[]
      readonly start: readonly number[]
    }
  | {
      readonly kind: 'data'
      readonly features: number
      /** Shape of one input: [features], or [height, width, channels] of an image. */
      readonly shape: readonly number[]
      /** 0 for regression. */
      readonly classes: number
      readonly task: 'regression' | 'binary' | 'classes'
      /** Row-major, [samples, features]. */
      readonly x: Float64Array
      readonly y: Float64Array
      readonly split: Uint8Array
      /** How scaled numbers lead back to the data's own units: mean + deviation * scaled. */
      readonly scaling?: { readonly inputs?: readonly Moments[]; readonly target?: Moments }
      /** Of a table of one's own: the names of its inputs, and of its classes or of its one target. */
      readonly names?: { readonly inputs: readonly string[]; readonly targets: readonly string[] }
    }

export interface Moments {
  readonly mean: number
  readonly deviation: number
}

/** Values of a surface on a grid; row 0 lies at the largest y. */
export interface Landscape {
  readonly values: Float32Array
  readonly width: number
  readonly height: number
}

export interface Region {
  readonly x: readonly [number, number]
  readonly y?: readonly [number, number]
}

/** What a question is answered with: a scene, a landscape, the rates of a schedule, or seconds. */
export type Answer = SceneData | Landscape | Float64Array

/** A racer to be built, at its start or where a checkpoint left it. */
export interface RacerStart {
  readonly id: number
  readonly checkpoint?: Checkpoint
}

/** 'stopped' is early stopping; 'failed' could not be built or threw. */
export type RacerRunStatus = 'running' | 'finished' | 'stopped' | 'diverged' | 'failed'

/** What was wrong with the device of a racer that failed (engine/tfjs/fault.ts). */
export type RacerFault = 'absent' | 'half' | 'wrong' | 'lost' | 'memory' | 'stalled' | 'broken'

/** Columns in one array, so that a frame transfers one buffer a racer: column after column of `rows` numbers. */
export interface PackedRows {
  readonly names: readonly string[]
  readonly rows: number
  readonly values: Float64Array
}

/** A racer's news: where it stands, and the rows recorded since the last time. */
export interface RacerFrame {
  readonly id: number
  readonly status: RacerRunStatus
  readonly step: number
  readonly divergence?: { readonly step: number; readonly where: string }
  /** With early stopping: the step of the best validation loss so far. */
  readonly best?: number
  /** All figures at the end of a finished run, by the names of the columns. */
  readonly final?: Readonly<Record<string, number>>
  /** Why it failed. */
  readonly message?: string
  /** Set where the device was the reason. */
  readonly fault?: RacerFault
  readonly rows: PackedRows
  readonly probe?: ProbeResult
  /** Its last step, where it is followed and the trace was asked for; null where it has not made one since. */
  readonly trace?: StepTrace | null
}

export type ToWorker =
  /** Where the catalog's files lie: an address that ends in /. Sent first. */
  { readonly type: 'home'; readonly data: string } | ToLoop

/** What is about races and answers. */
export type ToLoop =
  /** Builds these racers of the document; what ran before is dropped. They wait for a grant. */
  | {
      readonly type: 'start'
      readonly run: number
      readonly document: Experiment
      readonly racers: readonly RacerStart[]
    }
  /** Racers may advance up to this step and no further; a smaller one stops them where they are. */
  | { readonly type: 'grant'; readonly run: number; readonly step: number }
  | { readonly type: 'remove'; readonly run: number; readonly racer: number }
  /** Live settings that hold from a step on that no racer has passed; the document says which. */
  | { readonly type: 'change'; readonly run: number; readonly document: Experiment }
  /** One racer keeps its steps from now on so that the last one can be traced for a parameter; the others do not. */
  | {
      readonly type: 'follow'
      readonly run: number
      readonly racer: number | null
      readonly parameter: TracedParameter
    }
  /** Asks for a frame, where `probe` is given for that picture of these racers, and with `trace` for the last step of the one that is followed. */
  | {
      readonly type: 'frame'
      readonly run: number
      readonly trace?: boolean
      readonly probe?: { readonly number: number; readonly what: Probe; readonly racers: readonly number[] }
    }
  | { readonly type: 'ping' }
  /** Questions that belong to no run; `id` names the answer. */
  | { readonly type: 'scene'; readonly id: number; readonly document: Experiment }
  | {
      readonly type: 'landscape'
      readonly id: number
      readonly surface: Choice
      readonly region: Region
      readonly width: number
      readonly height: number
    }
  /** How many steps a second all racers of the document make together on its device: one number. */
  | { readonly type: 'time'; readonly id: number; readonly document: Experiment }
  /** How many seconds each racer of the document takes. */
  | { readonly type: 'estimate'; readonly id: number; readonly document: Experiment }
  /** The rates of a racer's schedule at `points` steps spread over the budget. */
  | {
      readonly type: 'schedule'
      readonly id: number
      readonly racer: Racer
      readonly budget: number
      readonly points: number
    }

export type FromWorker =
  /** The kernels are compiled; sent once. */
  | { readonly type: 'ready' }
  /** A sign of life: to a ping, and now and then during long work. */
  | { readonly type: 'alive' }
  /** Answers a frame request: the racers built so far. `probe` names the request it answers and the milliseconds it took. */
  | {
      readonly type: 'frame'
      readonly run: number
      readonly racers: readonly RacerFrame[]
      readonly probe?: { readonly number: number; readonly milliseconds: number }
      /** Milliseconds that the frame took, where it carries a trace. */
      readonly tracing?: number
    }
  /** A racer's checkpoint, with the rows before it that no frame has carried yet. */
  | { readonly type: 'checkpoint'; readonly run: number; readonly racer: RacerFrame; readonly checkpoint: Checkpoint }
  | { readonly type: 'answer'; readonly id: number; readonly value: Answer }
  | { readonly type: 'refused'; readonly id: number; readonly message: string; readonly fault?: RacerFault }

/** Copies the columns one after another. */
export function packRows(columns: Columns): PackedRows {
  const names = Object.keys(columns)
  const rows = names.length > 0 ? columns[names[0]].length : 0
  const values = new Float64Array(names.length * rows)
  names.forEach((name, index) => values.set(columns[name], index * rows))
  return { names, rows, values }
}

/** The columns as views of the packed array. */
export function unpackRows({ names, rows, values }: PackedRows): Columns {
  return Object.fromEntries(names.map((name, index) => [name, values.subarray(index * rows, (index + 1) * rows)]))
}
