/** Documents of version 2 as short nested lists: what differs from the base documents (frozen/base2.ts). */
import { datasets } from '../catalog/datasets/index.ts'
import { ownData } from '../catalog/datasets/own.ts'
import { initializers } from '../catalog/initializers/index.ts'
import { layers } from '../catalog/layers/index.ts'
import { losses } from '../catalog/losses/index.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { schedules } from '../catalog/schedules/index.ts'
import { surfaces } from '../catalog/surfaces/index.ts'
import { wrappers } from '../catalog/wrappers/index.ts'
import { choice, list, orNull, plain, record, variant, type Codec, type Packed } from './codec.ts'
import { BASE_DATA, BASE_EXPERIMENT, BASE_SURFACE, baseRacer, UNCHANGED } from './frozen/base2.ts'
import type { Experiment } from './document.ts'

export type { Packed } from './codec.ts'

/** A codec whose values are always whole: they have no base. */
function whole(codec: Codec, base: Readonly<Record<string, unknown>>): Codec {
  return {
    pack: (value) => codec.pack(value, base) ?? [],
    unpack: (packed) => ({ ...base, ...(codec.unpack(packed, base) as Record<string, unknown>) }),
  }
}

const ownDataCodec = whole(
  record([
    ['formula', plain],
    ['inputs', plain],
    ['parameters.noise', plain],
  ]),
  { id: 'own', inputs: 1, parameters: { noise: ownData.parameters.noise!.default } },
)

const tableCodec = whole(
  record(
    (['digest', 'name', 'types', 'target', 'missing', 'rows', 'features', 'classes', 'nonnegative'] as const).map(
      (field) => [`table.${field}`, plain],
    ),
  ),
  { id: 'table', parameters: {}, table: { missing: 'drop', classes: 0, nonnegative: false } },
)

const schedule = choice(schedules)

/** Fields of a racer; a new one goes to the end. */
const racer = record([
  ['name', plain],
  ['optimizer', choice(optimizers)],
  ['rate', plain],
  ['schedule', schedule],
  ['batch.size', plain],
  ['batch.replacement', plain],
  ['wrappers', list(choice(wrappers, {}))],
  ['warmup', record(['steps', 'from', 'offset'].map((field) => [field, plain]))],
  ['batch.schedule', schedule],
  ['stopping', record(['patience', 'every', 'threshold'].map((field) => [field, plain]))],
  ['hidden', plain],
  ['id', plain],
  ['colour', plain],
  ['dash', plain],
  ['earlier', list(record(['until', 'rate', 'batch', 'l1', 'l2'].map((field) => [field, plain])), () => UNCHANGED)],
])

const surfaceProblem = record([
  ['surface', choice(surfaces)],
  ['start', plain],
  ['noise', plain],
])

const dataProblem = record([
  ['data', choice(datasets, { own: ownDataCodec, table: tableCodec })],
  ['samples', plain],
  ['split.train', plain],
  ['split.validation', plain],
  ['model.layers', list(choice(layers, {}))],
  ['loss', choice(losses)],
  ['model.initializer', choice(initializers, {})],
  ['model.output', plain],
  ['model.degree', plain],
  ['penalty.l1', plain],
  ['penalty.l2', plain],
  ['split.stratified', plain],
  ['standardize', plain],
  ['labelNoise', plain],
  ['augmentation.noise', plain],
  ['augmentation.shift', plain],
])

const experiment = record([
  ['preset', plain],
  ['problem', variant({ surface: [surfaceProblem, BASE_SURFACE], data: [dataProblem, BASE_DATA] })],
  ['racers', list(racer, baseRacer)],
  ['budget', plain],
  ['target', orNull],
  ['seed', plain],
  ['precision', plain],
  ['device', plain],
])

/** The document as its difference from the base. */
export function pack(document: Experiment): Packed {
  return experiment.pack(document, BASE_EXPERIMENT) ?? []
}

/** The document that a packed one stands for; whatever was not well-formed is left for `validate` to name. */
export function unpack(packed: unknown): unknown {
  return Array.isArray(packed) ? experiment.unpack(packed, BASE_EXPERIMENT) : packed
}
