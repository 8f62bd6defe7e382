/**
 * A racer whose steps are made on a device. It has a twin on the native engine, which draws batches, follows the schedule, holds the
 * parameters and states between two stays on the device, draws pictures and makes checkpoints: so a checkpoint of one engine goes on in
 * the other. The first row is evaluated by the twin, and so are the parameters that early stopping puts back.
 */
import { wrappers } from '../../catalog/wrappers/index.ts'
import type { LiveSettings, Problem, Racer } from '../../experiment/document.ts'
import { EarlyStopping } from '../earlyStopping.ts'
import { Ledger } from '../ledger.ts'
import { listening } from '../listening.ts'
import type { DataMetrics, Figures } from '../metrics.ts'
import type { StepMethod } from '../method/stepMethod.ts'
import type { DataObjective } from '../dataObjective.ts'
import type { RaceParts } from '../raceTrainer.ts'
import { nextRecorded } from '../recording.ts'
import { copied, modelArrays, putBack, runArrays } from '../runArrays.ts'
import type { Batch, Checkpoint, Columns, NamedArrays, Probe, ProbeResult, Progress, Split } from '../trainer.ts'

/** The native parts of a racer over data. */
export interface TwinParts extends RaceParts {
  readonly objective: DataObjective
  readonly method: StepMethod
  readonly metrics: DataMetrics
}

/** An update before it is made: what it takes, and what will be asked of it. */
export interface Plan {
  /** Number of the update, from 1. */
  readonly t: number
  readonly rate: number
  readonly momentum: number | undefined
  readonly settings: LiveSettings
  /** The twin's: valid until the next plan. */
  readonly batch: Batch
  /** Rows drawn before and after it. */
  readonly before: number
  readonly samples: number
  /** Whether it ends in a row, and whether its norms are wanted, as they are of the last one too. */
  readonly recorded: boolean
  readonly measures: boolean
  /** Splits whose scores are wanted after it. */
  readonly splits: readonly Split[]
  /** Whether the schedule or early stopping hear the loss of a split after it: no update can be planned before that is known. */
  readonly hears: boolean
  readonly stops: boolean
  readonly isLast: boolean
}

/** What became of an update; norms and scores where they were asked for. */
export interface Outcome extends Omit<Figures, 'evaluations'> {
  readonly updateNorm: number
  /** The loss that schedule and early stopping hear. */
  readonly heard: number
  /** Gradients that were taken. */
  readonly evaluations: number
}

export class DeviceTrainer {
  readonly parts: TwinParts
  readonly #ledger: Ledger
  readonly #stopping: EarlyStopping | undefined
  readonly #previous: Float64Array
  /** Updates planned, rows they draw, and the next of them that ends in a row. */
  #planned = 0
  #drawn = 0
  #next = 1
  #settings: LiveSettings | undefined
  #metric = NaN
  #measured = 0
  #disposed = false
  #racer: Racer
  /** The twin was written from outside: what the device holds of this racer is of no use. */
  isSetBack = false
  /** A picture was asked for since the twin was last brought up to date. */
  isWatched = false
  /** The twin is up to date. */
  isFresh = true

  constructor(parts: TwinParts, racer: Racer) {
    this.#racer = racer
    const { metrics, schedule, rows, stopping, method, budget } = parts
    this.parts = parts
    this.#ledger = new Ledger({ columns: metrics.columns, rate: schedule.first(), rows })
    this.#previous = new Float64Array(method.theta.length <= 2 ? method.theta.length : 0)
    if (stopping.patience > 0) this.#stopping = new EarlyStopping(stopping, () => modelArrays(parts))
    this.#ledger.record(metrics.row(this.#ledger.moment(0), method))
    if (budget === 0 && this.isRunning) this.#end('finished')
  }

  get step(): number {
    return this.#ledger.step
  }

  get isRunning(): boolean {
    return this.#ledger.status === 'running' && !this.#disposed
  }

