/** One racer: schedule, batches, objective and method, advanced step by step, with its record. */
import type { Metrics } from './metrics.ts'
import type { Native, NativeVector } from './native/instance.ts'
import type { RateSchedule } from './rateSchedule.ts'
import { nextRecorded, Recorder } from './recording.ts'
import type {
  Batches,
  Checkpoint,
  Columns,
  Divergence,
  Method,
  NamedArrays,
  Objective,
  Probe,
  ProbeResult,
  Progress,
  TensorInfo,
  Trainer,
  TrainerStatus,
} from './trainer.ts'

/** How many operations may pass before `pause` is asked again. */
const OPERATIONS_BETWEEN_PAUSES = 200_000

export interface RaceParts {
  readonly native: Native
  readonly budget: number
  readonly objective: Objective
  readonly method: Method
  readonly batches: Batches
  readonly schedule: RateSchedule
  readonly metrics: Metrics
  /** Counted operations of one step: how often `pause` is asked. */
  readonly operations: number
  /** Epochs and samples seen so far. */
  readonly progress: () => { epoch: number; samples: number }
  readonly probe: (what: Probe, method: Method, previous: Float64Array) => ProbeResult
  /** Extra counters of the objective that a checkpoint holds. */
  readonly counters: { numbers(): Record<string, number>; restore(numbers: Readonly<Record<string, number>>): void }
  /** Seconds; differences are recorded. */
  readonly clock: () => number
}

export class RaceTrainer implements Trainer {
  readonly #parts: RaceParts
  #recorder: Recorder
  readonly #theta: NativeVector
  /** Parameters before the last update; kept for surfaces only. */
  readonly #previous: Float64Array
  readonly #perPause: number
  #step = 0
  #next = 0
  #seconds = 0
  #status: TrainerStatus = 'running'
  #divergence: Divergence | undefined
  /** Rate of the last update. */
  #rate: number
  #final: Readonly<Record<string, number>> | undefined

  constructor(parts: RaceParts) {
    this.#parts = parts
    this.#recorder = new Recorder(parts.metrics.columns)
    this.#theta = parts.method.theta as NativeVector
    this.#previous = new Float64Array(this.#theta.length <= 2 ? this.#theta.length : 0)
    this.#previous.set(this.#previous.length > 0 ? this.#theta.values : [])
    this.#perPause = Math.max(1, Math.floor(OPERATIONS_BETWEEN_PAUSES / Math.max(1, parts.operations)))
    this.#rate = parts.schedule.first()
    this.#record(0)
    if (parts.budget === 0 && this.#status === 'running') this.#finish()
  }

  advance(steps: number, pause?: () => boolean): Progress {
    const { clock, budget } = this.#parts
    const end = Math.min(this.#step + steps, budget)
    const begun = clock()
    let untilPause = this.#perPause
    while (this.#status === 'running' && this.#step < end) {
      this.#update(begun)
      if (--untilPause === 0) {
        if (pause?.()) break
        untilPause = this.#perPause
      }
    }
    this.#seconds += clock() - begun
    if (this.#status === 'running' && this.#step >= budget) this.#finish()
    return this.progress()
  }

  #update(begun: number): void {
    const { native, objective, method, batches, schedule, metrics, clock } = this.#parts
    const rate = schedule.rate(this.#step, metrics.metric)
    this.#rate = rate
    const batch = batches.next()
    if (this.#previous.length > 0) this.#previous.set(this.#theta.values)
    const loss = method.step(objective, batch, this.#step + 1, rate, schedule.momentum)
    if (loss - loss !== 0) return this.#diverge(this.#step, 'loss')
    this.#step++
    const gradient = native.firstNotFinite(method.gradient as NativeVector)
    if (gradient >= 0) return this.#diverge(this.#step, tensorAt(objective.tensors, gradient))
    const parameter = native.firstNotFinite(this.#theta)
    if (parameter >= 0) return this.#diverge(this.#step, tensorAt(objective.tensors, parameter))
    if (this.#step >= this.#next) this.#record(clock() - begun)
  }

  #record(sinceBegun: number): void {
    const { metrics, method } = this.#parts
    const row = metrics.row({ step: this.#step, rate: this.#rate, seconds: this.#seconds + sinceBegun }, method)
    this.#next = nextRecorded(this.#step)
    const loss = row.loss ?? row.trainLoss
    if (loss !== undefined && loss - loss !== 0) return this.#diverge(this.#step, 'loss')
    this.#recorder.push(row)
  }

  #finish(): void {
    const { metrics, method } = this.#parts
    this.#status = 'finished'
    this.#final = metrics.final({ step: this.#step, rate: this.#rate, seconds: this.#seconds }, method)
  }

  #diverge(step: number, where: string): void {
    this.#status = 'diverged'
    this.#divergence = { step, where }
  }

  progress(): Progress {
    return {
      status: this.#status,
      step: this.#step,
      ...this.#parts.progress(),
      evaluations: this.#step,
      ...(this.#divergence && { divergence: this.#divergence }),
      ...(this.#final && { final: this.#final }),
    }
  }

  records(since: number): Columns {
    return this.#recorder.since(since)
  }

  probe(what: Probe): ProbeResult {
    return this.#parts.probe(what, this.#parts.method, this.#previous)
  }

  #arrays(): NamedArrays {
    const { method, batches, schedule } = this.#parts
    const arrays: NamedArrays = { previous: this.#previous }
    const groups = { method: method.state(), batches: batches.state(), schedule: schedule.state() }
    for (const [group, members] of Object.entries(groups))
      for (const [name, array] of Object.entries(members)) arrays[`${group}.${name}`] = array
    return arrays
  }

  checkpoint(): Checkpoint {
    const { metrics, counters } = this.#parts
    const copies = Object.entries(this.#arrays()).map(([name, array]) => [name, array.slice()])
    return {
      step: this.#step,
      arrays: Object.fromEntries(copies),
      numbers: { ...metrics.numbers(), ...counters.numbers(), seconds: this.#seconds, next: this.#next },
    }
  }

  restore(checkpoint: Checkpoint): void {
    const { metrics, counters, budget } = this.#parts
    for (const [name, array] of Object.entries(this.#arrays())) {
      const saved = checkpoint.arrays[name]
      if (saved?.length !== array.length)
        throw new Error(`restore: '${name}' must hold ${array.length} numbers, got ${saved?.length ?? 'none'}`)
      array.set(saved)
    }
    metrics.restore(checkpoint.numbers)
    counters.restore(checkpoint.numbers)
    this.#seconds = checkpoint.numbers.seconds
    this.#next = checkpoint.numbers.next
    this.#step = checkpoint.step
    this.#recorder = new Recorder(metrics.columns)
    this.#divergence = this.#final = undefined
    this.#status = 'running'
    if (this.#step >= budget) this.#finish()
  }

  dispose(): void {
    this.#status = 'finished'
  }
}

function tensorAt(tensors: readonly TensorInfo[], index: number): string {
  return tensors.find(({ offset, length }) => index >= offset && index < offset + length)?.name ?? 'theta'
}
