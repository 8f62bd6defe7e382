/** What a preset is, and short ways to write its parts. */
import { datasets } from '../../catalog/datasets/index.ts'
import type { Text, Value } from '../../catalog/definition.ts'
import { losses } from '../../catalog/losses/index.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { defaultChoice, defaultDataProblem, defaultRacer, defaultSurfaceProblem } from '../defaults.ts'
import type { Choice, DataProblem, Experiment, Model, Problem, Racer, SurfaceProblem } from '../document.ts'

/** An experiment on offer. `hint` is read before it runs, `look` says what to look for while it does. */
export interface Preset {
  readonly id: string
  readonly group: Text
  readonly title: Text
  readonly question: Text
  readonly hint: Text
  readonly look: Text
  readonly experiment: Experiment
}

type Numbers = Readonly<Record<string, Value>>

function chosen(registry: Parameters<typeof defaultChoice>[0], id: string, values: Numbers = {}): Choice {
  const choice = defaultChoice(registry, id)
  return { ...choice, parameters: { ...choice.parameters, ...values } }
}

export const schedule = (id: string, values?: Numbers) => chosen(schedules, id, values)
export const loss = (id: string, values?: Numbers) => chosen(losses, id, values)

/** A racer before it knows its number. */
export type Entry = Omit<Racer, 'id' | 'colour' | 'dash'>

/** A racer: full batches and a constant rate unless said otherwise. */
export function entry(
  name: string,
  optimizer: string,
  rate: number,
  { parameters, batch = 0, ...rest }: { parameters?: Numbers; batch?: number; schedule?: Choice } = {},
): Entry {
  return {
    name,
    optimizer: chosen(optimizers, optimizer, parameters),
    rate,
    schedule: rest.schedule ?? schedule('constant'),
    batch: { size: batch, replacement: false },
    hidden: false,
  }
}

/** A surface of the catalog. */
export function surface(
  id: string,
  values: Numbers = {},
  changes: Partial<Pick<SurfaceProblem, 'start' | 'noise'>> = {},
): SurfaceProblem {
  const problem = defaultSurfaceProblem(id)
  return { ...problem, ...changes, surface: { id, parameters: { ...problem.surface.parameters, ...values } } }
}

/** A data set of the catalog, with its model. */
export function data(
  id: string,
  values: Numbers = {},
  { model, ...changes }: Partial<Omit<DataProblem, 'kind' | 'data' | 'model'>> & { model?: Partial<Model> } = {},
): DataProblem {
  const problem = defaultDataProblem(id)
  return {
    ...problem,
    ...changes,
    data: chosen(datasets, id, values),
    model: { ...problem.model, ...model },
  }
}

/** The experiment of a preset: racers get their numbers, colours and dashes in order. */
export function experiment(
  preset: string,
  problem: Problem,
  entries: readonly Entry[],
  { budget, target = null, seed = 7 }: { budget: number; target?: number | null; seed?: number },
): Experiment {
  const racers = entries.map((one, index) => {
    const { id, colour, dash } = defaultRacer(index)
    return { ...one, id, colour, dash }
  })
  return { preset, problem, racers, budget, target, seed, precision: 'auto' }
}
