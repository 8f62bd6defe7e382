/** The documents and parts that editing starts from. */
import { datasets } from '../catalog/datasets/index.ts'
import { defaultValues, type Definition } from '../catalog/definition.ts'
import { initializers } from '../catalog/initializers/index.ts'
import { layers } from '../catalog/layers/index.ts'
import { losses } from '../catalog/losses/index.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { surfaces } from '../catalog/surfaces/index.ts'
import { factsOf } from './data.ts'
import type { Choice, DataChoice, DataProblem, Experiment, Racer, SurfaceProblem } from './document.ts'
import { taskOf } from './fit.ts'
import { BASE_DATA, BASE_EXPERIMENT, baseRacer, DASHES } from './frozen/base2.ts'
import { LIMITS } from './limits.ts'

/** A deep copy in which nothing is shared, not even with itself: the base documents use the same parts several times. */
function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** The experiment of an absent link: four racers on the narrow ravine. A fresh copy each time. */
export function defaultExperiment(): Experiment {
  return copy(BASE_EXPERIMENT)
}

/** A choice with the catalog's default values. Throws for an id that the registry does not have. */
export function defaultChoice(registry: { get(id: string): Definition | undefined }, id: string): Choice {
  const definition = registry.get(id)
  if (!definition) throw new Error(`defaultChoice: there is no entry '${id}'`)
  return { id, parameters: defaultValues(definition.parameters) }
}

/** Racer number `index` (from 0) with that number's id, colour and dash, and with an optimizer at its default rate. */
export function defaultRacer(index: number, optimizerId = 'sgd'): Racer {
  const optimizer = defaultChoice(optimizers, optimizerId)
  const colour = (index % LIMITS.racers) + 1
  return {
    ...copy(baseRacer(LIMITS.racers)),
    id: index + 1,
    name: optimizers.get(optimizerId)?.name.en ?? optimizerId,
    optimizer,
    rate: optimizers.get(optimizerId)?.rate.default ?? 0.01,
    colour,
    dash: DASHES[colour - 1],
  }
}

/** A surface of the catalog with its default values and start, without noise. */
export function defaultSurfaceProblem(surfaceId: string): SurfaceProblem {
  const surface = defaultChoice(surfaces, surfaceId)
  return { kind: 'surface', surface, start: [...(surfaces.get(surfaceId)?.start ?? [])], noise: 0 }
}

/** What stands in a document for data of a kind: how it is split and scaled, and a model and a loss that fit it. */
export function usualProblem(data: DataChoice): DataProblem {
  const facts = factsOf(data)
  if (!facts) throw new Error(`usualProblem: there is no data set '${data.id}'`)
  const base = copy(BASE_DATA)
  const { shape, classes, rows } = facts
  const image = shape.length > 1
  const linear = data.id === 'line'
  const layers_ = image ? [defaultChoice(layers, 'flatten'), denseLayer(32, 'relu')] : linear ? [] : base.model.layers
  const initializer = image ? defaultChoice(initializers, 'he') : base.model.initializer
  const stored: Partial<DataProblem> = {
    samples: LIMITS.samples.max,
    split: { train: 0.6, validation: 0.2, stratified: classes > 0 },
    standardize: image ? 'nothing' : classes > 0 ? 'inputs' : 'all',
  }
  return {
    ...base,
    ...(rows === undefined ? { samples: shape[0] === 1 ? 100 : base.samples } : stored),
    data,
    model: { ...base.model, layers: layers_, initializer },
    loss: usualLoss(data),
  }
}

/** A data set of the catalog with its default values, and what goes with it. */
export function defaultDataProblem(datasetId: string): DataProblem {
  return usualProblem(defaultChoice(datasets, datasetId))
}

/** A dense layer. */
export function denseLayer(units: number, activation: string): Choice {
  return { id: 'dense', parameters: { units, activation } }
}

/** The usual loss of a task: squared error, binary or softmax cross-entropy. */
export function usualLoss(data: DataChoice): Choice {
  const task = taskOf(data)
  const id = task === 'binary' ? 'binary-cross-entropy' : task === 'classes' ? 'softmax-cross-entropy' : 'squared'
  return defaultChoice(losses, id)
}
