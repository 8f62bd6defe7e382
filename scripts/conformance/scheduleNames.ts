/** From the schedules of reference files to ours: a schedule of the catalog, and where theirs warms up, a warm-up in front of it. */
import type { Value } from '../../src/catalog/definition.ts'
import { schedules } from '../../src/catalog/schedules/index.ts'
import type { Choice, WarmUp } from '../../src/experiment/document.ts'
import { choiceOf, elsewhere, type Entry, type ReferenceParameters } from './names.ts'

interface ScheduleEntry extends Entry {
  /** The reference's defaults where the catalog has others, in its names. */
  readonly defaults?: ReferenceParameters
  /** The racer's rate, where it is not the largest rate or `lr`. */
  readonly base?: (p: ReferenceParameters) => number
  readonly warmup?: (p: ReferenceParameters) => WarmUp
  /** Parameters of ours that take more than one of theirs. */
  readonly derived?: (p: ReferenceParameters, base: number) => Record<string, Value>
}

export interface ScheduleChoice {
  readonly schedule: Choice
  readonly warmup: WarmUp
  /** The racer's rate and the budget that the schedule is made for. */
  readonly base: number
  readonly budget: number
}

const NO_WARM_UP: WarmUp = { steps: 0, from: 0, offset: 1 }

/** PyTorch and Hugging Face start at exactly 0, or at the start factor; ours counts the first step by default. */
const rise = (p: ReferenceParameters, from = 0): WarmUp => ({
  steps: Number(p.warmup),
  from,
  offset: Number(p.warmup_offset ?? 0),
})

const numbers = (value: unknown, name: string): readonly number[] => {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'number'))
    throw new Error(`the parameter ${name} cannot be ${JSON.stringify(value)}`)
  return value
}
/** Those that count boundaries do not mind their order, ours has them ascending. */
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)

/** Parameters that become the racer's rate, its budget and its warm-up. */
const RATE = { lr: elsewhere }
const WARM_UP = { ...RATE, total_steps: elsewhere, warmup: elsewhere, warmup_offset: elsewhere }
const MOMENTUM = { cycle_momentum: 'cycleMomentum', base_momentum: 'baseMomentum', max_momentum: 'maxMomentum' }
const KERAS = { ...RATE, decay_steps: 'every', staircase: 'staircase' }

