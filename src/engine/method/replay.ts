/** Replays a recorded step in the interpreter, text by text, as one parameter sees it. */
import type { Checked } from '../../formula/check.ts'
import type { Mathematics } from '../../formula/mathematics.ts'
import { isLocal, traceRule, type RuleTrace } from '../../formula/traceRule.ts'
import type { Rule } from '../resolve.ts'
import type { NamedArrays, TensorInfo } from '../trainer.ts'

/** A program as the replay needs it, with its states before the step. */
export interface Replayed {
  readonly rule: Rule
  readonly parameters: Readonly<Record<string, number>>
  readonly given: Readonly<Record<string, Float64Array>>
  readonly states: NamedArrays
}

export interface ReplayOptions {
  readonly mathematics: Mathematics
  readonly tensors: readonly TensorInfo[]
  readonly tensor: number
  readonly entry: number
  readonly isSingle: boolean
  readonly t: number
  readonly rate: number
  readonly loss: number
}

export interface TracedProgram extends RuleTrace {
  readonly text: string
}

/** The text that a tensor runs, the tensors that run it, and its states by their own names. */
function textFor({ rule, states }: Replayed, tensors: readonly TensorInfo[], tensor: number) {
  const all = tensors.map((_, index) => index)
  if (!('matrix' in rule)) return { checked: rule, runs: all, states }
  const isMatrix = (index: number) => tensors[index]!.shape.length > 1
  const own = isMatrix(tensor)
  const checked = own ? rule.matrix : rule.other
  const named = checked.states.map(({ name }) => {
    const apart = !own && Object.hasOwn(states, `other.${name}`)
    return [name, states[apart ? `other.${name}` : name]!] as const
  })
  return { checked, runs: all.filter((index) => isMatrix(index) === own), states: Object.fromEntries(named) }
}

/** Runs programs one after another on copies of theta and the gradient, which are left as the last one leaves them for the parameter. */
export class Replay {
  readonly #options: ReplayOptions
  readonly theta: Float64Array
  g: Float64Array

  constructor(options: ReplayOptions, theta: ArrayLike<number>, g: ArrayLike<number>) {
    this.#options = options
    this.theta = Float64Array.from(theta)
    this.g = Float64Array.from(g)
  }

  /** @param whole whether later programs need theta and g of all parameters */
  run(program: Replayed, whole: boolean): TracedProgram {
    const { tensors, tensor, t, rate, loss } = this.#options
    const { checked, runs, states } = textFor(program, tensors, tensor)
    const given = { theta: this.theta, g: this.g, lr: rate, t, loss, ...program.given }
    const { parameters } = program
    const trace = traceRule(checked, { ...this.#options, runs, parameters, states, whole }, given)
    return { ...trace, text: checked.text }
  }
}

/** Whether a program couples parameters. */
export function couples({ rule }: { readonly rule: Rule }): boolean {
  const texts: readonly Checked[] = 'matrix' in rule ? [rule.matrix, rule.other] : [rule]
  return !texts.every(isLocal)
}
