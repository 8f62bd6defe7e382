/** What is recorded beside the step: one kind of row for surfaces, one for data. */
import type { DataObjective } from './dataObjective.ts'
import type { Native, NativeVector } from './native/instance.ts'
import { EvaluationBudget } from './recording.ts'
import type { SurfaceObjective } from './surfaceObjective.ts'
import type { Method, Split } from './trainer.ts'

/** A recorded step, as the trainer knows it. */
export interface Moment {
  readonly step: number
  /** Rate of the update that led here; at step 0 that of the first. */
  readonly rate: number
  readonly seconds: number
}

/** Writes rows; may keep counters that a checkpoint holds. */
export interface Metrics {
  readonly columns: readonly string[]
  row(moment: Moment, method: Method): Record<string, number>
  /** All figures after the last update, of every split, whether its step is recorded or not; changes nothing. */
  final(moment: Moment, method: Method): Record<string, number>
  /** The last validation loss, for schedules that listen to it; NaN before the first. */
  readonly metric: number
  numbers(): Record<string, number>
  restore(numbers: Readonly<Record<string, number>>): void
}

/** Loss and gradient norm at the point itself (without noise), its place, and the distance to the nearest known minimum. */
export class SurfaceMetrics implements Metrics {
  readonly columns: readonly string[]
  readonly metric = NaN
  readonly #native: Native
  readonly #objective: SurfaceObjective
  readonly #minima: readonly (readonly number[])[]
  readonly #names: readonly string[]

  constructor(native: Native, objective: SurfaceObjective, minima: readonly (readonly number[])[]) {
    this.#native = native
    this.#objective = objective
    this.#minima = minima
    this.#names = ['x', 'y'].slice(0, objective.tensors[0].length)
    this.columns = ['step', 'evaluations', 'seconds', 'loss', 'gradientNorm', 'distance', 'rate', ...this.#names]
  }

  row({ step, rate, seconds }: Moment, method: Method): Record<string, number> {
    const at = method.reportAt() as NativeVector
    const { loss, gradient } = this.#objective.exact(at)
    const point = at.values
    let nearest = Infinity
    for (const minimum of this.#minima) {
      let square = 0
      for (let i = 0; i < point.length; i++) square += (point[i] - minimum[i]) * (point[i] - minimum[i])
      nearest = Math.min(nearest, Math.sqrt(square))
    }
    const row: Record<string, number> = {
      step,
      evaluations: step,
      seconds,
      loss,
      gradientNorm: this.#native.norm(gradient as NativeVector),
      distance: this.#minima.length > 0 ? nearest : NaN,
      rate,
    }
    this.#names.forEach((name, i) => (row[name] = point[i]))
    return row
  }

  final(moment: Moment, method: Method): Record<string, number> {
    return this.row(moment, method)
  }

  numbers(): Record<string, number> {
    return {}
  }

  restore(): void {}
}

/** Loss of the batch of the last update, and, thinned by counted operations, loss and accuracy over whole splits. */
export class DataMetrics implements Metrics {
  readonly columns = [
    'step',
    'epoch',
    'samples',
    'evaluations',
    'seconds',
    'batchLoss',
    'objective',
    'trainLoss',
    'validationLoss',
    'trainAccuracy',
    'validationAccuracy',
    'gradientNorm',
    'rate',
  ]
  metric = NaN
  readonly #native: Native
  readonly #objective: DataObjective
  readonly #budget: EvaluationBudget

  constructor(native: Native, objective: DataObjective, batchSize: number) {
    this.#native = native
    this.#objective = objective
    const { operations, counts } = objective
    this.#budget = new EvaluationBudget(3 * batchSize * operations, (counts.train + counts.validation) * operations)
  }

  row(moment: Moment, method: Method): Record<string, number> {
    const row = this.#progress(moment, method)
    if (!this.#budget.due(moment.step)) return row
    const scores = this.#scores(method, ['train', 'validation'])
    this.metric = scores.validationLoss ?? scores.trainLoss
    return { ...row, ...scores }
  }

  final(moment: Moment, method: Method): Record<string, number> {
    return { ...this.#progress(moment, method), ...this.#scores(method, ['train', 'validation', 'test']) }
  }

  /** Everything but the scores over whole splits. */
  #progress({ step, rate, seconds }: Moment, method: Method): Record<string, number> {
    const { counts, samples, batchLoss, batchObjective } = this.#objective
    const row = { step, epoch: samples / counts.train, samples, evaluations: step, seconds, rate }
    if (step === 0) return row
    const gradientNorm = this.#native.norm(method.gradient as NativeVector)
    return { ...row, batchLoss, objective: batchObjective, gradientNorm }
  }

  /** Loss and accuracy over those of the splits that have samples. */
  #scores(method: Method, splits: readonly Split[]): Record<string, number> {
    const at = method.reportAt()
    return Object.fromEntries(
      splits
        .filter((split) => this.#objective.counts[split] > 0)
        .flatMap((split) => {
          const { loss, accuracy } = this.#objective.scores(at, split)
          return [
            [`${split}Loss`, loss],
            [`${split}Accuracy`, accuracy],
          ]
        }),
    )
  }

  numbers(): Record<string, number> {
    return { evaluationSpent: this.#budget.spent, metric: this.metric }
  }

  restore(numbers: Readonly<Record<string, number>>): void {
    this.#budget.spent = numbers.evaluationSpent
    this.metric = numbers.metric
  }
}
