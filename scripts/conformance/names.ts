/** From the names and parameters of reference files to ours. Undefined where the catalog does not have the method (yet). */
import { activations } from '../../src/catalog/activations/index.ts'
import { defaultValues, type Parameter, type Value } from '../../src/catalog/definition.ts'
import { losses } from '../../src/catalog/losses/index.ts'
import { optimizers } from '../../src/catalog/optimizers/index.ts'
import { schedules } from '../../src/catalog/schedules/index.ts'
import type { Choice } from '../../src/experiment/document.ts'

/** Parameters as a reference file writes them. */
export type ReferenceParameters = Readonly<Record<string, unknown>>

/** Our name of each parameter of a reference method; a function takes several, or another form, apart. */
type Renames = Readonly<Record<string, string | ((value: unknown) => Record<string, Value>)>>

interface Entry {
  readonly id: string
  readonly renames: Renames
}

const betas = (value: unknown): Record<string, Value> => {
  if (!Array.isArray(value) || value.length !== 2) throw new Error('the parameter betas must be two numbers')
  const [beta1, beta2] = value as readonly number[]
  return { beta1, beta2 }
}
/** Taken apart elsewhere. */
const elsewhere = () => ({})

const ADAM = { lr: elsewhere, betas, eps: 'epsilon', weight_decay: 'weightDecay', amsgrad: 'amsgrad' }

const OPTIMIZERS: Readonly<Record<string, Entry>> = {
  SGD: {
    id: 'sgd',
    renames: {
      lr: elsewhere,
      momentum: 'momentum',
      dampening: 'dampening',
      nesterov: 'nesterov',
      weight_decay: 'weightDecay',
    },
  },
  Adagrad: {
    id: 'adagrad',
    renames: {
      lr: elsewhere,
      lr_decay: 'decay',
      weight_decay: 'weightDecay',
      initial_accumulator_value: 'start',
      eps: 'epsilon',
    },
  },
  RMSprop: {
    id: 'rmsprop',
    renames: {
      lr: elsewhere,
      alpha: 'alpha',
      eps: 'epsilon',
      weight_decay: 'weightDecay',
      momentum: 'momentum',
      centered: 'centered',
    },
  },
  Adam: { id: 'adam', renames: ADAM },
  AdamW: { id: 'adamw', renames: ADAM },
  Lion: { id: 'lion', renames: { lr: elsewhere, betas, weight_decay: 'weightDecay' } },
}

const SCHEDULES: Readonly<Record<string, Entry>> = {
  constant: { id: 'constant', renames: { lr: elsewhere } },
  StepLR: { id: 'step', renames: { lr: elsewhere, step_size: 'every', gamma: 'gamma' } },
  ExponentialLR: { id: 'exponential', renames: { lr: elsewhere, gamma: 'gamma' } },
  MultiplicativeLR: { id: 'exponential', renames: { lr: elsewhere, factor: 'gamma' } },
  KerasExponentialDecay: {
    id: 'exponential',
    renames: { lr: elsewhere, decay_steps: 'every', decay_rate: 'gamma', staircase: 'staircase' },
  },
  InverseTimeDecay: {
    id: 'inverse-time',
    renames: { lr: elsewhere, decay_steps: 'every', decay_rate: 'decay', staircase: 'staircase' },
  },
  CosineAnnealingLR: { id: 'cosine', renames: { lr: elsewhere, T_max: 'period', eta_min: 'minimum' } },
  WarmupCosine: {
    id: 'warmup-cosine',
    renames: {
      lr: elsewhere,
      warmup: 'warmup',
      total_steps: elsewhere,
      num_cycles: 'cycles',
      min_lr_ratio: 'minimum',
      warmup_offset: 'offset',
    },
  },
  SequentialLR: {
    id: 'warmup-cosine',
    renames: { lr: elsewhere, warmup: 'warmup', start_factor: 'from', eta_min: elsewhere },
  },
  OneCycleLR: {
    id: 'one-cycle',
    renames: {
      lr: elsewhere,
      max_lr: elsewhere,
      total_steps: elsewhere,
      pct_start: 'riseShare',
      anneal_strategy: 'anneal',
      cycle_momentum: 'cycleMomentum',
      base_momentum: 'baseMomentum',
      max_momentum: 'maxMomentum',
      div_factor: 'startDivisor',
      final_div_factor: 'endDivisor',
      three_phase: 'threePhase',
    },
  },
}

