/** What a preset is, and short ways to write its parts. */
import { datasets } from '../../catalog/datasets/index.ts'
import type { Text, Value } from '../../catalog/definition.ts'
import { layers } from '../../catalog/layers/index.ts'
import { losses } from '../../catalog/losses/index.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import { defaultChoice, defaultDataProblem, defaultRacer, defaultSurfaceProblem, denseLayer } from '../defaults.ts'
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
  const unknown = Object.keys(values).find((name) => !(name in choice.parameters))
  if (unknown !== undefined) throw new Error(`preset: '${id}' has no parameter '${unknown}'`)
  return { ...choice, parameters: { ...choice.parameters, ...values } }
}

export const schedule = (id: string, values?: Numbers) => chosen(schedules, id, values)
export const loss = (id: string, values?: Numbers) => chosen(losses, id, values)

/** A racer before it knows its number. */
export type Entry = Omit<Racer, 'id' | 'colour' | 'dash'>

/** Hidden layers of so many units. */
export const tanh = (...units: readonly number[]): Choice[] => units.map((count) => denseLayer(count, 'tanh'))
export const relu = (...units: readonly number[]): Choice[] => units.map((count) => denseLayer(count, 'relu'))

export const layer = (id: string, values?: Numbers) => chosen(layers, id, values)
export const wrapper = (id: string, values?: Numbers) => chosen(wrappers, id, values)

interface EntryOptions {
  parameters?: Numbers
  schedule?: Choice
  /** Steps of a warm-up from almost nothing. */
  warmup?: number
  /** Rows; 0 is the whole training set. */
  batch?: number
  /** What the batch size follows. */
  batchSchedule?: Choice
  wrappers?: readonly Choice[]
  stopping?: Partial<Racer['stopping']>
}

/** A racer: full batches and a constant rate unless said otherwise. */
export function entry(name: string, optimizer: string, rate: number, options: EntryOptions = {}): Entry {
  const { schedule: rule, batch, warmup, wrappers: around, stopping, earlier, hidden } = defaultRacer(0)
  const { batchSchedule = batch.schedule } = options
  return {
    name,
    optimizer: chosen(optimizers, optimizer, options.parameters),
    rate,
    schedule: options.schedule ?? rule,
    warmup: { ...warmup, steps: options.warmup ?? 0 },
    batch: { ...batch, size: options.batch ?? 0, schedule: batchSchedule },
    wrappers: options.wrappers ?? around,
    stopping: { ...stopping, ...options.stopping },
    earlier,
    hidden,
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

type DataChanges = Partial<Omit<DataProblem, 'kind' | 'data' | 'model' | 'split'>> & {
  model?: Partial<Model>
  split?: Partial<DataProblem['split']>
}

/** A data set of the catalog, with its model. */
export function data(id: string, values: Numbers = {}, { model, split, ...changes }: DataChanges = {}): DataProblem {
  const problem = defaultDataProblem(id)
  return {
    ...problem,
    ...changes,
    data: chosen(datasets, id, values),
    split: { ...problem.split, ...split },
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
  return { preset, problem, racers, budget, target, seed, precision: 'auto', device: 'native' }
}
