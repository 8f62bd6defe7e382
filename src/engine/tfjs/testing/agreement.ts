/** How a run on a device compares with the native engine in float64: what tests in Node and in the browser both ask. */
import { defaultDataProblem, defaultRacer, denseLayer, defaultChoice } from '../../../experiment/defaults.ts'
import { initializers } from '../../../catalog/initializers/index.ts'
import { layers } from '../../../catalog/layers/index.ts'
import { isMethod } from '../../../catalog/optimizer.ts'
import { optimizers } from '../../../catalog/optimizers/index.ts'
import type { Experiment, Racer } from '../../../experiment/document.ts'
import { createTrainer, type TrainerOptions } from '../../createTrainer.ts'
import type { Columns } from '../../trainer.ts'

/** Every optimizer of the catalog that is a formula. */
export const formulaOptimizers = optimizers.all.filter((optimizer) => !isMethod(optimizer)).map(({ id }) => id)

const NOTHING: Omit<Experiment, 'problem' | 'racers' | 'budget'> = {
  preset: '',
  target: null,
  seed: 5,
  precision: 'auto',
  device: 'native',
}

/** Optimizers, each with its own defaults and batches of 16, on a dense network over two moons. */
export function denseExperiment(ids: readonly string[], budget = 50): Experiment {
  const problem = {
    ...defaultDataProblem('moons'),
    samples: 96,
    model: {
      degree: 1,
      layers: [denseLayer(6, 'tanh'), denseLayer(5, 'silu')],
      output: 'linear',
      initializer: defaultChoice(initializers, 'xavier'),
    },
  }
  return { ...NOTHING, problem, racers: ids.map((id, index) => racerOf(id, index, 16)), budget }
}

/** SGD and Adam on a small CNN over digits of ten classes, or of a dense network over three classes. */
export function classesExperiment(kind: 'cnn' | 'three', budget = 200): Experiment {
  const racers = ['sgd', 'adam'].map((id, index) => racerOf(id, index, 16))
  if (kind === 'three') {
    const problem = {
      ...defaultDataProblem('blobs'),
      samples: 120,
      model: {
        degree: 1,
        layers: [denseLayer(8, 'relu')],
        output: 'linear',
        initializer: defaultChoice(initializers, 'he'),
      },
    }
    return { ...NOTHING, problem, racers, budget }
  }
  const convolution = defaultChoice(layers, 'convolution')
  const pooling = defaultChoice(layers, 'max-pooling')
  const problem = {
    ...defaultDataProblem('digits'),
    samples: 300,
    model: {
      degree: 1,
      layers: [
        { ...convolution, parameters: { ...convolution.parameters, filters: 4 } },
        pooling,
        defaultChoice(layers, 'flatten'),
      ],
      output: 'linear',
      initializer: defaultChoice(initializers, 'he'),
    },
  }
  return { ...NOTHING, problem, racers, budget }
}

function racerOf(id: string, index: number, size: number): Racer {
  const racer = defaultRacer(index, id)
  return { ...racer, name: id, batch: { ...racer.batch, size } }
}

/** What the native engine records of a racer in float64. */
export function exactRecords(experiment: Experiment, racer: Racer, options: TrainerOptions): Columns {
  const trainer = createTrainer({ ...experiment, device: 'native', precision: 'float64' }, racer, options)
  trainer.advance(experiment.budget)
  return trainer.records(0)
}

/**
 * How far a float32 run may be from float64: `tolerance`, or three times as far as the native engine's own float32 is, where a method
 * magnifies rounding (the quotients of Barzilai-Borwein and of the learning-rate-free methods).
 */
export function allowedMiss(experiment: Experiment, racer: Racer, options: TrainerOptions, tolerance: number): number {
  const trainer = createTrainer({ ...experiment, device: 'native', precision: 'float32' }, racer, options)
  trainer.advance(experiment.budget)
  return Math.max(tolerance, 3 * largestMiss(trainer.records(0), exactRecords(experiment, racer, options)).miss)
}

/** Columns that do not depend on clocks. */
const COMPARED = ['batchLoss', 'objective', 'trainLoss', 'validationLoss', 'gradientNorm', 'weightNorm', 'updateNorm']

/** The largest difference of any figure at any step, as a share of the larger of its size there and of the column's mean size. */
export function largestMiss(got: Columns, exact: Columns): { miss: number; where: string } {
  let worst = { miss: 0, where: 'nowhere' }
  if (got.step!.length !== exact.step!.length)
    return { miss: Infinity, where: `${got.step!.length} rows instead of ${exact.step!.length}` }
  for (const name of COMPARED) {
    const [ours, theirs] = [got[name], exact[name]]
    if (!ours || !theirs) continue
    const finite = theirs.filter((value) => Number.isFinite(value))
    const mean = finite.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, finite.length)
    for (let row = 0; row < theirs.length; row++) {
      const [a, b] = [ours[row]!, theirs[row]!]
      if (Number.isNaN(a) && Number.isNaN(b)) continue
      const miss = Math.abs(a - b) / Math.max(Math.abs(b), mean, 1e-30)
      if (!(miss <= worst.miss)) worst = { miss, where: `${name} at step ${theirs === ours ? row : exact.step![row]}` }
    }
  }
  return worst
}
