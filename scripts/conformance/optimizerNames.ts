/** From the optimizers of reference files to ours. */
import type { Value } from '../../src/catalog/definition.ts'
import { optimizers } from '../../src/catalog/optimizers/index.ts'
import type { Choice } from '../../src/experiment/document.ts'
import { choiceOf, elsewhere, type Entry, type ReferenceParameters } from './names.ts'

interface OptimizerEntry extends Entry {
  /** The racer's rate, where it is not `lr`. */
  readonly rate?: (p: ReferenceParameters) => unknown
}

type Values = Record<string, Value>

/** Two numbers in one parameter. */
const pair =
  (first: string, second: string) =>
  (value: unknown, key: string): Values => {
    if (!Array.isArray(value) || value.length !== 2) throw new Error(`the parameter ${key} must be two numbers`)
    const [a, b] = value as [number, number]
    return { [first]: a, [second]: b }
  }

const betas = pair('beta1', 'beta2')

/**
 * Null is none, which is our 0. A 0 of the file is not none: it becomes a number that is as good as 0, below it so that no length is within
 * it as a limit.
 */
const orNone =
  (name: string) =>
  (value: unknown): Values => ({ [name]: value === null ? 0 : value === 0 ? -1e-300 : (value as Value) })

/** One of the file's words; any other is passed on, and does not fit. */
const oneOf =
  (name: string, words: Readonly<Record<string, string>>) =>
  (value: unknown): Values => ({
    [name]: Object.hasOwn(words, String(value)) ? words[String(value)]! : (value as Value),
  })

const DECAYING = { lr: elsewhere, weight_decay: 'weightDecay' }
const MOMENTS = { ...DECAYING, betas, eps: 'epsilon' }
const SCHEDULE_FREE = { ...DECAYING, warmup_steps: 'warmup', r: 'timePower', weight_lr_power: 'ratePower' }
const DISTANCE = {
  ...MOMENTS,
  decouple: 'decoupled',
  use_bias_correction: 'biasCorrection',
  d0: 'd0',
  growth_rate: orNone('growth'),
}

