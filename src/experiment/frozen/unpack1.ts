/** Reads packed documents of version 1: nested lists, null for "as in the base" (base1.ts), trailing nulls left out. Frozen. */
import type { Value } from '../../catalog/definition.ts'
import {
  FROZEN,
  FROZEN_DATA,
  FROZEN_EXPERIMENT,
  FROZEN_SURFACE,
  frozenRacer,
  type FrozenKind,
  type FrozenParameters,
} from './base1.ts'

/** Entry `index` of a packed list, the base where it is null or not there. */
function at(packed: unknown, index: number, base: unknown): unknown {
  return Array.isArray(packed) ? (packed[index] ?? base) : base
}

function unpackChoice(kind: FrozenKind, packed: unknown, base: unknown): unknown {
  if (packed === null || packed === undefined || packed === base) return base
  const [id, ...values]: unknown[] = Array.isArray(packed) ? packed : [packed]
  if (id === 'own') return { id, parameters: {}, formula: values[0] }
  const known: FrozenParameters = typeof id === 'string' && Object.hasOwn(kind, id) ? kind[id] : []
  const parameters = Object.fromEntries(known.map(([name, value]): [string, Value] => [name, value]))
  known.forEach(([name, value], index) => (parameters[name] = (values[index] ?? value) as Value))
  return { id, parameters }
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

/** The document that a packed one stands for; whatever was not well-formed is left for `validate` to name. */
export function unpack1(packed: unknown): unknown {
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
