/** The book of a run: how far it is, what was recorded, and how it ended. */
import type { Moment } from './metrics.ts'
import { nextRecorded, Recorder } from './recording.ts'
import type { Columns, Divergence, Progress, TensorInfo, TrainerStatus } from './trainer.ts'

export class Ledger {
  /** Updates made, and rows they drew. */
  step = 0
  samples = 0
  /** Seconds of training so far. */
  seconds = 0
  /** Rate of the last update; before it that of the first. */
  rate: number
  /** Euclidean norm of the last recorded update; NaN before the first. */
  updateNorm = NaN
  status: TrainerStatus = 'running'
  #divergence: Divergence | undefined
  #final: Readonly<Record<string, number>> | undefined
  #recorder: Recorder
  /** The step that is recorded next, and the one recorded last. */
  #next = 0
  #recorded = 0
  readonly #columns: readonly string[]
  /** Rows of an epoch; 0 where there are none. */
  readonly #rows: number

  constructor({ columns, rate, rows }: { columns: readonly string[]; rate: number; rows: number }) {
    this.#columns = columns
    this.#recorder = new Recorder(columns)
    this.rate = rate
    this.#rows = rows
  }

  /** The step that is recorded next. */
  get next(): number {
    return this.#next
  }

  moment(sinceBegun: number): Moment {
    const { step, rate, samples, updateNorm } = this
    return { step, rate, seconds: this.seconds + sinceBegun, samples, updateNorm }
  }

  /** Takes the row of the present step; a loss that is not finite ends the run. */
  record(row: Readonly<Record<string, number>>): void {
    this.#next = nextRecorded(this.step)
    this.#recorded = this.step
    const loss = row.loss ?? row.trainLoss
    if (loss !== undefined && loss - loss !== 0) return this.diverge(this.step, 'loss')
    this.#recorder.push(row)
  }

  /** The end of a run, with all its figures; they complete the curve unless they are those of other parameters. */
  end(status: 'finished' | 'stopped', figures: Readonly<Record<string, number>>, completes: boolean): void {
    this.status = status
    this.#final = figures
    if (!completes) return
    if (this.#recorded < this.step) this.#recorder.push(figures)
    else this.#recorder.complete(figures)
  }

  diverge(step: number, where: string): void {
    this.status = 'diverged'
    this.#divergence = { step, where }
  }

  progress(evaluations: number, best: number | undefined): Progress {
    return {
      status: this.status,
      step: this.step,
      epoch: this.#rows > 0 ? this.samples / this.#rows : 0,
      samples: this.samples,
      evaluations,
      ...(this.#divergence && { divergence: this.#divergence }),
      ...(best !== undefined && { best }),
      ...(this.#final && { final: this.#final }),
    }
  }

  since(row: number): Columns {
    return this.#recorder.since(row)
  }

  /** The numbers that a checkpoint holds. */
  numbers(): Record<string, number> {
    const { seconds, updateNorm, samples } = this
    return { seconds, next: this.#next, updateNorm, samples }
  }

  /** Goes on from a checkpoint at `step`; the record begins anew. */
  restore(step: number, numbers: Readonly<Record<string, number>>): void {
    this.seconds = numbers.seconds!
    this.#next = numbers.next!
    this.updateNorm = numbers.updateNorm!
    this.samples = numbers.samples!
    this.step = this.#recorded = step
    this.#recorder = new Recorder(this.#columns)
    this.#divergence = this.#final = undefined
    this.status = 'running'
  }
}

/** Name of the tensor that holds a parameter. */
export function tensorAt(tensors: readonly TensorInfo[], index: number): string {
  return tensors.find(({ offset, length }) => index >= offset && index < offset + length)?.name ?? 'theta'
}
