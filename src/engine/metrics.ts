/** What is recorded beside the step: one kind of row for surfaces, one for data. */
import type { DataObjective } from './dataObjective.ts'
import type { Native, NativeVector } from './native/instance.ts'
import { EvaluationBudget } from './recording.ts'
import type { SurfaceObjective } from './surfaceObjective.ts'
import type { Method, Split, Vector } from './trainer.ts'

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

/** Loss of the batch of the last update, norms of gradient, update and parameters, and, thinned by counted operations, loss and accuracy over whole splits; of a line its parameters. */
export class DataMetrics implements Metrics {
  readonly columns: readonly string[]
  readonly #native: Native
  readonly #objective: DataObjective
  readonly #budget: EvaluationBudget
  readonly #averaged: boolean

  constructor(native: Native, objective: DataObjective, averaged: boolean) {
    this.#native = native
    this.#objective = objective
    this.#averaged = averaged
    const { operations, counts } = objective
    const evaluation = (counts.train + counts.validation) * operations
    this.#budget = new EvaluationBudget(averaged ? 2 * evaluation : evaluation)
    const scores = ['trainLoss', 'validationLoss', 'trainAccuracy', 'validationAccuracy']
    this.columns = [
      ...['step', 'epoch', 'samples', 'evaluations', 'seconds', 'batchLoss', 'objective'],
      ...scores,
      ...(averaged ? scores.map((name) => `average${capital(name)}`) : []),
      ...['gradientNorm', 'updateNorm', 'weightNorm', 'rate'],
      ...(objective.parameters === 2 ? LINE : []),
    ]
  }

  row(moment: Moment, method: Method): Record<string, number> {
    const row = this.#progress(moment, method)
    const training = 3 * this.#objective.operations * moment.samples
    if (!this.#budget.due(moment.step, training)) return row
    return { ...row, ...this.#scores(method, ['train', 'validation']) }
  }

  final(moment: Moment, method: Method): Record<string, number> {
    return { ...this.#progress(moment, method), ...this.#scores(method, ['train', 'validation', 'test']) }
  }

  heard(method: Method): number {
    const { counts } = this.#objective
    return this.#objective.scores(method.reportAt(), counts.validation > 0 ? 'validation' : 'train').loss
  }

  /** Everything but the scores over whole splits. */
  #progress({ step, rate, seconds, samples, updateNorm }: Moment, method: Method): Record<string, number> {
    const epoch = samples / this.#objective.counts.train
    const weightNorm = this.#native.norm(method.theta as NativeVector)
    const row: Record<string, number> = {
      step,
      epoch,
      samples,
      evaluations: method.evaluations,
      seconds,
      weightNorm,
      rate,
    }
    const { values } = method.reportAt()
    if (values.length === 2) LINE.forEach((name, i) => (row[name] = values[i]!))
    if (step === 0) return row
    const gradientNorm = this.#native.norm(method.gradient as NativeVector)
    return { ...row, batchLoss: method.batchLoss, objective: method.batchObjective, gradientNorm, updateNorm }
  }

  /** Loss and accuracy over those of the splits that have samples, of the parameters and of their average. */
  #scores(method: Method, splits: readonly Split[]): Record<string, number> {
    const average = this.#averaged ? averageOf(method) : undefined
    const present = splits.filter((split) => this.#objective.counts[split] > 0)
    const at = (point: Vector, nameOf: (name: string) => string) =>
      present.flatMap((split) => {
        const { loss, accuracy } = this.#objective.scores(point, split)
        return [
          [nameOf(`${split}Loss`), loss],
          [nameOf(`${split}Accuracy`), accuracy],
        ]
      })
    const own = at(method.reportAt(), (name) => name)
    return Object.fromEntries(average ? [...own, ...at(average, (name) => `average${capital(name)}`)] : own) as Record<
      string,
      number
    >
  }

  numbers(): Record<string, number> {
    return { evaluationSpent: this.#budget.spent }
  }

  restore(numbers: Readonly<Record<string, number>>): void {
    this.#budget.spent = numbers.evaluationSpent!
  }
}
