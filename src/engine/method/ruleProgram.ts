/** A rule text, compiled over the parameters and their gradient. */
import type { Precision } from '../../experiment/document.ts'
import { compileRule, type Slot } from '../../formula/wasm/compileRule.ts'
import type { Native, NativeVector } from '../native/instance.ts'
import type { Rule } from '../resolve.ts'
import { slotVector, writeNumbers } from '../slots.ts'
import type { NamedArrays, TensorInfo, Vector } from '../trainer.ts'

interface RuleExports {
  start(rate: number): void
  step(t: number, rate: number, loss: number): void
  report?(): void
}

export interface ProgramOptions {
  readonly precision: Precision
  readonly tensors: readonly TensorInfo[]
  readonly theta: NativeVector
  readonly gradient: NativeVector
  /** Numbers the text may use as names. */
  readonly parameters: Readonly<Record<string, number>>
  /** What else its scope gives: the Hessian's diagonal, noise. */
  readonly given?: Readonly<Record<string, NativeVector>>
  /** The rate before the first step, for state that starts from `lr`. */
  readonly rate: number
}

/** A rule or a wrapper: every state starts from its start value. */
export class RuleProgram {
  readonly rule: Rule
  readonly parameters: Readonly<Record<string, number>>
  readonly #given: Readonly<Record<string, NativeVector>>
  readonly #native: Native
  readonly #slots: Record<string, Slot>
  readonly #states: readonly string[]
  readonly #shows: readonly string[]
  readonly #exports: RuleExports

  constructor(native: Native, rule: Rule, options: ProgramOptions) {
    const { precision, tensors, theta, gradient, parameters, given = {}, rate } = options
    this.#native = native
    this.rule = rule
    this.parameters = parameters
    this.#given = given
    const { bytes, slots } = compileRule(rule, {
      precision,
      tensors,
      theta: theta.address,
      g: gradient.address,
      given: Object.fromEntries(Object.entries(given).map(([name, { address }]) => [name, address])),
      parameters,
      allocate: (size) => native.allocate(size),
    })
    this.#slots = slots
    const formulas = 'matrix' in rule ? [rule.matrix, rule.other] : [rule]
    this.#states = Object.keys(slots).filter((name) =>
      formulas.some((formula) => formula.states.some((state) => name === state.name || name === `other.${state.name}`)),
    )
    this.#shows = [...new Set(formulas.flatMap((formula) => formula.shows))]
    writeNumbers(native, slots, parameters)
    this.#exports = native.link(bytes) as unknown as RuleExports
    this.#exports.start(rate)
  }

  /** Step number `t`, from 1; `loss` is that of the batch. */
  step(t: number, rate: number, loss: number): void {
    this.#exports.step(t, rate, loss)
  }

  /** Copies of what else its scope gives. */
  given(): Record<string, Float64Array> {
    return Object.fromEntries(
      Object.entries(this.#given).map(([name, { values }]) => [name, Float64Array.from(values)]),
    )
  }

  /** The number of a parameter, to be changed between steps; undefined where the text does not use it. */
  number(name: string): NativeVector | undefined {
    return Object.hasOwn(this.#slots, name) ? slotVector(this.#native, this.#slots[name]!) : undefined
  }

  /** The point that the text reports; undefined where it reports none. */
  report(): Vector | undefined {
    const { report } = this.#slots
    if (!report || !this.#exports.report) return undefined
    this.#exports.report()
    return slotVector(this.#native, report)
  }

  /** The values that the text shows. */
  shown(): Record<string, Vector | number> {
    return Object.fromEntries(
      this.#shows.map((name) => {
        const slot = this.#slots[name]!
        const vector = slotVector(this.#native, slot)
        return [name, slot.shape === 'scalar' ? vector.values[0]! : vector]
      }),
    )
  }

  /** Views of all its states. */
  state(): NamedArrays {
    return Object.fromEntries(this.#states.map((name) => [name, slotVector(this.#native, this.#slots[name]!).values]))
  }
}