  /** The same for racers that see the same batches and take their gradients in the same way. */
  get stackKey(): string {
    const { acting, curvature } = this.parts.method.description
    const climbs = acting.some(({ place }) => place === 'ascent')
    return JSON.stringify([batchKey(this.#racer), climbs, curvature?.every ?? 0])
  }

  /** Steps may be planned up to here: the budget. */
  get budget(): number {
    return this.parts.budget
  }

  /** The next update; the batches of the twin move on. */
  plan(): Plan {
    const { batches, schedule, timeline, penalize, metrics, budget } = this.parts
    this.isFresh = false
    const settings = timeline.at(this.#planned)
    if (settings !== this.#settings) {
      this.#settings = settings
      schedule.base = settings.rate
      penalize?.(settings)
    }
    const rate = schedule.rate(this.#planned, this.#metric, this.#measured)
    this.#measured = 0
    const batch = batches.next(this.#planned)
    const before = this.#drawn
    const samples = (this.#drawn += batch.count)
    const t = ++this.#planned
    const recorded = t >= this.#next
    if (recorded) this.#next = nextRecorded(t)
    const isLast = t >= budget
    const due = recorded ? metrics.rows.due(t, samples) : []
    // Early stopping puts other parameters back: the figures at the end are theirs.
    const splits = isLast && !this.#stopping ? metrics.rows.atEnd : due
    const { hears, stops } = listening(this.parts, t, before, samples)
    const { momentum } = schedule
    const measures = recorded || isLast
    return { t, rate, momentum, settings, batch, before, samples, recorded, measures, splits, hears, stops, isLast }
  }

  /** Takes what became of a planned update, in order; `seconds` is what it took. */
  settle(plan: Plan, outcome: Outcome, seconds: number): void {
    if (!this.isRunning) return
    const { metrics, method } = this.parts
    const ledger = this.#ledger
    ledger.rate = plan.rate
    ledger.step = plan.t
    ledger.samples = plan.samples
    ledger.seconds += seconds
    method.evaluations += outcome.evaluations
    const figures = { ...outcome, evaluations: method.evaluations }
    if (plan.measures) ledger.updateNorm = outcome.updateNorm
    if (plan.recorded) {
      // The figures of the end complete this row: of a run without an end here it has only those that were due.
      ledger.record(metrics.rows.row(ledger.moment(0), figures))
    }
    if (this.isRunning) this.#listen(plan, outcome.heard)
    if (!this.isRunning || !plan.isLast) return
    if (this.#stopping) this.#end('finished')
    else ledger.end('finished', metrics.rows.row(ledger.moment(0), figures), true)
  }

  #listen({ hears, stops, t }: Plan, loss: number): void {
    if (hears) {
      this.#metric = loss
      this.#measured = 1
    }
    if (stops && this.#stopping!.hears(loss, t)) this.#end('stopped')
  }

  /** An end whose figures are those of the twin's parameters. */
  #end(status: 'finished' | 'stopped'): void {
    const { metrics, method } = this.parts
    const ledger = this.#ledger
    this.#stopping?.restoreBest()
    this.isSetBack = true
    if (this.#stopping) ledger.updateNorm = NaN
    ledger.end(status, metrics.final(ledger.moment(0), method), !this.#stopping)
  }

  /** Update number `t` was not finite: its loss, or the gradient or a parameter of a tensor. */
  diverge(plan: Plan, where: string): void {
    this.#ledger.step = where === 'loss' ? plan.t - 1 : plan.t
    this.#ledger.diverge(this.#ledger.step, where)
  }

  progress(): Progress {
    return this.#ledger.progress(this.parts.method.evaluations, this.#stopping?.best)
  }

  records(since: number): Columns {
    return this.#ledger.since(since)
  }

  change(problem: Problem, racer: Racer): void {
    this.#racer = racer
    this.parts.timeline.follow(problem, racer)
  }

  /** Of the parameters as the twin has them: those of the last time it was brought up to date. */
  probe(what: Probe): ProbeResult {
    this.isWatched = true
    const { probe, method } = this.parts
    return probe(what, method, this.#previous, this.#ledger.step)
  }

  /** Steps on a device are not kept. */
  follow(): void {}

  trace(): undefined {}

  #arrays(): NamedArrays {
    return { previous: this.#previous, ...runArrays(this.parts, this.#stopping) }
  }

  /** Only after the twin was brought up to date. */
  checkpoint(): Checkpoint {
    const { metrics, method } = this.parts
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
    const { metrics, method, budget } = this.parts
    putBack(this.#arrays(), arrays)
    metrics.restore(numbers)
    this.#settings = undefined
    this.#ledger.restore(step, numbers)
    method.evaluations = numbers.evaluations!
    this.#metric = numbers.metric!
    this.#measured = numbers.measured!
    this.#planned = step
    this.#drawn = numbers.samples!
    this.#next = numbers.next!
    this.isSetBack = this.isFresh = true
    if (step >= budget) this.#end('finished')
  }

  dispose(): void {
    this.#disposed = true
  }
}

/** What tells which batches a racer sees. */
function batchKey({ batch, earlier, wrappers: around }: Racer): string {
  const accumulated = around.filter(({ id }) => wrappers.get(id)?.batches)
  return JSON.stringify([batch, earlier.map((one) => [one.until, one.batch]), accumulated])
}
