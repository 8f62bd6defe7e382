/** An update method compiled from the text of a rule. */
import type { Precision } from '../experiment/document.ts'
import { compileRule, type Slot } from '../formula/wasm/compileRule.ts'
import type { Native, NativeVector } from './native/instance.ts'
import type { Rule } from './resolve.ts'
import { slotVector, writeNumbers } from './slots.ts'
import type { Batch, Method, NamedArrays, Objective, TensorInfo, Vector } from './trainer.ts'

interface RuleExports {
  start(rate: number): void
  step(t: number, rate: number, loss: number): void
  report?(): void
}

export interface RuleMethodOptions {
  readonly precision: Precision
  readonly tensors: readonly TensorInfo[]
  /** Numbers the rule may use as names. */
  readonly parameters: Readonly<Record<string, number>>
  /** Which of them a schedule that cycles momentum writes. */
  readonly momentum?: string
  /** Initial parameters, in the layout of `tensors`. */
  readonly start: ArrayLike<number>
  /** The rate before the first step, for state that starts from `lr`. */
  readonly rate: number
}

/** Runs a checked rule: gradient of the objective, then the compiled update on `theta` in place. */
export class RuleMethod implements Method {
  readonly theta: NativeVector
  readonly gradient: NativeVector
  readonly #native: Native
  readonly #slots: Record<string, Slot>
  readonly #states: readonly string[]
  readonly #shows: readonly string[]
  readonly #exports: RuleExports
  readonly #momentum: NativeVector | undefined

  constructor(native: Native, rule: Rule, options: RuleMethodOptions) {
    const { precision, tensors, parameters, start } = options
    const length = tensors.reduce((total, tensor) => total + tensor.length, 0)
    if (start.length !== length)
      throw new RangeError(`RuleMethod: the start must hold ${length} numbers, got ${start.length}`)
    this.#native = native
    this.theta = native.vector(start.length, precision)
    this.gradient = native.vector(start.length, precision)
    this.theta.values.set(start)
    const { bytes, slots } = compileRule(rule, {
      precision,
      tensors,
      theta: this.theta.address,
      g: this.gradient.address,
      parameters,
      allocate: (size) => native.allocate(size),
    })
    this.#slots = slots
    const formulas = 'matrix' in rule ? [rule.matrix, rule.other] : [rule]
    this.#states = [...new Set(formulas.flatMap((formula) => formula.states.map((state) => state.name)))]
    this.#shows = [...new Set(formulas.flatMap((formula) => formula.shows))]
    writeNumbers(native, slots, parameters)
    const momentum = options.momentum === undefined ? undefined : slots[options.momentum]
    this.#momentum = momentum && slotVector(native, momentum)
    this.#exports = native.link(bytes) as unknown as RuleExports
    this.#exports.start(options.rate)
  }

  step(objective: Objective, batch: Batch, t: number, rate: number, momentum: number | undefined): number {
    const loss = objective.gradient(this.theta, batch, this.gradient)
    if (momentum !== undefined && this.#momentum !== undefined) this.#momentum.values[0] = momentum
    this.#exports.step(t, rate, loss)
    return loss
  }

  reportAt(): Vector {
    const report = this.#slots.report
    if (!report || !this.#exports.report) return this.theta
    this.#exports.report()
    return slotVector(this.#native, report)
  }

  beside(): Record<string, Vector | number> {
    return Object.fromEntries(
      this.#shows.map((name) => {
        const vector = slotVector(this.#native, this.#slots[name])
        return [name, this.#slots[name].shape === 'scalar' ? vector.values[0] : vector]
      }),
    )
  }

  state(): NamedArrays {
    const arrays: NamedArrays = { theta: this.theta.values }
    for (const name of this.#states) arrays[name] = slotVector(this.#native, this.#slots[name]).values
    return arrays
  }
}
