/** The documents and parts that editing starts from. */
import { datasets } from '../catalog/datasets/index.ts'
import { defaultValues, type Definition } from '../catalog/definition.ts'
import { losses } from '../catalog/losses/index.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { surfaces } from '../catalog/surfaces/index.ts'
import type { Choice, DataProblem, Experiment, Racer, SurfaceProblem } from './document.ts'
import { lossMisfit } from './fit.ts'
import { DASHES, FROZEN_DATA, FROZEN_EXPERIMENT, frozenRacer } from './frozen/v1.ts'
import { LIMITS } from './limits.ts'

/** A deep copy in which nothing is shared, not even with itself: frozen documents use the same parts several times. */
function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** The experiment of an absent link: four racers on the narrow ravine. A fresh copy each time. */
export function defaultExperiment(): Experiment {
  return copy(FROZEN_EXPERIMENT)
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
    ...copy(frozenRacer(LIMITS.racers)),
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

/** A data set of the catalog with a model and a loss that fit it: a line is fitted by a line, all else by a 2-8-8 network. */
export function defaultDataProblem(datasetId: string): DataProblem {
  const base = copy(FROZEN_DATA)
  const linear = datasetId === 'line'
  const problem: DataProblem = {
    ...base,
    data: defaultChoice(datasets, datasetId),
    samples: datasets.get(datasetId)?.features === 1 ? 100 : base.samples,
    model: { ...base.model, hidden: linear ? [] : base.model.hidden },
  }
  return lossMisfit(problem) ? { ...problem, loss: usualLoss(datasetId) } : problem
}

/** The first loss of the catalog that fits the task of a data set. */
function usualLoss(datasetId: string): Choice {
  const data = defaultChoice(datasets, datasetId)
  const task = datasets.get(datasetId)?.task(data.parameters)
  const loss = losses.all.find(({ fits }) => task && fits[task])
  return defaultChoice(losses, loss?.id ?? 'squared')
}