const SCHEDULES: Readonly<Record<string, ScheduleEntry>> = {
  constant: { id: 'constant', renames: RATE },
  StepLR: { id: 'step', renames: { ...RATE, step_size: 'every', gamma: 'gamma' }, defaults: { gamma: 0.1 } },
  MultiStepLR: { id: 'multi-step', renames: { ...RATE, milestones: 'milestones', gamma: 'gamma' } },
  ConstantLR: {
    id: 'hold',
    renames: { ...RATE, factor: 'factor', total_iters: 'steps' },
    defaults: { factor: 1 / 3, total_iters: 5 },
  },
  LinearLR: {
    id: 'linear',
    renames: { ...RATE, start_factor: 'from', end_factor: 'to', total_iters: 'steps' },
    defaults: { start_factor: 1 / 3, end_factor: 1, total_iters: 5 },
  },
  ExponentialLR: { id: 'exponential', renames: { ...RATE, gamma: 'gamma' } },
  MultiplicativeLR: { id: 'exponential', renames: { ...RATE, factor: 'gamma' } },
  KerasExponentialDecay: { id: 'exponential', renames: { ...KERAS, decay_rate: 'gamma' } },
  PolynomialLR: {
    id: 'polynomial',
    renames: { ...RATE, total_iters: 'steps', power: 'power' },
    defaults: { total_iters: 5, power: 1 },
  },
  KerasPolynomialDecay: {
    id: 'polynomial',
    renames: { ...RATE, decay_steps: 'steps', end_lr: 'end', power: 'power', cycle: 'cycle' },
    defaults: { end_lr: 0.0001, power: 1 },
  },
  InverseTimeDecay: { id: 'inverse-time', renames: { ...KERAS, decay_rate: 'decay' } },
  InverseSqrt: {
    id: 'inverse-square-root',
    renames: { ...WARM_UP, timescale: elsewhere },
    warmup: rise,
    derived: (p) => ({ timescale: Number(p.timescale ?? (Number(p.warmup) || 10_000)) }),
  },
  CosineAnnealingLR: { id: 'cosine', renames: { ...RATE, T_max: 'period', eta_min: 'minimum' } },
  WarmupCosine: {
    id: 'cosine',
    renames: { ...WARM_UP, num_cycles: 'cycles', min_lr_ratio: elsewhere },
    warmup: rise,
    derived: (p, base) => ({ minimum: base * Number(p.min_lr_ratio ?? 0) }),
  },
  WarmupLinear: { id: 'linear', renames: WARM_UP, warmup: rise },
  SequentialLR: {
    id: 'cosine',
    renames: { ...WARM_UP, start_factor: elsewhere, eta_min: 'minimum' },
    warmup: (p) => rise(p, Number(p.start_factor ?? 1 / 3)),
  },
  WSD: {
    id: 'stable-decay',
    renames: { ...WARM_UP, stable: 'stable', decay: 'decay', decay_type: 'shape', min_lr_ratio: 'minimum' },
    warmup: (p) => rise(p, Number(p.min_lr_ratio ?? 0)),
    // A decay of no steps is one that is over a step later. Ours reads 0 stable steps as "until the decay"; theirs are none.
    derived: ({ stable, decay }) => {
      const level = decay === 0 ? Number(stable) - 1 : Number(stable)
      return { stable: level === 0 ? Number.MIN_VALUE : level, decay: Number(decay) || 1 }
    },
  },
  SWALR: {
    id: 'swa-rate',
    renames: { ...RATE, swa_lr: 'rate', anneal_epochs: 'steps', anneal_strategy: 'anneal' },
    defaults: { anneal_epochs: 10 },
  },
  Noam: {
    id: 'noam',
    renames: { ...RATE, d_model: 'dModel', warmup: 'warmup', scale: elsewhere },
    base: (p) => Number(p.scale ?? 1),
  },
  CosineAnnealingWarmRestarts: {
    id: 'cosine-restarts',
    renames: { ...RATE, T_0: 'first', T_mult: 'factor', eta_min: 'minimum' },
    defaults: { T_mult: 1 },
  },
  CyclicLR: {
    id: 'cyclic',
    renames: {
      ...RATE,
      max_lr: elsewhere,
      base_lr: 'lowest',
      step_size_up: 'up',
      step_size_down: (value) => ({ down: (value as number | null) ?? 0 }),
      mode: 'mode',
      gamma: 'gamma',
      ...MOMENTUM,
    },
    defaults: { step_size_up: 2000, gamma: 1 },
  },
  OneCycleLR: {
    id: 'one-cycle',
    renames: {
      ...RATE,
      max_lr: elsewhere,
      total_steps: elsewhere,
      pct_start: 'riseShare',
      anneal_strategy: 'anneal',
      ...MOMENTUM,
      div_factor: 'startDivisor',
      final_div_factor: 'endDivisor',
      three_phase: 'threePhase',
    },
  },
  ReduceLROnPlateau: {
    id: 'plateau',
    renames: {
      ...RATE,
      metric: elsewhere,
      mode: 'mode',
      factor: 'factor',
      patience: 'patience',
      threshold: 'threshold',
      threshold_mode: 'thresholdMode',
      cooldown: 'cooldown',
      min_lr: 'lowest',
      eps: 'epsilon',
    },
  },
  KerasPiecewiseConstantDecay: {
    id: 'piecewise',
    renames: { boundaries: elsewhere, values: elsewhere },
    base: (p) => numbers(p.values, 'values')[0]!,
    derived: (p, base) => ({
      boundaries: sorted(numbers(p.boundaries, 'boundaries')),
      factors: numbers(p.values, 'values')
        .slice(1)
        .map((value) => value / base),
    }),
  },
}

/** Schedules that are several of the catalog in one: formulas of one's own, of their parameters. */
const COMBINED: Readonly<Record<string, { readonly takes: readonly string[]; readonly formula: string }>> = {
  ChainedScheduler: {
    takes: ['factor', 'total_iters', 'gamma'],
    formula: 'lr = base * where(step < total_iters, factor, 1) * gamma^step',
  },
}

function combined(name: string, { lr, ...params }: ReferenceParameters, steps: number): ScheduleChoice | undefined {
  const { takes, formula } = COMBINED[name]!
  if (!Object.keys(params).every((key) => takes.includes(key))) return undefined
  const given = takes.map((key) => `parameter ${key} = ${numbers([params[key]], key)[0]!}`)
  const schedule = { id: 'own', parameters: {}, formula: [...given, formula].join('\n') }
  return { schedule, warmup: NO_WARM_UP, base: Number(lr), budget: steps }
}

/** Our schedule and warm-up for a schedule of a reference file with `steps` steps. */
export function scheduleFor(name: string, params: ReferenceParameters, steps: number): ScheduleChoice | undefined {
  const { name: _name, ...rest } = params
  if (Object.hasOwn(COMBINED, name)) return combined(name, rest, steps)
  const entry = Object.hasOwn(SCHEDULES, name) ? SCHEDULES[name]! : undefined
  const given = { ...entry?.defaults, ...rest }
  const found = choiceOf(SCHEDULES, schedules, name, given)
  if (!entry || !found) return undefined
  const base = entry.base?.(given) ?? Number(given.max_lr ?? given.lr)
  return {
    schedule: { ...found, parameters: { ...found.parameters, ...entry.derived?.(given, base) } },
    warmup: entry.warmup?.(given) ?? NO_WARM_UP,
    base,
    budget: Number(given.total_steps ?? steps),
  }
}
