/** What is recorded beside the step: one kind of row for surfaces, one for data. */
import type { DataObjective } from './dataObjective.ts'
import type { Native, NativeVector } from './native/instance.ts'
import { EvaluationBudget } from './recording.ts'
import type { SurfaceObjective } from './surfaceObjective.ts'
import type { Method, Scores, Split, Vector } from './trainer.ts'

/** A recorded step, as the trainer knows it. */
export interface Moment {
  readonly step: number
  /** Rate of the update that led here; at step 0 that of the first. */
  readonly rate: number
  readonly seconds: number
  /** Rows drawn so far. */
  readonly samples: number
  /** ||theta_t - theta_{t-1}||_2 of the update that led here; NaN at step 0. */
  readonly updateNorm: number
}

/** Writes rows; may keep counters that a checkpoint holds. */
export interface Metrics {
  readonly columns: readonly string[]
  row(moment: Moment, method: Method): Record<string, number>
  /** All figures after the last update, of every split, whether its step is recorded or not; changes nothing. */
  final(moment: Moment, method: Method): Record<string, number>
  /** The loss that schedules and early stopping listen to: on the validation set, or the training set where there is none. */
  heard(method: Method): number
  numbers(): Record<string, number>
  restore(numbers: Readonly<Record<string, number>>): void
}

/** The average of the parameters that a wrapper or a rule keeps; undefined where there is none. */
function averageOf(method: Method): Vector | undefined {
  const { average } = method.beside()
  return typeof average === 'object' ? average : undefined
}

const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1)

/**
 * Loss and gradient norm at the point itself (without noise), its place, the distance to the nearest known minimum, and the
 * norms of the parameters and of the update that led there.
 */
export class SurfaceMetrics implements Metrics {
  readonly columns: readonly string[]
  readonly #native: Native
  readonly #objective: SurfaceObjective
  readonly #minima: readonly (readonly number[])[]
  readonly #names: readonly string[]
  readonly #averaged: boolean

  constructor(native: Native, objective: SurfaceObjective, minima: readonly (readonly number[])[], averaged: boolean) {
    this.#native = native
    this.#objective = objective
    this.#minima = minima
    this.#averaged = averaged
    this.#names = ['x', 'y'].slice(0, objective.tensors[0]!.length)
    this.columns = [
      ...['step', 'evaluations', 'seconds', 'loss', 'gradientNorm', 'updateNorm', 'weightNorm', 'distance', 'rate'],
      ...(averaged ? ['averageLoss'] : []),
      ...this.#names,
    ]
  }

  row({ step, rate, seconds, updateNorm }: Moment, method: Method): Record<string, number> {
    const at = method.reportAt() as NativeVector
    const { loss, gradient } = this.#objective.exact(at)
    const point = at.values
    let nearest = Infinity
    for (const minimum of this.#minima) {
      let square = 0
      for (let i = 0; i < point.length; i++) square += (point[i]! - minimum[i]!) * (point[i]! - minimum[i]!)
      nearest = Math.min(nearest, Math.sqrt(square))
    }
    const row: Record<string, number> = {
      step,
      evaluations: method.evaluations,
      seconds,
      loss,
      gradientNorm: this.#native.norm(gradient as NativeVector),
      updateNorm,
      weightNorm: this.#native.norm(method.theta as NativeVector),
      distance: this.#minima.length > 0 ? nearest : NaN,
      rate,
    }
    this.#names.forEach((name, i) => (row[name] = point[i]!))
    const average = this.#averaged ? averageOf(method) : undefined
    if (average) row.averageLoss = this.#objective.loss(average)
    return row
  }

  final(moment: Moment, method: Method): Record<string, number> {
    return this.row(moment, method)
  }

  heard(method: Method): number {
    return this.#objective.loss(method.reportAt())
  }

  numbers(): Record<string, number> {
    return {}
  }

  restore(): void {}
}

/** Names of the parameters that are recorded: slope and intercept of a line. */
const LINE = ['weight', 'bias'] as const

/** What a row over data tells beside the moment. */
export interface Figures {
  readonly evaluations: number
  /** Loss of the batch of the last update, without and with the penalty. */
  readonly batchLoss: number
  readonly batchObjective: number
  readonly gradientNorm: number
  readonly weightNorm: number
  /** The parameters, of a model with two. */
  readonly line: ArrayLike<number> | undefined
  /** Loss and accuracy over those of the splits that were asked for, of the parameters and of their average where there is one. */
  readonly scores: SplitScores
  readonly averageScores: SplitScores | undefined
}

export type SplitScores = Partial<Record<Split, Scores>>

/** The rows of a racer over data: when whole splits are evaluated, thinned by counted operations, and what stands in which column. */
export class DataRows {
  readonly columns: readonly string[]
  readonly averaged: boolean
  readonly #model: Pick<DataObjective, 'operations' | 'counts' | 'parameters'>
  readonly #budget: EvaluationBudget