const LOSSES: Readonly<Record<string, Entry>> = {
  MSE: { id: 'squared', renames: {} },
  L1: { id: 'absolute', renames: {} },
  Huber: { id: 'huber', renames: { delta: 'delta' } },
  LogCosh: { id: 'log-cosh', renames: {} },
  BCEWithLogits: {
    id: 'binary-cross-entropy',
    renames: { pos_weight: (value) => ({ positiveWeight: (value as number | null) ?? 1 }) },
  },
  CrossEntropy: {
    id: 'softmax-cross-entropy',
    renames: { label_smoothing: (value) => ({ labelSmoothing: (value as number | null) ?? 0 }), weight: elsewhere },
  },
  Hinge: { id: 'hinge', renames: {} },
}

/** Names that training files use for the same things. */
const SHORT_LOSSES: Readonly<Record<string, string>> = { mse: 'MSE', bce: 'BCEWithLogits', ce: 'CrossEntropy' }

/** Whether a value is of the kind that a parameter takes; its range is the screen's and does not bind a reference file. */
function fits(value: unknown, parameter: Parameter): boolean {
  if (parameter.kind === 'number') return typeof value === 'number'
  if (parameter.kind === 'switch') return typeof value === 'boolean'
  return parameter.options.some((option) => option.value === value)
}

type Registry = { get(id: string): { parameters: Parameters<typeof defaultValues>[0] } | undefined }

/**
 * The choice for a reference method; parameters that are not given have PyTorch's defaults, which are the catalog's. Undefined for an unknown
 * method, or for one with a parameter that ours does not have.
 */
function choiceOf(
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
    const values = typeof rename === 'function' ? rename(value) : { [rename]: value as Value }
    for (const [ours, one] of Object.entries(values))
      if (!fits(one, definition.parameters[ours]!))
        throw new Error(`the parameter ${key} cannot be ${JSON.stringify(value)}`)
    Object.assign(parameters, values)
  }
  return { id: entry.id, parameters }
}

export interface OptimizerChoice {
  readonly optimizer: Choice
  /** The racer's learning rate, the file's `lr`. */
  readonly rate: number
}

/** Our optimizer for one of a reference file. */
export function optimizerFor(name: string, params: ReferenceParameters): OptimizerChoice | undefined {
  const { name: _name, ...rest } = params
  const optimizer = choiceOf(OPTIMIZERS, optimizers, name, rest)
  return optimizer && { optimizer, rate: Number(params.lr) }
}

export interface ScheduleChoice {
  readonly schedule: Choice
  /** The racer's rate and the budget that the schedule is made for. */
  readonly base: number
  readonly budget: number
}

/** Our schedule for one of a reference file with `steps` steps. */
export function scheduleFor(name: string, params: ReferenceParameters, steps: number): ScheduleChoice | undefined {
  const { name: _name, ...rest } = params
  const schedule = choiceOf(SCHEDULES, schedules, name, rest)
  if (!schedule) return undefined
  const base = Number(params.max_lr ?? params.lr)
  const budget = Number(params.total_steps ?? steps)
  if (schedule.id !== 'warmup-cosine') return { schedule, base, budget }
  // PyTorch and Hugging Face start at exactly 0, or at the start factor; ours counts the first step by default.
  const parameters: Record<string, Value> = { ...schedule.parameters, offset: Number(params.warmup_offset ?? 0) }
  if (name === 'SequentialLR') parameters.minimum = Number(params.eta_min ?? 0) / base
  return { schedule: { ...schedule, parameters }, base, budget }
}

export interface LossChoice {
  readonly loss: Choice
  /** A weight a class; not a parameter of a document, so it stands beside the choice. */
  readonly classWeights?: readonly number[]
}

/** Our loss for one of a reference file, by the name that loss files or that training files use. */
export function lossFor(name: string, params: ReferenceParameters): LossChoice | undefined {
  const loss = choiceOf(LOSSES, losses, SHORT_LOSSES[name] ?? name, params)
  if (!loss) return undefined
  const weights = params.weight as readonly number[] | null | undefined
  return weights ? { loss, classWeights: weights } : { loss }
}

/** The id of our activation for one of a reference file. */
export function activationFor(name: string): string | undefined {
  return activations.get(name === 'leaky_relu' ? 'leaky-relu' : name)?.id
}
