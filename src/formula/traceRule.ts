/** One step of a rule as one parameter sees it: every expression with its number. */
import type { Checked } from './check.ts'
import { fewestDigits } from './digits.ts'
import { type RuleStep, TextRun } from './evaluateRule.ts'
import { operationNamed } from './functions/index.ts'
import type { Mathematics } from './mathematics.ts'
import type { Shape, TensorLayout } from './shape.ts'
import { expressionsOf, type Expression } from './syntax.ts'
import { numberFor, place, type PlacedTensor } from './tensorValues.ts'

/** An assignment of the step. */
export interface TracedLine {
  /** Index of the statement in the text. */
  readonly statement: number
  /** The name's number before; NaN where it had none. */
  readonly before: number
  readonly after: number
  /** The numbers of the right side's expressions, each before its arguments, from left to right (`expressionsOf`). */
  readonly values: readonly number[]
  /** Fewest significant digits of the operands, at least 4, from which the result comes out to its first 4 digits. */
  readonly digits: number
}

/** A state at a parameter; of a state a row, column or tensor, the number of the parameter's. */
export interface TracedState {
  readonly name: string
  readonly shape: Shape
  readonly before: number
  readonly after: number
}

export interface RuleTrace {
  readonly lines: readonly TracedLine[]
  readonly states: readonly TracedState[]
}

export interface TraceOptions {
  readonly mathematics: Mathematics
  /** Of the whole vector. */
  readonly tensors: readonly TensorLayout[]
  /** Indices of the tensors that run this text. */
  readonly runs: readonly number[]
  /** Index of the parameter's tensor, one of these, and its entry there. */
  readonly tensor: number
  readonly entry: number
  readonly parameters: Readonly<Record<string, number>>
  readonly isSingle: boolean
  /** All states before the step. */
  readonly states: Readonly<Record<string, ArrayLike<number>>>
  /** Whether `theta` and `g` must come out right for all parameters, not only for the one. */
  readonly whole: boolean
}

/** Whether what a text does to a parameter depends on that parameter alone. */
export function isLocal(checked: Checked): boolean {
  const couples = (expression: Expression) =>
    expression.kind === 'call' && operationNamed(expression.operation).kind !== 'elementwise'
  return (
    !checked.uses.has('rows') &&
    !checked.uses.has('cols') &&
    checked.states.every(({ shape }) => shape === 'full' || shape === 'scalar') &&
    checked.statements.every(
      (statement) => statement.kind === 'parameter' || !expressionsOf(statement.expression).some(couples),
    )
  )
}

/**
 * Replays a step from the numbers before it. `given.theta` and `given.g` are updated in place: at all tensors that run the text, or
 * at the one parameter where neither `whole` nor the text asks for more.
 */
export function traceRule(checked: Checked, options: TraceOptions, given: RuleStep): RuleTrace {
  const { tensors, tensor, entry } = options
  if (options.whole || !isLocal(checked)) return run(checked, options, given)
  const at = tensors[tensor]!.offset + entry
  const only = (full: ArrayLike<number>) => Float64Array.of(full[at]!)
  const states = checked.states.map(({ name, shape }) => {
    const values = options.states[name]!
    return [name, shape === 'full' ? only(values) : values] as const
  })
  const { hessianDiagonal, noise } = given
  const one = {
    ...given,
    theta: only(given.theta),
    g: only(given.g),
    ...(hessianDiagonal && { hessianDiagonal: only(hessianDiagonal) }),
    ...(noise && { noise: only(noise) }),
  }
  const alone = { tensors: [{ offset: 0, length: 1, shape: [1] }], runs: [0], tensor: 0, entry: 0 }
  const trace = run(checked, { ...options, ...alone, states: Object.fromEntries(states) }, one)
  given.theta[at] = one.theta[0]!
  given.g[at] = one.g[0]!
  return trace
}

function run(checked: Checked, options: TraceOptions, given: RuleStep): RuleTrace {
  const { mathematics, tensors, runs, tensor, entry, parameters, isSingle, states } = options
  const placement = place(tensors)
  const placed = placement.tensors.filter(({ index }) => runs.includes(index))
  const text = new TextRun(checked, mathematics, placement, placed, parameters, isSingle)
  for (const { name, shape } of checked.states) text.state.set(name, { shape, data: Float64Array.from(states[name]!) })
  const own = placement.tensors[tensor] as PlacedTensor
  const number = (value: Parameters<typeof numberFor>[0]) => numberFor(value, own, entry)
  const before = new Map([...text.state].map(([name, value]) => [name, number(value)]))
  const known = new Map(before)
  known.set('theta', given.theta[tensors[tensor]!.offset + entry]!)
  known.set('g', given.g[tensors[tensor]!.offset + entry]!)
  const numbers = new Map<Expression, number>()
  text.watch = (_, expression, value) => numbers.set(expression, number(value))
  text.step(given)
  const lines = text.trace.map(({ statement, name, shape, values: data }) => {
    const after = number({ shape, data })
    const line = checked.statements[statement]!
    const expression = (line as Extract<typeof line, { kind: 'assign' }>).expression
    const values = expressionsOf(expression).map((part) => numbers.get(part)!)
    const was = known.get(name) ?? NaN
    known.set(name, after)
    const digits = fewestDigits(expression, (part) => numbers.get(part)!, mathematics, after)
    return { statement, before: was, after, values, digits }
  })
  return {
    lines,
    states: checked.states.map(({ name, shape }) => ({
      name,
      shape,
      before: before.get(name)!,
      after: number(text.state.get(name)!),
    })),
  }
}
