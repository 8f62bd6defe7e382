/** From the document to a trainer: the one entrance of the engine. */
import {
  precisionOf,
  type DataProblem,
  type Experiment,
  type Racer,
  type SurfaceProblem,
} from '../experiment/document.ts'
import { runningOptimizer } from '../experiment/runningOptimizer.ts'
import { DataObjective, type DataOverrides } from './dataObjective.ts'
import { initialize } from './initialize.ts'
import { DataMetrics, SurfaceMetrics } from './metrics.ts'
import { createNative, type Native, type NativeModules } from './native/instance.ts'
import { BatchOrder, type GivenOrder } from './native/order.ts'
import { RaceTrainer, type RaceParts } from './raceTrainer.ts'
import { RateSchedule } from './rateSchedule.ts'
import { minimaOf, resolveRule } from './resolve.ts'
import { RuleMethod } from './ruleMethod.ts'
import { SurfaceNoise, SurfaceObjective } from './surfaceObjective.ts'
import type { Objective, ProbeResult, Trainer } from './trainer.ts'

export interface TrainerOptions {
  /** The compiled kernels. */
  readonly modules: NativeModules
  /** Samples to use instead of the generated ones. */
  readonly data?: DataOverrides
  /** Initial parameters instead of the initializer's. */
  readonly start?: ArrayLike<number>
  /** Batch order instead of the `order` stream. */
  readonly order?: GivenOrder
  /** Gradient noise of step t (from 1) instead of the `noise` stream. */
  readonly noise?: (t: number) => ArrayLike<number>
  /** Seconds, for the `seconds` column; without one it stays 0. */
  readonly clock?: () => number
}

/**
 * Builds one racer of an experiment, at its start.
 * The document must be valid (`experiment/schema.ts` judges that); what the engine cannot do throws.
 */
export function createTrainer(experiment: Experiment, racer: Racer, options: TrainerOptions): Trainer {
  const native = createNative(options.modules)
  const { problem } = experiment
  return new RaceTrainer({
    native,
    budget: experiment.budget,
    schedule: new RateSchedule(native, racer.schedule, racer.rate, experiment.budget),
    clock: options.clock ?? (() => 0),
    ...(problem.kind === 'surface'
      ? surfaceParts(native, experiment, problem, racer, options)
      : dataParts(native, experiment, problem, racer, options)),
  })
}

type ProblemParts = Omit<RaceParts, 'native' | 'budget' | 'schedule' | 'clock'>

function surfaceParts(
  native: Native,
  experiment: Experiment,
  problem: SurfaceProblem,
  racer: Racer,
  options: TrainerOptions,
): ProblemParts {
  const objective = new SurfaceObjective(native, problem, precisionOf(experiment))
  return {
    objective,
    method: ruleMethod(native, experiment, racer, objective, options.start ?? problem.start),
    batches: new SurfaceNoise(native, experiment.seed, problem, options.noise),
    metrics: new SurfaceMetrics(native, objective, minimaOf(problem)),
    operations: 200,
    progress: () => ({ epoch: 0, samples: 0 }),
    counters: { numbers: () => ({}), restore: () => {} },
    probe(what, method, previous): ProbeResult {
      const at = Float64Array.from(method.reportAt().values)
      if (what.kind === 'vectors') {
        const { gradient } = objective.exact(method.reportAt())
        const update = Float64Array.from(method.theta.values, (value, i) => value - previous[i])
        return { kind: 'vectors', at, gradient: Float64Array.from(gradient.values), update }
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
  options: TrainerOptions,
): ProblemParts {
  const { seed } = experiment
  const objective = new DataObjective(native, problem, precisionOf(experiment), seed, options.data)
  let start = options.start
  if (!start) {
    const drawn = new Float64Array(objective.parameters)
    initialize(objective.tensors, problem.model.initializer, native.stream(seed, 'weights'), native.mathematics, drawn)
    start = drawn
  }
  const rows = objective.counts.train
  const size = racer.batch.size === 0 ? rows : Math.min(racer.batch.size, rows)
  return {
    objective,
    method: ruleMethod(native, experiment, racer, objective, start),
    batches: new BatchOrder(native, seed, { rows, size, replacement: racer.batch.replacement, given: options.order }),
    metrics: new DataMetrics(native, objective, size),
    operations: 3 * size * objective.operations,
    progress: () => ({ epoch: objective.samples / rows, samples: objective.samples }),
    counters: objective,
    probe(what, method): ProbeResult {
      const at = method.reportAt()
      if (what.kind === 'grid') return { kind: 'grid', ...objective.grid(at, what) }
      if (what.kind === 'scores') return { kind: 'scores', scores: objective.allScores(at) }
      throw new Error(`probe: a model with data has no '${what.kind}'`)
    },
  }
}

function ruleMethod(
  native: Native,
  experiment: Experiment,
  racer: Racer,
  objective: Objective,
  start: ArrayLike<number>,
): RuleMethod {
  const { formula, parameters, definition } = resolveRule(runningOptimizer(racer))
  return new RuleMethod(native, formula, {
    precision: precisionOf(experiment),
    tensors: objective.tensors,
    parameters,
    momentum: definition?.momentum,
    start,
    rate: racer.rate,
  })
}
