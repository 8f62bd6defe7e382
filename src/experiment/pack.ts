/**
 * Documents as short nested lists, version 1: fields in a fixed order, null for "as in the base" (frozen/v1.ts), trailing nulls left out.
 * `pack` takes a valid document; `unpack` takes anything at all and gives something for `validate` to judge.
 */
import type { Value } from '../catalog/definition.ts'
import type { Choice, DataProblem, Experiment, Problem, Racer, SurfaceProblem } from './document.ts'
import {
  FROZEN,
  FROZEN_DATA,
  FROZEN_EXPERIMENT,
  FROZEN_SURFACE,
  frozenRacer,
  type FrozenKind,
  type FrozenParameters,
} from './frozen/v1.ts'

export type Packed = null | boolean | number | string | readonly Packed[]

/** Whether two pieces of documents are the same value. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key as never], b[key as never]))
  )
}

/** Leaves out the nulls at the end. */
function trimmed(values: readonly Packed[]): readonly Packed[] {
  return values.slice(0, values.findLastIndex((value) => value !== null) + 1)
}

/** Null where the value is the base's, else the value as `write` gives it. */
function unless<T>(value: T, base: unknown, write: (value: T) => Packed): Packed {
  return same(value, base) ? null : write(value)
}
const plain = (value: boolean | number | string): Packed => value

/** Entry `index` of a packed list, the base where it is null or not there. */
function at(packed: unknown, index: number, base: unknown): unknown {
  return Array.isArray(packed) ? (packed[index] ?? base) : base
}

function packChoice(kind: FrozenKind) {
  return (choice: Choice): Packed => {
    if (choice.id === 'own') return ['own', choice.formula ?? '']
    const values = kind[choice.id].map(([name, value]) => unless(choice.parameters[name], value, plain))
    const short = trimmed(values)
    return short.length === 0 ? choice.id : [choice.id, ...short]
  }
}

function unpackChoice(kind: FrozenKind, packed: unknown, base: Choice): unknown {
  if (packed === null || packed === undefined || packed === base) return base
  const [id, ...values]: unknown[] = Array.isArray(packed) ? packed : [packed]
  if (id === 'own') return { id, parameters: {}, formula: values[0] }
  const known: FrozenParameters = typeof id === 'string' && Object.hasOwn(kind, id) ? kind[id] : []
  const parameters = Object.fromEntries(known.map(([name, value]): [string, Value] => [name, value]))
  known.forEach(([name, value], index) => (parameters[name] = (values[index] ?? value) as Value))
  return { id, parameters }
}

const packOptimizer = packChoice(FROZEN.optimizers)
const packSchedule = packChoice(FROZEN.schedules)
const packSurface = packChoice(FROZEN.surfaces)
const packDataset = packChoice(FROZEN.datasets)
const packInitializer = packChoice(FROZEN.initializers)
const packLoss = packChoice(FROZEN.losses)

function packRacer(racer: Racer, index: number): Packed {
  const base = frozenRacer(index)
  return trimmed([
    unless(racer.name, base.name, plain),
    unless(racer.optimizer, base.optimizer, packOptimizer),
    unless(racer.rate, base.rate, plain),
    unless(racer.schedule, base.schedule, packSchedule),
    unless(racer.batch.size, base.batch.size, plain),
    unless(racer.batch.replacement, base.batch.replacement, plain),
    unless(racer.hidden, base.hidden, plain),
    unless(racer.id, base.id, plain),
    unless(racer.colour, base.colour, plain),
    unless(racer.dash, base.dash, plain),
  ])
}

function unpackRacer(packed: unknown, index: number): unknown {
  const base = frozenRacer(index)
  return {
    id: at(packed, 7, base.id),
    name: at(packed, 0, base.name),
    optimizer: unpackChoice(FROZEN.optimizers, at(packed, 1, null), base.optimizer),
    rate: at(packed, 2, base.rate),
    schedule: unpackChoice(FROZEN.schedules, at(packed, 3, null), base.schedule),
    batch: { size: at(packed, 4, base.batch.size), replacement: at(packed, 5, base.batch.replacement) },
    colour: at(packed, 8, base.colour),
    dash: at(packed, 9, base.dash),
    hidden: at(packed, 6, base.hidden),
  }
}

