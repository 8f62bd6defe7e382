/** One racer: schedule, batches, objective and method, advanced step by step, with its record. */
import type { LiveSettings, Problem, Racer, Stopping } from '../experiment/document.ts'
import { EarlyStopping } from './earlyStopping.ts'
import { listening } from './listening.ts'
import { Ledger, tensorAt } from './ledger.ts'
import type { Metrics } from './metrics.ts'
import type { Native, NativeVector } from './native/instance.ts'
import type { RateSchedule } from './rateSchedule.ts'
import { copied, modelArrays, putBack, runArrays } from './runArrays.ts'
import type { Timeline } from './timeline.ts'
import type { StepTrace, TracedParameter } from './trace.ts'
import type {
  Batches,
  Checkpoint,
  Columns,
  Method,
  NamedArrays,
  Objective,
  Probe,
  ProbeResult,
  Progress,
  Trainer,
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
  readonly stopping: Stopping
  readonly timeline: Timeline
  /** Takes the penalties of the settings, where there are any. */
  readonly penalize?: (settings: LiveSettings) => void
  /** What the batch size follows, where it follows something: the rows are its rates. */
  readonly sizes?: RateSchedule
  readonly metrics: Metrics
  /** Counted operations of one step: how often `pause` is asked. */
  readonly operations: number
  /** Rows of an epoch; 0 where there are none. */
  readonly rows: number
  /** `step` is the number of updates made. */
  readonly probe: (what: Probe, method: Method, previous: Float64Array, step: number) => ProbeResult
  /** State of the objective (running averages, masks); views. */
  readonly objectiveState: () => NamedArrays
  /** Seconds; differences are recorded. */
  readonly clock: () => number
}

export class RaceTrainer implements Trainer {
  readonly #parts: RaceParts
  readonly #ledger: Ledger
  readonly #theta: NativeVector
  /** Parameters before the last update; kept for surfaces only. */
  readonly #previous: Float64Array
  /** Parameters before an update that is recorded; then what it changed, with the sign turned. */
  readonly #change: NativeVector
  readonly #perPause: number
  readonly #stopping: EarlyStopping | undefined
  /** The settings of the last update. */
  #settings: LiveSettings | undefined
  /** The last loss that the schedule heard, and whether it came since the last update. */
  #metric = NaN
  #measured = 0