  constructor(model: Pick<DataObjective, 'operations' | 'counts' | 'parameters'>, averaged: boolean) {
    this.#model = model
    this.averaged = averaged
    const { operations, counts } = model
    const evaluation = (counts.train + counts.validation) * operations
    this.#budget = new EvaluationBudget(averaged ? 2 * evaluation : evaluation)
    const scores = ['trainLoss', 'validationLoss', 'trainAccuracy', 'validationAccuracy']
    this.columns = [
      ...['step', 'epoch', 'samples', 'evaluations', 'seconds', 'batchLoss', 'objective'],
      ...scores,
      ...(averaged ? scores.map((name) => `average${capital(name)}`) : []),
      ...['gradientNorm', 'updateNorm', 'weightNorm', 'rate'],
      ...(model.parameters === 2 ? LINE : []),
    ]
  }

  /** Splits that are evaluated for the row of a step; asked once a recorded step, in order. */
  due(step: number, samples: number): readonly Split[] {
    const training = 3 * this.#model.operations * samples
    return this.#budget.due(step, training) ? this.present(['train', 'validation']) : []
  }

  /** Splits whose figures a run ends with. */
  get atEnd(): readonly Split[] {
    return this.present(['train', 'validation', 'test'])
  }

  /** The split that schedules and early stopping listen to. */
  get heard(): Split {
    return this.#model.counts.validation > 0 ? 'validation' : 'train'
  }

  present(splits: readonly Split[]): readonly Split[] {
    return splits.filter((split) => this.#model.counts[split] > 0)
  }

  row({ step, rate, seconds, samples, updateNorm }: Moment, figures: Figures): Record<string, number> {
    const { evaluations, batchLoss, batchObjective, gradientNorm, weightNorm, line } = figures
    const epoch = samples / this.#model.counts.train
    const row: Record<string, number> = { step, epoch, samples, evaluations, seconds, weightNorm, rate }
    if (line) LINE.forEach((name, i) => (row[name] = line[i]!))
    if (step > 0) Object.assign(row, { batchLoss, objective: batchObjective, gradientNorm, updateNorm })
    write(row, figures.scores, (name) => name)
    if (figures.averageScores) write(row, figures.averageScores, (name) => `average${capital(name)}`)
    return row
  }

  numbers(): Record<string, number> {
    return { evaluationSpent: this.#budget.spent }
  }

  restore(numbers: Readonly<Record<string, number>>): void {
    this.#budget.spent = numbers.evaluationSpent!
  }
}

function write(row: Record<string, number>, scores: SplitScores, nameOf: (name: string) => string): void {
  for (const [split, { loss, accuracy }] of Object.entries(scores)) {
    row[nameOf(`${split}Loss`)] = loss
    row[nameOf(`${split}Accuracy`)] = accuracy
  }
}

/** Loss of the batch of the last update, norms of gradient, update and parameters, and loss and accuracy over whole splits; of a line its parameters. */
export class DataMetrics implements Metrics {
  readonly rows: DataRows
  readonly #native: Native
  readonly #objective: DataObjective

  constructor(native: Native, objective: DataObjective, averaged: boolean) {
    this.#native = native
    this.#objective = objective
    this.rows = new DataRows(objective, averaged)
  }

  get columns(): readonly string[] {
    return this.rows.columns
  }

  row(moment: Moment, method: Method): Record<string, number> {
    return this.rows.row(moment, this.#figures(method, moment.step, this.rows.due(moment.step, moment.samples)))
  }

  final(moment: Moment, method: Method): Record<string, number> {
    return this.rows.row(moment, this.#figures(method, moment.step, this.rows.atEnd))
  }

  heard(method: Method): number {
    return this.#objective.scores(method.reportAt(), this.rows.heard).loss
  }

  #figures(method: Method, step: number, splits: readonly Split[]): Figures {
    const point = method.reportAt()
    const { evaluations, batchLoss, batchObjective } = method
    const average = this.rows.averaged && splits.length > 0 ? averageOf(method) : undefined
    return {
      evaluations,
      batchLoss,
      batchObjective,
      gradientNorm: step === 0 ? NaN : this.#native.norm(method.gradient as NativeVector),
      weightNorm: this.#native.norm(method.theta as NativeVector),
      line: point.length === 2 ? point.values : undefined,
      scores: this.#scores(point, splits),
      averageScores: average && this.#scores(average, splits),
    }
  }

  #scores(point: Vector, splits: readonly Split[]): SplitScores {
    return Object.fromEntries(splits.map((split) => [split, this.#objective.scores(point, split)]))
  }

  numbers(): Record<string, number> {
    return this.rows.numbers()
  }

  restore(numbers: Readonly<Record<string, number>>): void {
    this.rows.restore(numbers)
  }
}
