/** One racer: schedule, batches, objective and method, advanced step by step, with its record. */
import type { LiveSettings, Problem, Racer, Stopping } from '../experiment/document.ts'
import { EarlyStopping } from './earlyStopping.ts'
import { isDue } from './listening.ts'
import type { Metrics, Moment } from './metrics.ts'
import type { Native, NativeVector } from './native/instance.ts'
import type { RateSchedule } from './rateSchedule.ts'
import { nextRecorded, Recorder } from './recording.ts'
import type { Timeline } from './timeline.ts'
import type { StepTrace, TracedParameter } from './trace.ts'
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
  #recorder: Recorder
  readonly #theta: NativeVector
  /** Parameters before the last update; kept for surfaces only. */
  readonly #previous: Float64Array
  /** Parameters before an update that is recorded; then what it changed, with the sign turned. */
  readonly #change: NativeVector
  readonly #perPause: number
  readonly #stopping: EarlyStopping | undefined
  #step = 0
  #samples = 0
  #next = 0
  /** Step of the last recorded row. */
  #recorded = 0
  #seconds = 0
  #status: TrainerStatus = 'running'
  #divergence: Divergence | undefined
  /** Rate of the last update. */
  #rate: number
  /** The settings of the last update. */
  #settings: LiveSettings | undefined
  /** Euclidean norm of the last recorded update; NaN before the first. */
  #updateNorm = NaN
  /** The last loss that the schedule heard, and whether it came since the last update. */
  #metric = NaN
  #measured = 0
  #final: Readonly<Record<string, number>> | undefined

  constructor(parts: RaceParts) {
    this.#parts = parts
    this.#recorder = new Recorder(parts.metrics.columns)
    this.#theta = parts.method.theta as NativeVector
    this.#previous = new Float64Array(this.#theta.length <= 2 ? this.#theta.length : 0)
    this.#previous.set(this.#previous.length > 0 ? this.#theta.values : [])
    this.#change = parts.native.vector(this.#theta.length, this.#theta.precision)
    this.#perPause = Math.max(1, Math.floor(OPERATIONS_BETWEEN_PAUSES / Math.max(1, parts.operations)))
    this.#rate = parts.schedule.first()
    if (parts.stopping.patience > 0) this.#stopping = new EarlyStopping(parts.stopping, () => this.#model())
    this.#record(0)
    if (parts.budget === 0 && this.#status === 'running') this.#end('finished')
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
    if (this.#status === 'running' && this.#step >= budget) this.#end('finished')
    return this.progress()
  }

  #update(begun: number): void {
    const { native, objective, method, batches, schedule, budget, clock, timeline } = this.#parts
    const settings = timeline.at(this.#step)
    if (settings !== this.#settings) this.#apply(settings)
    const rate = schedule.rate(this.#step, this.#metric, this.#measured)
    this.#rate = rate
    const batch = batches.next(this.#step)
    if (this.#previous.length > 0) this.#previous.set(this.#theta.values)
    // The last row of a run may stand at a step that is not recorded otherwise.
    const measures = this.#step + 1 >= this.#next || this.#step + 1 >= budget
    if (measures) this.#change.values.set(this.#theta.values)
    const loss = method.step(batch, this.#step + 1, rate, schedule.momentum)
    if (loss - loss !== 0) return this.#diverge(this.#step, 'loss')
    this.#step++
    const before = this.#samples
    this.#samples += batch.count
    const gradient = native.firstNotFinite(method.gradient as NativeVector)
    if (gradient >= 0) return this.#diverge(this.#step, tensorAt(objective.tensors, gradient))
    const parameter = native.firstNotFinite(this.#theta)
    if (parameter >= 0) return this.#diverge(this.#step, tensorAt(objective.tensors, parameter))
    if (measures) this.#updateNorm = this.#normOfChange()
    if (this.#step >= this.#next) this.#record(clock() - begun)
    if ((schedule.listens !== undefined || this.#stopping) && this.#status === 'running') this.#listen(before)
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
    const { schedule, metrics, method, stopping, rows } = this.#parts
    const due = (every: number) => isDue(every, this.#step, before, this.#samples, rows)
    const hears = schedule.listens !== undefined && due(schedule.listens)
    const stops = this.#stopping !== undefined && due(stopping.every)
    this.#measured = hears ? 1 : 0
    if (!hears && !stops) return
    const loss = metrics.heard(method)
    if (hears) this.#metric = loss
    if (stops && this.#stopping!.hears(loss, this.#step)) this.#end('stopped')
  }

  #moment(sinceBegun: number): Moment {
    const seconds = this.#seconds + sinceBegun
    return { step: this.#step, rate: this.#rate, seconds, samples: this.#samples, updateNorm: this.#updateNorm }
  }

  #record(sinceBegun: number): void {
    const { metrics, method } = this.#parts
    const row = metrics.row(this.#moment(sinceBegun), method)
    this.#next = nextRecorded(this.#step)
    this.#recorded = this.#step
    const loss = row.loss ?? row.trainLoss
    if (loss !== undefined && loss - loss !== 0) return this.#diverge(this.#step, 'loss')
    this.#recorder.push(row)
  }

  /** The end of a run: early stopping puts the best parameters back; the figures are theirs. Else the curves end with them. */
  #end(status: 'finished' | 'stopped'): void {
    const { metrics, method } = this.#parts
    this.#status = status
    this.#stopping?.restoreBest()
    // No update led to the parameters that were put back.
    if (this.#stopping) this.#updateNorm = NaN
    const row = (this.#final = metrics.final(this.#moment(0), method))
    if (this.#stopping) return
    if (this.#recorded < this.#step) this.#recorder.push(row)
    else this.#recorder.complete(row)
  }

  #diverge(step: number, where: string): void {
    this.#status = 'diverged'
    this.#divergence = { step, where }
  }

  progress(): Progress {
    const { rows, method } = this.#parts
    return {
      status: this.#status,
      step: this.#step,
      epoch: rows > 0 ? this.#samples / rows : 0,
      samples: this.#samples,
      evaluations: method.evaluations,
      ...(this.#divergence && { divergence: this.#divergence }),
      ...(this.#stopping && { best: this.#stopping.best }),
      ...(this.#final && { final: this.#final }),
    }
  }

  change(problem: Problem, racer: Racer): void {
    this.#parts.timeline.follow(problem, racer)
  }

  records(since: number): Columns {
    return this.#recorder.since(since)
  }

  probe(what: Probe): ProbeResult {
    return this.#parts.probe(what, this.#parts.method, this.#previous, this.#step)
  }

  follow(on: boolean): void {
    this.#parts.method.follow(on)
  }

  trace(parameter: TracedParameter): StepTrace | undefined {
    return this.#parts.method.trace(parameter)
  }

  /** Everything that makes the model: parameters, the state they are reported from, running averages. */
  #model(): NamedArrays {
    const { method, objectiveState } = this.#parts
    return named({ method: method.state(), objective: objectiveState() })
  }

  #arrays(): NamedArrays {
    const { batches, schedule, sizes } = this.#parts
    const stopping = this.#stopping?.state() ?? {}
    const others = named({
      batches: batches.state(),
      schedule: schedule.state(),
      sizes: sizes?.state() ?? {},
      stopping,
    })
    return { previous: this.#previous, ...this.#model(), ...others }
  }

  checkpoint(): Checkpoint {
    const { metrics, method } = this.#parts
    const copies = Object.entries(this.#arrays()).map(([name, array]) => [name, array.slice()])
    return {
      step: this.#step,
      arrays: Object.fromEntries(copies) as NamedArrays,
      numbers: {
        ...metrics.numbers(),
        seconds: this.#seconds,
        next: this.#next,
        updateNorm: this.#updateNorm,
        samples: this.#samples,
        evaluations: method.evaluations,
        metric: this.#metric,
        measured: this.#measured,
      },
    }
  }

  restore({ arrays, numbers, step }: Checkpoint): void {
    const { metrics, method, budget } = this.#parts
    for (const [name, array] of Object.entries(this.#arrays())) {
      const saved = arrays[name]
      if (saved?.length !== array.length)
        throw new Error(`restore: '${name}' must hold ${array.length} numbers, got ${saved?.length ?? 'none'}`)
      array.set(saved)
    }
    metrics.restore(numbers)
    this.#settings = undefined
    this.#seconds = numbers.seconds!
    this.#next = numbers.next!
    this.#updateNorm = numbers.updateNorm!
    this.#samples = numbers.samples!
    method.evaluations = numbers.evaluations!
    method.forget()
    this.#metric = numbers.metric!
    this.#measured = numbers.measured!
    this.#step = this.#recorded = step
    this.#recorder = new Recorder(metrics.columns)
    this.#divergence = this.#final = undefined
    this.#status = 'running'
    if (this.#step >= budget) this.#end('finished')
  }

  dispose(): void {
    this.#status = 'finished'
  }
}

/** Arrays of several groups under names that tell the group. */
function named(groups: Readonly<Record<string, NamedArrays>>): NamedArrays {
  const all: NamedArrays = {}
  for (const [group, members] of Object.entries(groups))
    for (const [name, array] of Object.entries(members)) all[`${group}.${name}`] = array
  return all
}

function tensorAt(tensors: readonly TensorInfo[], index: number): string {
  return tensors.find(({ offset, length }) => index >= offset && index < offset + length)?.name ?? 'theta'
}
