/** From the names and parameters of reference files to ours. Undefined where the catalog does not have the method (yet). */
import { activations } from '../../src/catalog/activations/index.ts'
import { defaultValues, type Parameter, type Value } from '../../src/catalog/definition.ts'
import { losses } from '../../src/catalog/losses/index.ts'
import type { Choice } from '../../src/experiment/document.ts'

/** Parameters as a reference file writes them. */
export type ReferenceParameters = Readonly<Record<string, unknown>>

/** Our name of each parameter of a reference method; a function takes several, or another form, apart. */
type Renames = Readonly<Record<string, string | ((value: unknown, key: string) => Record<string, Value>)>>

/** Our method for one of the reference. */
export interface Entry {
  readonly id: string
  readonly renames: Renames
}

/** Taken apart elsewhere. */
export const elsewhere = () => ({})

/** A number, or null for what ours writes as `none`. */
const orNone =
  (name: string, none: Value) =>
  (value: unknown): Record<string, Value> => ({ [name]: (value as Value | null) ?? none })

/** No class weight is null or, in torchvision, any negative number; ours is 0, so that a weight of 0 becomes the least number above. */
const alpha = (value: unknown): Record<string, Value> => {
  const weight = value as number | null
  return { alpha: weight === 0 ? Number.MIN_VALUE : weight === null || weight < 0 ? 0 : weight }
}

const LOSSES: Readonly<Record<string, Entry>> = {
  MSE: { id: 'squared', renames: {} },
  L1: { id: 'absolute', renames: {} },
  Huber: { id: 'huber', renames: { delta: 'delta' } },
  SmoothL1: { id: 'smooth-l1', renames: { beta: 'beta' } },
  LogCosh: { id: 'log-cosh', renames: {} },
  Quantile: { id: 'quantile', renames: { q: 'q' } },
  PoissonNLL: { id: 'poisson', renames: { log_input: 'logInput', full: 'full', eps: 'epsilon' } },
  GaussianNLL: { id: 'gaussian', renames: { full: 'full', eps: 'epsilon' } },
  BCEWithLogits: { id: 'binary-cross-entropy', renames: { pos_weight: orNone('positiveWeight', 1) } },
  BCE: { id: 'cross-entropy-probability', renames: {} },
  Hinge: { id: 'hinge', renames: {} },
  SquaredHinge: { id: 'squared-hinge', renames: {} },
  FocalBinary: { id: 'focal', renames: { gamma: 'gamma', alpha } },
  CrossEntropy: {
    id: 'softmax-cross-entropy',
    renames: { label_smoothing: orNone('labelSmoothing', 0), weight: orNone('classWeights', []) },
  },
  MultiMargin: { id: 'multi-margin', renames: { p: 'p', margin: 'margin' } },
  FocalMulticlass: { id: 'focal-classes', renames: { gamma: 'gamma' } },
  CrossEntropySoft: { id: 'soft-cross-entropy', renames: {} },
  KLDiv: { id: 'kl-divergence', renames: { reduction: 'reduction' } },
  CosineEmbedding: { id: 'cosine-embedding', renames: { margin: 'margin' } },
}

/** Names that training files use for the same things. */
const SHORT_LOSSES: Readonly<Record<string, string>> = { mse: 'MSE', bce: 'BCEWithLogits', ce: 'CrossEntropy' }

/** Whether a value is of the kind that a parameter takes; its range is the screen's and does not bind a reference file. */
function fits(value: unknown, parameter: Parameter): boolean {
  if (parameter.kind === 'number') return typeof value === 'number'
  if (parameter.kind === 'switch') return typeof value === 'boolean'
  if (parameter.kind === 'list') return Array.isArray(value) && value.every((one) => typeof one === 'number')
  return parameter.options.some((option) => option.value === value)
}

type Registry = { get(id: string): { parameters: Parameters<typeof defaultValues>[0] } | undefined }

/**
 * The choice for a reference method; parameters that are not given have PyTorch's defaults, which are the catalog's. Undefined for an unknown
 * method, or for one with a parameter that ours does not have.
 */
export function choiceOf(
  table: Readonly<Record<string, Entry>>,
  registry: Registry,
  name: string,
  given: ReferenceParameters,
) {
  const entry = Object.hasOwn(table, name) ? table[name] : undefined
  const definition = entry && registry.get(entry.id)
  if (!entry || !definition) return undefined
  const parameters = defaultValues(definition.parameters)
  for (const [key, value] of Object.entries(given)) {
    const rename = Object.hasOwn(entry.renames, key) ? entry.renames[key] : undefined
    if (rename === undefined) return undefined
    const values = typeof rename === 'function' ? rename(value, key) : { [rename]: value as Value }
    for (const [ours, one] of Object.entries(values))
      if (!fits(one, definition.parameters[ours]!))
        throw new Error(`the parameter ${key} cannot be ${JSON.stringify(value)}`)
    Object.assign(parameters, values)
  }
  return { id: entry.id, parameters }
}

/** Our loss for one of a reference file, by the name that loss files or that training files use. */
export function lossFor(name: string, params: ReferenceParameters): Choice | undefined {
  return choiceOf(LOSSES, losses, SHORT_LOSSES[name] ?? name, params)
}

/** The id of our activation for one of a reference file. */
export function activationFor(name: string): string | undefined {
  return activations.get(name === 'leaky_relu' ? 'leaky-relu' : name)?.id
}
