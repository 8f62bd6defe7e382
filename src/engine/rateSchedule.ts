/** The learning rate of each step: a warm-up and a schedule, from their formulas compiled to WebAssembly. */
import { numberValues } from '../catalog/definition.ts'
import type { Schedule } from '../catalog/kinds.ts'
import { warmUp } from '../catalog/schedules/warmUp.ts'
import type { Choice, WarmUp } from '../experiment/document.ts'
import { check, scheduleScope, type Checked } from '../formula/check.ts'
import { compileSchedule } from '../formula/wasm/compileSchedule.ts'
import type { Slots } from '../formula/wasm/slot.ts'
import type { Native, NativeVector } from './native/instance.ts'
import { resolveSchedule, type Resolved } from './resolve.ts'
import { slotVector, writeNumbers } from './slots.ts'
import type { NamedArrays } from './trainer.ts'

export interface RateOptions {
  readonly schedule: Choice
  readonly warmup: WarmUp
  /** The racer's rate. */
  readonly base: number
  /** Updates in all, those of the warm-up included. */
  readonly budget: number
}

interface ScheduleExports {
  start(base: number, budget: number): void
  rate(step: number, budget: number, base: number, metric: number, measured: number): number
}

/**
 * A racer's schedule. During the first `warmup.steps` updates the rate rises to the schedule's first one; then the schedule starts, at a
 * step 0 of its own and with the rest of the budget.
 */
export class RateSchedule {
  /** Where it listens to the validation loss: every how many steps that is taken, 0 once an epoch. */
  readonly listens: number | undefined
  /** One number: the base rate in force. Part of the state, since states may start from it. */
  readonly #base: Float64Array
  /** The base that `#first` and `#constant` were taken at. */
  #known: number
  /** Updates of the warm-up, and the schedule's own budget after them. */
  readonly #rise: number
  readonly #rest: number
  readonly #warmup: ScheduleExports | undefined
  readonly #schedule: ScheduleExports
  #first: { readonly rate: number; readonly momentum: number | undefined }
  readonly #momentum: NativeVector | undefined
  readonly #state: Record<string, NativeVector> = {}
  /** States that start from the base, and scale with it. */
  readonly #scaled: readonly NativeVector[]
  /** Whether the rate after the warm-up depends on the step; else it is the first. */
  readonly #varies: boolean
  /** Whether the last rate was one of the warm-up. */
  #rises = false

  constructor(native: Native, { schedule, warmup, base, budget }: RateOptions) {
    this.#base = Float64Array.of(base)
    this.#known = base
    this.#rise = warmup.steps
    // A budget of 1 keeps the first rate finite where the warm-up takes all of it.
    this.#rest = Math.max(1, budget - warmup.steps)
    const resolved = resolveSchedule(schedule)
    const { formula, parameters } = resolved
    this.listens = listening(resolved, schedule)
    const { exports, slots } = link(native, formula, parameters)
    this.#schedule = exports
    this.#momentum = slots.momentum && slotVector(native, slots.momentum)
    for (const state of formula.states) this.#state[state.name] = slotVector(native, slots[state.name])
    this.#scaled = this.#startingFromBase()
    this.#first = this.#taken()
    const varies = formula.states.length > 0 || ['step', 'metric', 'measured'].some((name) => formula.uses.has(name))
    this.#varies = varies || this.#momentum !== undefined
    if (this.#rise > 0) {
      const numbers = numberValues(warmUp.parameters, { ...warmup })
      const text = check(warmUp.formula as string, scheduleScope(Object.keys(numbers)))
      this.#warmup = link(native, text, numbers).exports
    }
  }

  /** The base rate from the next update on. A state that started from it, as the rate that a plateau lowers, changes in proportion. */
  set base(base: number) {
    const before = this.#base[0]!
    if (base === before) return
    for (const { values } of this.#scaled) values[0] = values[0]! * (base / before)
    this.#base[0] = base
  }

  #startingFromBase(): NativeVector[] {
    const states = Object.values(this.#state)
    const startsOf = (base: number) => {
      this.#schedule.start(base, this.#rest)
      return states.map(({ values }) => values[0])
    }
    const base = this.#base[0]!
    const [other, own] = [startsOf(2 * base), startsOf(base)]
    return states.filter((_, index) => own[index] !== other[index])
  }

  /** Rate and momentum of the schedule's own step 0; its state stays at its start. */
  #taken(): { rate: number; momentum: number | undefined } {
    const { start, rate } = this.#schedule
    const base = this.#base[0]!
    start(base, this.#rest)
    const first = rate(0, this.#rest, base, NaN, 0)
    const momentum = this.#momentum?.values[0]
    start(base, this.#rest)
    return { rate: first, momentum }
  }

  /** The first rate anew where the base is another, by `base` or by a checkpoint; the state stays as it is. */
  #follow(): void {
    if (this.#known === this.#base[0]) return
    this.#known = this.#base[0]!
    const kept = Object.values(this.#state).map(({ values }) => values[0]!)
    this.#first = this.#taken()
    Object.values(this.#state).forEach(({ values }, index) => (values[0] = kept[index]!))
  }

  /**
   * The rate of the update after `step` updates; `metric` is the last validation loss, NaN before the first, and `measured` 1 where it was
   * taken since the last update, else 0. Steps must come one by one.
   */
  rate(step: number, metric = NaN, measured = 0): number {
    this.#follow()
    this.#rises = step < this.#rise
    if (this.#rises) return this.#warmup!.rate(step, this.#rise, this.#first.rate, metric, measured)
    if (!this.#varies) return this.#first.rate
    return this.#schedule.rate(step - this.#rise, this.#rest, this.#base[0]!, metric, measured)
  }

  /** The rate of the first update; the schedule's state stays at its start. */
  first(): number {
    return this.#warmup ? this.#warmup.rate(0, this.#rise, this.#first.rate, NaN, 0) : this.#first.rate
  }

  /** What the schedule assigned at the last rate, and at its first during the warm-up; undefined where it does not cycle it. */
  get momentum(): number | undefined {
    return this.#rises ? this.#first.momentum : this.#momentum?.values[0]
  }

  /** States of the schedule by name, and its base; the step is the trainer's. */
  state(): NamedArrays {
    const states = Object.entries(this.#state).map(([name, vector]) => [name, vector.values])
    return { ...(Object.fromEntries(states) as NamedArrays), base: this.#base }
  }
}

/** Compiles a schedule's formula, with its numbers in their slots. */
function link(
  native: Native,
  formula: Checked,
  numbers: Readonly<Record<string, number>>,
): { exports: ScheduleExports; slots: Slots } {
  const { bytes, slots } = compileSchedule(formula, {
    parameters: numbers,
    allocate: (size) => native.allocate(size),
  })
  writeNumbers(native, slots, numbers)
  return { exports: native.link(bytes) as unknown as ScheduleExports, slots }
}

/** What the definition says, or for an own formula whether it reads the validation loss. */
function listening({ definition, formula }: Resolved<Checked, Schedule>, choice: Choice): number | undefined {
  if (definition) return definition.listens?.(choice.parameters)
  return formula.uses.has('metric') || formula.uses.has('measured') ? 0 : undefined
}