const OPTIMIZERS: Readonly<Record<string, OptimizerEntry>> = {
  SGD: {
    id: 'sgd',
    renames: { ...DECAYING, momentum: 'momentum', dampening: 'dampening', nesterov: 'nesterov' },
  },
  SignSGD: { id: 'sign-sgd', renames: { lr: elsewhere, momentum: 'momentum' } },
  QHM: { id: 'qhm', renames: { ...DECAYING, momentum: 'momentum', nu: 'nu' } },
  AggMo: { id: 'aggmo', renames: { ...DECAYING, betas: 'betas' } },
  ASGD: { id: 'asgd', renames: { ...DECAYING, lambd: 'decay', alpha: 'power', t0: 'averageFrom' } },
  Adagrad: {
    id: 'adagrad',
    renames: { ...DECAYING, lr_decay: 'decay', initial_accumulator_value: 'start', eps: 'epsilon' },
  },
  RMSprop: {
    id: 'rmsprop',
    renames: { ...DECAYING, alpha: 'alpha', eps: 'epsilon', momentum: 'momentum', centered: 'centered' },
  },
  Adadelta: { id: 'adadelta', renames: { ...DECAYING, rho: 'rho', eps: 'epsilon' } },
  Rprop: {
    id: 'rprop',
    renames: { lr: elsewhere, etas: pair('shrink', 'grow'), step_sizes: pair('smallestStep', 'largestStep') },
  },
  Adam: { id: 'adam', renames: { ...MOMENTS, amsgrad: 'amsgrad' } },
  AdamW: { id: 'adamw', renames: { ...MOMENTS, amsgrad: 'amsgrad' } },
  Adamax: { id: 'adamax', renames: MOMENTS },
  NAdam: {
    id: 'nadam',
    renames: { ...MOMENTS, momentum_decay: 'momentumDecay', decoupled_weight_decay: 'decoupled' },
  },
  RAdam: { id: 'radam', renames: { ...MOMENTS, decoupled_weight_decay: 'decoupled' } },
  Lion: { id: 'lion', renames: { ...DECAYING, betas } },
  AdaBelief: { id: 'adabelief', renames: { ...MOMENTS, weight_decouple: 'decoupled', rectify: 'rectify' } },
  Yogi: { id: 'yogi', renames: { ...MOMENTS, initial_accumulator: 'start' } },
  AdaMod: { id: 'adamod', renames: { ...MOMENTS, beta3: 'beta3' } },
  QHAdam: { id: 'qhadam', renames: { ...MOMENTS, nus: pair('nu1', 'nu2') } },
  LARS: {
    id: 'lars',
    renames: {
      ...DECAYING,
      momentum: 'momentum',
      trust_coefficient: 'trust',
      eps: 'epsilon',
      nesterov: 'nesterov',
    },
  },
  LAMB: { id: 'lamb', renames: { ...MOMENTS, bias_correction: 'biasCorrection', clamp: orNone('clamp') } },
  Adafactor: {
    id: 'adafactor',
    renames: { ...DECAYING, beta2_decay: 'beta2Decay', eps: pair('epsilon1', 'epsilon2'), d: 'threshold' },
  },
  AdafactorT5: {
    id: 'adafactor-t5',
    renames: {
      ...DECAYING,
      eps: pair('epsilon1', 'epsilon2'),
      clip_threshold: 'threshold',
      decay_rate: 'beta2Decay',
      // A momentum of 0 and none are the same.
      beta1: (value) => ({ beta1: (value as number | null) ?? 0 }),
      scale_parameter: 'scaleParameter',
      relative_step: 'relativeStep',
      warmup_init: 'warmupInit',
    },
  },
  Muon: {
    id: 'muon',
    renames: {
      ...DECAYING,
      momentum: 'momentum',
      nesterov: 'nesterov',
      ns_steps: 'steps',
      adjust: oneOf('adjust', { original: 'original', match_rms_adamw: 'match-adamw' }),
      aux_lr: 'auxRate',
      aux_betas: betas,
      aux_eps: 'epsilon',
      aux_weight_decay: 'auxDecay',
    },
  },
  Polyak: {
    id: 'polyak',
    renames: { f_min: 'lowestLoss', c: 'c', max_lr: elsewhere },
    rate: ({ max_lr }) => max_lr ?? Infinity,
  },
  BarzilaiBorwein: {
    id: 'barzilai-borwein',
    renames: {
      variant: oneOf('variant', { 1: 'long', 2: 'short', alternate: 'alternate' }),
      lr0: elsewhere,
      lr_min: 'lowest',
      lr_max: 'highest',
    },
    rate: ({ lr0 }) => lr0,
  },
  ScheduleFreeSGD: { id: 'schedule-free-sgd', renames: { ...SCHEDULE_FREE, momentum: 'momentum' } },
  ScheduleFreeAdamW: { id: 'schedule-free-adamw', renames: { ...SCHEDULE_FREE, betas, eps: 'epsilon' } },
  DAdaptAdam: { id: 'dadapt-adam', renames: DISTANCE },
  Prodigy: {
    id: 'prodigy',
    renames: { ...DISTANCE, beta3: orNone('beta3'), d_coef: 'factor', safeguard_warmup: 'safeguardWarmup' },
  },
  Sophia: { id: 'sophia', renames: { ...MOMENTS, gamma: 'gamma', k: 'every' } },
}

export interface OptimizerChoice {
  readonly optimizer: Choice
  /** The racer's learning rate: the file's `lr` or what stands for it, the catalog's where the file has none. */
  readonly rate: number
}

/** Our optimizer for one of a reference file. */
export function optimizerFor(name: string, params: ReferenceParameters): OptimizerChoice | undefined {
  const { name: _name, ...rest } = params
  const optimizer = choiceOf(OPTIMIZERS, optimizers, name, rest)
  if (!optimizer) return undefined
  const { rate = ({ lr }) => lr } = OPTIMIZERS[name]!
  return { optimizer, rate: Number(rate(params) ?? optimizers.get(optimizer.id)!.rate.default) }
}

/** Our name of a value beside the parameters. */
export const shownName = (name: string): string => (name === 'lr' ? 'rate' : name)
