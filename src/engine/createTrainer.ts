/** From the document to a trainer: the one entrance of the engine. */
import type { Samples } from '../catalog/dataset.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { wrappers } from '../catalog/wrappers/index.ts'
import {
  precisionOf,
  type DataProblem,
  type Experiment,
  type Racer,
  type SurfaceProblem,
} from '../experiment/document.ts'
import { alwaysWhole, largestBatch, settingsAt } from '../experiment/live.ts'
import { runningOptimizer } from '../experiment/runningOptimizer.ts'
import { AccumulatedBatches } from './accumulatedBatches.ts'
import { BatchProbe } from './batchProbe.ts'
import { DataObjective, type DataOverrides } from './dataObjective.ts'
import { initialize } from './initialize.ts'
import { createMethod } from './method/createMethod.ts'
import { DataMetrics, SurfaceMetrics } from './metrics.ts'
import { createNative, type Native, type NativeModules } from './native/instance.ts'
import { BatchOrder, type GivenOrder } from './native/order.ts'
import { RaceTrainer, type RaceParts } from './raceTrainer.ts'
import { RateSchedule } from './rateSchedule.ts'
import { minimaOf } from './resolve.ts'
import { SurfaceNoise, SurfaceObjective } from './surfaceObjective.ts'
import { Timeline } from './timeline.ts'
import type { Batches, Objective, ProbeResult, Trainer } from './trainer.ts'

export interface TrainerOptions {
  /** The compiled kernels. */
  readonly modules: NativeModules
  /** The rows of the table, where the data is one. */
  readonly table?: Samples
  /** Samples to use instead of the generated ones. */
  readonly data?: DataOverrides
  /** Initial parameters instead of the initializer's. */
  readonly start?: ArrayLike<number>
  /** Batch order instead of the `order` stream. */
  readonly order?: GivenOrder
  /** Gradient noise of step t (from 1) instead of the `noise` stream. */
  readonly noise?: (t: number) => ArrayLike<number>
  /** What the method sees instead of the objective, as where gradients are disturbed to see what that changes. */
  readonly around?: (objective: Objective) => Objective
  /** Seconds, for the `seconds` column; without one it stays 0. */
  readonly clock?: () => number
}

/**
 * Builds one racer of an experiment, at its start.
 * The document must be valid (`experiment/schema.ts` judges that); what the engine cannot do throws.
 */
export function createTrainer(experiment: Experiment, racer: Racer, options: TrainerOptions): Trainer {
  return new RaceTrainer(raceParts(experiment, racer, options))
}

/** What a racer is made of on the native engine. */
export function raceParts(experiment: Experiment, racer: Racer, options: TrainerOptions): RaceParts {
  const native = createNative(options.modules)
  const { problem, budget } = experiment
  const { schedule, warmup } = racer
  const timeline = new Timeline(problem, racer)
  const { rate } = timeline.at(0)
  return {
    native,
    budget,
    schedule: new RateSchedule(native, { schedule, warmup, base: rate, budget }),
    timeline,
    stopping: racer.stopping,
    clock: options.clock ?? (() => 0),
    ...(problem.kind === 'surface'
      ? surfaceParts(native, experiment, problem, racer, options)
      : dataParts(native, experiment, problem, racer, timeline, options)),
  }
}

type ProblemParts = Omit<RaceParts, 'native' | 'budget' | 'schedule' | 'timeline' | 'stopping' | 'clock'>

function surfaceParts(
  native: Native,
  experiment: Experiment,
  problem: SurfaceProblem,
  racer: Racer,
  options: TrainerOptions,
): ProblemParts {
  const objective = new SurfaceObjective(native, problem, precisionOf(experiment))
  const noise = new SurfaceNoise(native, experiment.seed, problem, options.noise)
  return {
    objective,
    ...methodParts(native, experiment, racer, {
      objective,
      start: options.start ?? problem.start,
      single: noise,
      around: options.around,
    }),
    metrics: new SurfaceMetrics(native, objective, minimaOf(problem), keepsAverage(racer)),
    operations: 200,
    rows: 0,
    objectiveState: () => ({}),
    probe(what, method, previous): ProbeResult {
      const at = Float64Array.from(method.reportAt().values)
      if (what.kind === 'vectors') {
        const { gradient } = objective.exact(method.reportAt())
        const update = Float64Array.from(method.theta.values, (value, i) => value - previous[i]!)
        const { theta: _, ...arrays } = method.state()
        const states = Object.entries(arrays).filter(([, { length }]) => length === at.length)
        return {
          kind: 'vectors',
          at,
          gradient: Float64Array.from(gradient.values),
          update,
          states: Object.fromEntries(states.map(([name, values]) => [name, Float64Array.from(values)])),
        }
      }
      if (what.kind === 'scores') return { kind: 'scores', scores: { train: objective.scores(method.reportAt()) } }
      throw new Error(`probe: a surface has no '${what.kind}'`)
    },
  }
}