  constructor(parts: RaceParts) {
    const { metrics, method, native, operations, schedule, rows, stopping, budget } = parts
    this.#parts = parts
    this.#ledger = new Ledger({ columns: metrics.columns, rate: schedule.first(), rows })
    this.#theta = method.theta as NativeVector
    this.#previous = new Float64Array(this.#theta.length <= 2 ? this.#theta.length : 0)
    this.#previous.set(this.#previous.length > 0 ? this.#theta.values : [])
    this.#change = native.vector(this.#theta.length, this.#theta.precision)
    this.#perPause = Math.max(1, Math.floor(OPERATIONS_BETWEEN_PAUSES / Math.max(1, operations)))
    if (stopping.patience > 0) this.#stopping = new EarlyStopping(stopping, () => modelArrays(parts))
    this.#record(0)
    if (budget === 0 && this.#ledger.status === 'running') this.#end('finished')
  }

  advance(steps: number, pause?: () => boolean): Progress {
    const { clock, budget } = this.#parts
    const ledger = this.#ledger
    const end = Math.min(ledger.step + steps, budget)
    const begun = clock()
    let untilPause = this.#perPause
    while (ledger.status === 'running' && ledger.step < end) {
      this.#update(begun)
      if (--untilPause === 0) {
        if (pause?.()) break
        untilPause = this.#perPause
      }
    }
    ledger.seconds += clock() - begun
    if (ledger.status === 'running' && ledger.step >= budget) this.#end('finished')
    return this.progress()
  }

  #update(begun: number): void {
    const { native, objective, method, batches, schedule, budget, clock, timeline } = this.#parts
    const ledger = this.#ledger
    const settings = timeline.at(ledger.step)
    if (settings !== this.#settings) this.#apply(settings)
    const rate = schedule.rate(ledger.step, this.#metric, this.#measured)
    ledger.rate = rate
    const batch = batches.next(ledger.step)
    if (this.#previous.length > 0) this.#previous.set(this.#theta.values)
    // The last row of a run may stand at a step that is not recorded otherwise.
    const measures = ledger.step + 1 >= ledger.next || ledger.step + 1 >= budget
    if (measures) this.#change.values.set(this.#theta.values)
    const loss = method.step(batch, ledger.step + 1, rate, schedule.momentum)
    if (loss - loss !== 0) return ledger.diverge(ledger.step, 'loss')
    ledger.step++
    const before = ledger.samples
    ledger.samples += batch.count
    const gradient = native.firstNotFinite(method.gradient as NativeVector)
    if (gradient >= 0) return ledger.diverge(ledger.step, tensorAt(objective.tensors, gradient))
    const parameter = native.firstNotFinite(this.#theta)
    if (parameter >= 0) return ledger.diverge(ledger.step, tensorAt(objective.tensors, parameter))
    if (measures) ledger.updateNorm = this.#normOfChange()
    if (ledger.step >= ledger.next) this.#record(clock() - begun)
    if ((schedule.listens !== undefined || this.#stopping) && ledger.status === 'running') this.#listen(before)
  }

  #apply(settings: LiveSettings): void {
    const { schedule, penalize } = this.#parts
    this.#settings = settings
    schedule.base = settings.rate
    penalize?.(settings)
  }

  /** ||theta_t - theta_{t-1}||_2 of the update that was just made. */
  #normOfChange(): number {
    const { native } = this.#parts
    native.axpy(-1, this.#theta, this.#change)
    return native.norm(this.#change)
  }

  /** Takes the validation loss for the schedule and for early stopping, where it is due. */
  #listen(before: number): void {
    const { metrics, method } = this.#parts
    const { step, samples } = this.#ledger
    const { hears, stops } = listening(this.#parts, step, before, samples)
    this.#measured = hears ? 1 : 0
    if (!hears && !stops) return
    const loss = metrics.heard(method)
    if (hears) this.#metric = loss
    if (stops && this.#stopping!.hears(loss, step)) this.#end('stopped')
  }

  #record(sinceBegun: number): void {
    const { metrics, method } = this.#parts
    this.#ledger.record(metrics.row(this.#ledger.moment(sinceBegun), method))
  }

  /** The end of a run: early stopping puts the best parameters back; the figures are theirs. Else the curves end with them. */
  #end(status: 'finished' | 'stopped'): void {
    const { metrics, method } = this.#parts
    const ledger = this.#ledger
    this.#stopping?.restoreBest()
    // No update led to the parameters that were put back.
    if (this.#stopping) ledger.updateNorm = NaN
    ledger.end(status, metrics.final(ledger.moment(0), method), !this.#stopping)
  }

  progress(): Progress {
    return this.#ledger.progress(this.#parts.method.evaluations, this.#stopping?.best)
  }

  change(problem: Problem, racer: Racer): void {
    this.#parts.timeline.follow(problem, racer)
  }

  records(since: number): Columns {
    return this.#ledger.since(since)
  }

  probe(what: Probe): ProbeResult {
    return this.#parts.probe(what, this.#parts.method, this.#previous, this.#ledger.step)
  }

  follow(on: boolean): void {
    this.#parts.method.follow(on)
  }

  trace(parameter: TracedParameter): StepTrace | undefined {
    return this.#parts.method.trace(parameter)
  }

  #arrays(): NamedArrays {
    return { previous: this.#previous, ...runArrays(this.#parts, this.#stopping) }
  }

  checkpoint(): Checkpoint {
    const { metrics, method } = this.#parts
    return {
      step: this.#ledger.step,
      arrays: copied(this.#arrays()),
      numbers: {
        ...metrics.numbers(),
        ...this.#ledger.numbers(),
        evaluations: method.evaluations,
        metric: this.#metric,
        measured: this.#measured,
      },
    }
  }

  restore({ arrays, numbers, step }: Checkpoint): void {
    const { metrics, method, budget } = this.#parts
    putBack(this.#arrays(), arrays)
    metrics.restore(numbers)
    this.#settings = undefined
    this.#ledger.restore(step, numbers)
    method.evaluations = numbers.evaluations!
    method.forget()
    this.#metric = numbers.metric!
    this.#measured = numbers.measured!
    if (step >= budget) this.#end('finished')
  }

  dispose(): void {
    this.#ledger.status = 'finished'
  }
}
