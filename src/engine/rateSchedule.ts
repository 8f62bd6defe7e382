/** The learning rate of each step, from a schedule's formula compiled to WebAssembly. */
import type { Choice } from '../experiment/document.ts'
import { compileSchedule } from '../formula/wasm/compileSchedule.ts'
import type { Native, NativeVector } from './native/instance.ts'
import { resolveSchedule } from './resolve.ts'
import { slotVector, writeNumbers } from './slots.ts'
import type { NamedArrays } from './trainer.ts'

interface ScheduleExports {
  start(base: number, budget: number): void
  rate(step: number, budget: number, base: number, metric: number): number
}

/** A racer's schedule; `momentum` is what it assigned at the last rate, undefined where it does not cycle it. */
export class RateSchedule {
  readonly #base: number
  readonly #budget: number
  readonly #exports: ScheduleExports
  readonly #momentum: NativeVector | undefined
  readonly #state: Record<string, NativeVector> = {}
  /** The rate of every step, where it does not depend on the step. */
  readonly #constant: number | undefined

  constructor(native: Native, choice: Choice, base: number, budget: number) {
    this.#base = base
    this.#budget = budget
    const { formula, parameters } = resolveSchedule(choice)
    const { bytes, slots } = compileSchedule(formula, { parameters, allocate: (size) => native.allocate(size) })
    writeNumbers(native, slots, parameters)
    this.#exports = native.link(bytes) as unknown as ScheduleExports
    this.#exports.start(base, budget)
    this.#momentum = slots.momentum && slotVector(native, slots.momentum)
    for (const state of formula.states) this.#state[state.name] = slotVector(native, slots[state.name])
    const varies = formula.states.length > 0 || ['step', 'metric'].some((name) => formula.uses.has(name))
    if (!varies && this.#momentum === undefined) this.#constant = this.#exports.rate(0, budget, base, NaN)
  }

  /** The rate of the update after `step` updates; `metric` is the last validation loss. */
  rate(step: number, metric: number): number {
    return this.#constant ?? this.#exports.rate(step, this.#budget, this.#base, metric)
  }

  /** The rate of the first update; the schedule's state stays at its start. */
  first(): number {
    const rate = this.rate(0, NaN)
    this.#exports.start(this.#base, this.#budget)
    return rate
  }

  get momentum(): number | undefined {
    return this.#momentum?.values[0]
  }

  state(): NamedArrays {
    return Object.fromEntries(Object.entries(this.#state).map(([name, vector]) => [name, vector.values]))
  }
}