function dataParts(
  native: Native,
  experiment: Experiment,
  problem: DataProblem,
  racer: Racer,
  timeline: Timeline,
  options: TrainerOptions,
): ProblemParts {
  const { seed } = experiment
  const objective = new DataObjective(native, problem, {
    precision: precisionOf(experiment),
    seed,
    table: options.table,
    given: options.data,
    largestBatch: (train) => largestBatch(problem, racer, train),
  })
  let { start } = options
  if (!start) {
    const drawn = new Float64Array(objective.parameters)
    initialize(objective.tensors, problem.model.initializer, native.stream(seed, 'weights'), native.mathematics, drawn)
    start = drawn
  }
  const rows = objective.counts.train
  const { size, sizeAt, sizes } = batchSizes(native, problem, racer, timeline, experiment.budget, rows)
  const { replacement } = racer.batch
  const order = new BatchOrder(native, seed, { rows, size, sizeAt, replacement, given: options.order })
  const moved = methodParts(native, experiment, racer, { objective, start, single: order, around: options.around })
  let look: BatchProbe | undefined
  return {
    objective,
    ...moved,
    metrics: new DataMetrics(native, objective, keepsAverage(racer)),
    operations: 3 * size * objective.operations,
    rows,
    sizes,
    penalize: (settings) => {
      objective.penalty = settings
    },
    objectiveState: () => objective.state(),
    probe(what, method, _previous, step): ProbeResult {
      const at = method.reportAt()
      if (what.kind === 'batch') {
        look ??= new BatchProbe(native, objective, moved.batches, {
          method,
          largest: largestBatch(problem, racer, rows),
          sizes: () => sizes?.state() ?? {},
        })
        return look.answer(method, step, what, timeline.at(step))
      }
      if (what.kind === 'grid') return { kind: 'grid', ...objective.grid(at, what) }
      if (what.kind === 'scores') return { kind: 'scores', scores: objective.allScores(at) }
      if (what.kind === 'predictions') return { kind: 'predictions', ...objective.predictions(at) }
      if (what.kind === 'units') return { kind: 'units', layers: objective.units(at, what) }
      if (what.kind === 'filters') return objective.filters(at)
      throw new Error(`probe: a model with data has no '${what.kind}'`)
    },
  }
}

/** Rows of the first batch, and of each where they may change: by a schedule, which is `sizes`, or live. */
function batchSizes(
  native: Native,
  problem: DataProblem,
  racer: Racer,
  timeline: Timeline,
  budget: number,
  rows: number,
): { size: number; sizeAt?: (step: number) => number; sizes?: RateSchedule } {
  const rowsAt = (step: number) => {
    const { batch } = timeline.at(step)
    return batch === 0 ? rows : Math.min(batch, rows)
  }
  const { schedule } = racer.batch
  if (alwaysWhole(problem, racer, rows)) return { size: rows }
  if (schedule.id === 'constant') return { size: rowsAt(0), sizeAt: rowsAt }
  const warmup = { steps: 0, from: 0, offset: 1 }
  const sizes = new RateSchedule(native, { schedule, warmup, base: rowsAt(0), budget })
  const rounded = (size: number) => Math.min(rows, Math.max(1, Math.floor(size + 0.5) || 1))
  const sizeAt = (step: number) => {
    sizes.base = rowsAt(step)
    return rounded(sizes.rate(step))
  }
  return { size: rounded(sizes.first()), sizeAt, sizes }
}

/** Whether a wrapper or the rule keeps an average of the parameters, which is evaluated beside them. */
function keepsAverage({ optimizer, wrappers: around }: Racer): boolean {
  const averages = around.some(({ id }) => wrappers.get(id)?.averages)
  return averages || (optimizers.get(optimizer.id)?.averages ?? false)
}

interface MethodInputs {
  readonly objective: Objective
  readonly start: ArrayLike<number>
  readonly single: Batches
  readonly around: TrainerOptions['around']
}

/** The method with its wrappers, and the batches it takes. */
function methodParts(
  native: Native,
  experiment: Experiment,
  racer: Racer,
  { objective, start, single, around = (same) => same }: MethodInputs,
): Pick<RaceParts, 'method' | 'batches'> {
  const accumulated = racer.wrappers.flatMap(({ id, parameters }) => wrappers.get(id)?.batches?.(parameters) ?? [])[0]
  const batches = accumulated === undefined ? single : new AccumulatedBatches(single, accumulated)
  const method = createMethod(native, around(objective), {
    optimizer: runningOptimizer(racer),
    wrappers: racer.wrappers,
    precision: precisionOf(experiment),
    seed: experiment.seed,
    start,
    rate: settingsAt(experiment.problem, racer, 0).rate,
    constantBatch: batches.constant,
  })
  return { method, batches }
}
