/** Documents for tests: short runs in float64. */
import { readFileSync } from 'node:fs'
import { isGenerated, type Samples } from '../../../catalog/dataset.ts'
import { datasets } from '../../../catalog/datasets/index.ts'
import { defaultValues, type Parameters, type Value } from '../../../catalog/definition.ts'
import { defaultDataProblem, defaultExperiment, defaultRacer, denseLayer } from '../../../experiment/defaults.ts'
import type { DataProblem, Experiment, Model, Problem, Racer, SurfaceProblem } from '../../../experiment/document.ts'

/** 100 steps in float64 by racers, or by one. */
export function run(problem: Problem, racers: Racer | readonly Racer[], changes: Partial<Experiment> = {}): Experiment {
  const all = [racers].flat() as Racer[]
  return { ...defaultExperiment(), problem, racers: all, budget: 100, precision: 'float64', ...changes }
}

export const racer = (id = 'sgd', changes: Partial<Racer> = {}): Racer => ({ ...defaultRacer(0, id), ...changes })

/** Batches of so many rows; 0 is all of them. */
export const batchOf = (size: number, changes: Partial<Racer['batch']> = {}) => ({
  batch: { ...defaultRacer(0).batch, size, ...changes },
})

/** A valley with a curved floor, and noise on its gradient. */
export const valley = (noise = 0): SurfaceProblem => ({
  kind: 'surface',
  surface: { id: 'own', parameters: {}, formula: '(1 - x)^2 + 10 * (y - x^2)^2' },
  start: [-0.3, 0.4],
  noise,
})

/** A data set with its usual loss; 60 rows and one hidden layer unless changed. */
export function data(id: string, changes: Partial<DataProblem> = {}, model: Partial<Model> = {}): DataProblem {
  const usual = defaultDataProblem(id)
  const layers = usual.model.layers.some(({ id: layer }) => layer === 'flatten')
    ? usual.model.layers
    : [denseLayer(5, 'tanh')]
  return { ...usual, samples: 60, ...changes, model: { ...usual.model, layers, ...model } }
}

/** The rows of a stored data set. */
export function tableOf(id: string): Samples | undefined {
  const dataset = datasets.get(id)
  if (!dataset || isGenerated(dataset)) return undefined
  return dataset.read(new Uint8Array(readFileSync(`public/data/${dataset.file}`)))
}

/** The defaults, and the defaults with each switch and choice at each of its other values. */
export function variants(parameters: Parameters, given: Record<string, Value> = {}): Record<string, Value>[] {
  const defaults = { ...defaultValues(parameters), ...given }
  const all = [defaults]
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.kind === 'switch') all.push({ ...defaults, [name]: !parameter.default })
    if (parameter.kind === 'choice')
      for (const { value } of parameter.options)
        if (value !== parameter.default) all.push({ ...defaults, [name]: value })
  }
  return all
}

/** What of the values differs from the defaults, in words. */
export function named(id: string, parameters: Parameters, values: Record<string, Value>): string {
  const differs = Object.entries(values).filter(([name, value]) => parameters[name]!.default !== value)
  return [id, ...differs.map(([name, value]) => `${name} ${String(value)}`)].join(', ')
}
