/**
 * The experiment document, version 2: what to minimize, which racers run, seed, budget, precision.
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
  /** Layers between the features and the outputs; none is linear, logistic or softmax regression. */
  readonly layers: readonly Choice[]
  /** Activation of the outputs; losses that expect logits need 'linear'. */
  readonly output: string
  readonly initializer: Choice
}

/** A table of the user's own: how it is read, and what tells it apart. Its rows are never part of a document. */
export interface TableReference {
  /** SHA-256 of the file, its first 16 bytes in base64url. */
  readonly digest: string
  /** Name of the file, for people. */
  readonly name: string
  /** One letter a column: n number, c category, - left out. */
  readonly types: string
  /** Index of the column that is predicted. */
  readonly target: number
  /** What becomes of rows with missing values: left out, or filled with the mean or a category of their own. */
  readonly missing: 'drop' | 'fill'
  /** Rows that are left, inputs after encoding, and classes (0 for regression), so that a model can be planned without the file. */
  readonly rows: number
  readonly features: number
  readonly classes: number
  /** Whether no target is negative. */
  readonly nonnegative: boolean
}

/** The catalog's data set, a formula of one's own ('own'), or a table of one's own ('table'). */
export interface DataChoice extends Choice {
  /** Where `id` is 'own': how many inputs the formula has. */
  readonly inputs?: number
  /** Where `id` is 'table'. */
  readonly table?: TableReference
}

export interface DataProblem {
  readonly kind: 'data'
  readonly data: DataChoice
  /** Number of samples in all; of a table, at most so many of its rows. */
  readonly samples: number
  /** Shares of the samples; the rest is the test set. `stratified` keeps the classes' shares the same in all three. */
  readonly split: { readonly train: number; readonly validation: number; readonly stratified: boolean }
  /** What is scaled to mean 0 and deviation 1 of the training set. */
  readonly standardize: 'nothing' | 'inputs' | 'all'
  /** Share of the training labels that are replaced by another class (of regression: deviation of noise on them, in deviations of the targets). */
  readonly labelNoise: number
  /** Changes of each training sample each time it is drawn: deviation of noise on its inputs, and for images the largest shift in pixels. */
  readonly augmentation: { readonly noise: number; readonly shift: number }
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
  /** What the size follows over the run, with `size` for its base. */
  readonly schedule: Choice
}

/** A rise of the rate in front of the schedule (catalog/schedules/warmUp.ts). */
export interface WarmUp {
  /** 0 is none. */
  readonly steps: number
  readonly from: number
  readonly offset: number
}

/** Early stopping on the validation loss; the best parameters are kept. */
export interface Stopping {
  /** Evaluations without a new best after which the racer stops; 0 never. */
  readonly patience: number
  /** Steps between two evaluations; 0 is once an epoch. */
  readonly every: number
  /** By how much a loss must be lower to be a new best. */
  readonly threshold: number
}

/** What may be changed while a racer runs, without a new start. */
export interface LiveSettings {
  readonly rate: number
  /** Rows a step, as in `Batching`. */
  readonly batch: number
  /** The problem's penalties. */
  readonly l1: number
  readonly l2: number
}

/** Settings that were in force until a change made while the racer ran. */
export interface Earlier extends LiveSettings {
  /** The first update made with other settings is the one after so many. */
  readonly until: number
}

/** One configured optimizer. `id` is its identity within the document. */
export interface Racer {
  readonly id: number
  readonly name: string
  readonly optimizer: Choice
  readonly rate: number
  readonly schedule: Choice
  readonly warmup: WarmUp
  readonly batch: Batching
  /** Each at most once; they act in the order of the catalog. */
  readonly wrappers: readonly Choice[]
  readonly stopping: Stopping
  /** What was in force before, ascending; the racer's and the problem's own settings hold after the last. Empty unless they were changed in a run. */
  readonly earlier: readonly Earlier[]
  /** Number of its colour and marker, 1 to 12, and of its dash, 1 to 6 (SCREEN.md). */
  readonly colour: number
  readonly dash: number
  readonly hidden: boolean
}

export type Precision = 'float32' | 'float64'

/** Where models with data train; surfaces are always native. 'auto' is the fastest of those that this machine has. */
export type Device = 'native' | 'webgpu' | 'webgl' | 'auto'

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
  /** 'auto' is float64 for surfaces and models without layers, float32 for networks. */
  readonly precision: 'auto' | Precision
  readonly device: Device
}

/** The device the experiment asks for: surfaces have no other than the native one. */
export function deviceOf({ problem, device }: Experiment): Device {
  return problem.kind === 'surface' ? 'native' : device
}

/** The precision the experiment runs in; a GPU has float32 only. */
export function precisionOf(experiment: Experiment): Precision {
  const device = deviceOf(experiment)
  if (device === 'webgpu' || device === 'webgl') return 'float32'
  if (experiment.precision !== 'auto') return experiment.precision
  const { problem } = experiment
  return problem.kind === 'surface' || problem.model.layers.every(({ id }) => id === 'flatten') ? 'float64' : 'float32'
}