function packSurfaceProblem({ surface, start, noise }: SurfaceProblem): Packed {
  const base = FROZEN_SURFACE
  return trimmed([
    'surface',
    unless(surface, base.surface, packSurface),
    unless(start, base.start, (numbers) => numbers),
    unless(noise, base.noise, plain),
  ])
}

function packDataProblem({ data, samples, split, model, loss, penalty }: DataProblem): Packed {
  const base = FROZEN_DATA
  return trimmed([
    'data',
    unless(data, base.data, packDataset),
    unless(samples, base.samples, plain),
    unless(split.train, base.split.train, plain),
    unless(split.validation, base.split.validation, plain),
    unless(model.degree, base.model.degree, plain),
    unless(model.hidden, base.model.hidden, (numbers) => numbers),
    unless(model.activation, base.model.activation, plain),
    unless(model.output, base.model.output, plain),
    unless(model.initializer, base.model.initializer, packInitializer),
    unless(loss, base.loss, packLoss),
    unless(penalty.l1, base.penalty.l1, plain),
    unless(penalty.l2, base.penalty.l2, plain),
  ])
}

function packProblem(problem: Problem): Packed {
  return problem.kind === 'surface' ? packSurfaceProblem(problem) : packDataProblem(problem)
}

function unpackProblem(packed: unknown): unknown {
  if (packed === null) return FROZEN_EXPERIMENT.problem
  const kind = at(packed, 0, null)
  if (kind === 'surface')
    return {
      kind,
      surface: unpackChoice(FROZEN.surfaces, at(packed, 1, null), FROZEN_SURFACE.surface),
      start: at(packed, 2, FROZEN_SURFACE.start),
      noise: at(packed, 3, FROZEN_SURFACE.noise),
    }
  const { data, samples, split, model, loss, penalty } = FROZEN_DATA
  return {
    kind,
    data: unpackChoice(FROZEN.datasets, at(packed, 1, null), data),
    samples: at(packed, 2, samples),
    split: { train: at(packed, 3, split.train), validation: at(packed, 4, split.validation) },
    model: {
      degree: at(packed, 5, model.degree),
      hidden: at(packed, 6, model.hidden),
      activation: at(packed, 7, model.activation),
      output: at(packed, 8, model.output),
      initializer: unpackChoice(FROZEN.initializers, at(packed, 9, null), model.initializer),
    },
    loss: unpackChoice(FROZEN.losses, at(packed, 10, null), loss),
    penalty: { l1: at(packed, 11, penalty.l1), l2: at(packed, 12, penalty.l2) },
  }
}

/** The document as its difference from the frozen default. A target of null is written as false. */
export function pack(experiment: Experiment): Packed {
  const base = FROZEN_EXPERIMENT
  return trimmed([
    unless(experiment.preset, base.preset, plain),
    unless(experiment.problem, base.problem, packProblem),
    unless(experiment.racers, base.racers, (racers) => racers.map(packRacer)),
    unless(experiment.budget, base.budget, plain),
    unless(experiment.target, base.target, (target) => target ?? false),
    unless(experiment.seed, base.seed, plain),
    unless(experiment.precision, base.precision, plain),
  ])
}

/** The document that a packed one stands for; whatever was not well-formed is left for `validate` to name. */
export function unpack(packed: unknown): unknown {
  if (!Array.isArray(packed)) return packed
  const base = FROZEN_EXPERIMENT
  const racers = at(packed, 2, null)
  const target = at(packed, 4, base.target)
  return {
    preset: at(packed, 0, base.preset),
    problem: unpackProblem(at(packed, 1, null)),
    racers: racers === null ? base.racers : Array.isArray(racers) ? racers.slice(0, 100).map(unpackRacer) : racers,
    budget: at(packed, 3, base.budget),
    target: target === false ? null : target,
    seed: at(packed, 5, base.seed),
    precision: at(packed, 6, base.precision),
  }
}
