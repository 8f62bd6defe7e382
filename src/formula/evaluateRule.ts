import type { Checked } from './check.ts'
import { flush, flush32 } from './flush.ts'
import { operationNamed } from './functions/index.ts'
import { integerExponent, multiplyPower } from './functions/power.ts'
import type { Mathematics } from './mathematics.ts'
import { orthogonalizeMatrix } from './orthogonalize.ts'
import type { Shape, TensorLayout } from './shape.ts'
import type { Expression } from './syntax.ts'
import {
  elementwise,
  exactly,
  place,
  reduce,
  single,
  type PlacedTensor,
  type Placement,
  type Value,
} from './tensorValues.ts'

/** What a step is given; `theta` is updated in place. */
export interface RuleStep {
  readonly theta: Float64Array
  /** Updated in place too by a wrapper that changes it. */
  readonly g: Float64Array
  readonly lr: number
  /** Number of the update, from 1. */
  readonly t: number
  readonly loss: number
  readonly hessianDiagonal?: Float64Array
  readonly noise?: Float64Array
}

/** Told of every expression that a step evaluates, and what it comes to. */
export type Watch = (statement: number, expression: Expression, value: Value) => void

/** The value that a statement gave a name; one number a run, tensor, row, column or parameter, by shape. */
export interface Traced {
  readonly statement: number
  readonly name: string
  readonly shape: Shape
  readonly values: Float64Array
}

/** A rule that is run step by step. */
export interface RuleRun {
  /** The states by name. */
  readonly state: Record<string, Float64Array>
  /** The values to watch, of the last step. */
  readonly shows: Record<string, Float64Array>
  /** Every assignment of the last step in order, for the microscope; in a rule of two texts those of `matrix` first. */
  readonly trace: readonly Traced[]
  /** Gives every state its start value. */
  start(given: { theta: Float64Array; lr: number }): void
  step(given: RuleStep): void
  /** Where metrics are taken: theta, or what the report line says. */
  report(theta: Float64Array): Float64Array
}

export type Names = Map<string, Value>

/**
 * Runs a rule in float64, statement by statement for all tensors.
 * @param rule one text, or one for tensors of two and more dimensions and one for the others
 * @param parameters the numbers by name; those the text declares itself may be left out
 */
export function evaluateRule(
  rule: Checked | { readonly matrix: Checked; readonly other: Checked },
  math: Mathematics,
  tensors: readonly TensorLayout[],
  parameters: Readonly<Record<string, number>> = {},
): RuleRun {
  const placement = place(tensors)
  const isMatrix = ({ index }: PlacedTensor) => tensors[index]!.shape.length > 1
  const group = (keep: (tensor: PlacedTensor) => boolean) => placement.tensors.filter(keep)
  const texts =
    'statements' in rule
      ? [new TextRun(rule, math, placement, placement.tensors, parameters)]
      : [
          new TextRun(rule.matrix, math, placement, group(isMatrix), parameters),
          new TextRun(
            rule.other,
            math,
            placement,
            group((tensor) => !isMatrix(tensor)),
            parameters,
          ),
        ]
  return new Run(texts.filter((text) => text.tensors.length))
}

class Run implements RuleRun {
  readonly state = Object.create(null) as Record<string, Float64Array>
  readonly shows = Object.create(null) as Record<string, Float64Array>
  readonly #texts: readonly TextRun[]

  constructor(texts: readonly TextRun[]) {
    this.#texts = texts
  }

  get trace(): readonly Traced[] {
    return this.#texts.flatMap((text) => text.trace)
  }

  start({ theta, lr }: { theta: Float64Array; lr: number }): void {
    for (const text of this.#texts) text.start(theta, lr)
    for (const text of this.#texts) text.publish(text.state, this.state)
  }

  step(given: RuleStep): void {
    for (const text of this.#texts) text.step(given)
    for (const text of this.#texts) {
      text.publish(text.state, this.state)
      text.publish(text.shows, this.shows)
    }
  }

  report(theta: Float64Array): Float64Array {
    const into = theta.slice()
    for (const text of this.#texts) text.report(theta, into)
    return into
  }
}

/** One text on its tensors; in float32 where `isSingle`, operation by operation as compiled. */
export class TextRun {
  readonly state: Names = new Map()
  readonly shows: Names = new Map()
  readonly tensors: readonly PlacedTensor[]
  trace: Traced[] = []
  readonly #checked: Checked
  readonly #math: Mathematics
  readonly #place: Placement
  readonly #fixed: Names
  readonly #round: (x: number) => number
  readonly #flush: (x: number) => number
  watch: Watch | undefined
  #statement = 0

  constructor(
    checked: Checked,
    math: Mathematics,
    placement: Placement,
    tensors: readonly PlacedTensor[],
    parameters: Readonly<Record<string, number>>,
    isSingle = false,
  ) {
    this.#round = isSingle ? Math.fround : exactly
    this.#flush = isSingle ? flush32 : flush
    this.#checked = checked
    this.#math = math
    this.#place = placement
    this.tensors = tensors
    const sizes = (name: 'rows' | 'cols'): Value => ({
      shape: 'each',
      data: Float64Array.from(placement.tensors, (tensor) => tensor[name]),
    })
    const numbers = Object.entries({ ...checked.parameters, ...parameters, inf: Infinity })
    this.#fixed = new Map([...numbers.map(([name, value]) => [name, single(value)] as const)])
    this.#fixed.set('rows', sizes('rows')).set('cols', sizes('cols'))
  }

  start(theta: Float64Array, lr: number): void {
    const names = new Map(this.#fixed).set('theta', { shape: 'full', data: theta }).set('lr', single(lr))
    for (const statement of this.#checked.statements)
      if (statement.kind === 'state')
        this.state.set(statement.name, this.#spread(this.#value(statement.expression, names), statement.shape, true))
  }

  step({ theta, g, lr, t, loss, hessianDiagonal, noise }: RuleStep): void {
    const names: Names = new Map([...this.#fixed, ...this.state])
    names.set('theta', { shape: 'full', data: theta }).set('g', { shape: 'full', data: g })
    names.set('lr', single(lr)).set('t', single(t)).set('loss', single(loss))
    if (hessianDiagonal) names.set('hessianDiagonal', { shape: 'full', data: hessianDiagonal })
    if (noise) names.set('noise', { shape: 'full', data: noise })
    const { kept } = this.#checked.scope
    this.trace = []
    for (const [index, statement] of this.#checked.statements.entries()) {
      if (statement.kind !== 'assign' && statement.kind !== 'show') continue
      const { name, shape } = statement
      this.#statement = index
      const isKept = statement.kind === 'show' || this.state.has(name) || kept.includes(name)
      const value = this.#spread(this.#value(statement.expression, names), shape, isKept && statement.last)
      if (statement.kind === 'show') this.shows.set(name, value)
      else {
        names.set(name, value)
        this.trace.push({ statement: index, name, shape, values: value.data })
      }
    }
    for (const name of this.state.keys()) this.state.set(name, names.get(name)!)
    this.#copy(names.get('theta')!.data, theta)
    if (kept.includes('g')) this.#copy(names.get('g')!.data, g)
  }

  report(theta: Float64Array, into: Float64Array): void {
    const names: Names = new Map([...this.#fixed, ...this.state]).set('theta', { shape: 'full', data: theta })
    for (const statement of this.#checked.statements)
      if (statement.kind === 'report')
        this.#copy(this.#spread(this.#value(statement.expression, names), 'full', true).data, into)
  }

  /** Puts this text's part of each value where it can be seen by name. */
  publish(values: Names, into: Record<string, Float64Array>): void {
    const isMine = new Set(this.tensors.map(({ index }) => index))
    for (const [name, { shape, data }] of values) {
      const before = into[name]
      const isShared = isMine.size < this.#place.tensors.length && before?.length === data.length && shape !== 'scalar'
      if (!isShared || !before) into[name] = data.slice()
      else this.#copyShape(shape, data, before)
    }
  }

  #copy(from: Float64Array, to: Float64Array): void {
    this.#copyShape('full', from, to)
  }

  #copyShape(shape: Shape, from: Float64Array, to: Float64Array): void {
    for (const { index, rows, cols, offset, rowsOffset, colsOffset } of this.tensors) {
      const ranges = {
        scalar: [0, 1],
        each: [index, 1],
        rows: [rowsOffset, rows],
        cols: [colsOffset, cols],
        full: [offset, rows * cols],
      }
      const [start, count] = ranges[shape] as [number, number]
      to.set(from.subarray(start, start + count), start)
    }
  }

  #spread(value: Value, shape: Shape, isStored: boolean): Value {
    if (!isStored && value.shape === shape) return value
    return elementwise(
      this.#place,
      this.tensors,
      isStored && shape !== 'scalar' && shape !== 'each'
        ? (x) => this.#flush(x!)
        : isStored
          ? (x) => flush(x!)
          : (x) => x!,
      [value],
      shape,
      this.#round,
    )
  }

  #value(expression: Expression, names: Names): Value {
    const value = this.#evaluate(expression, names)
    this.watch?.(this.#statement, expression, value)
    return value
  }

  #evaluate(expression: Expression, names: Names): Value {
    if (expression.kind === 'number') return single(expression.value)
    if (expression.kind === 'name') return names.get(expression.name)!
    const args = expression.args.map((arg) => this.#value(arg, names))
    const operation = operationNamed(expression.operation)
    if (operation.kind === 'reduction')
      return reduce(this.#place, this.tensors, args[0]!, operation.reduction, this.#round)
    if (operation.kind === 'matrix') return this.#orthogonalize(args[0]!, args[1]!.data[0]!)
    const exponent = expression.operation === 'power' ? integerExponent(expression.args) : undefined
    const given = exponent ? [args[0]!] : args
    // A power of a single number is one of float64.
    const isWide = given.some(({ shape }) => shape !== 'scalar' && shape !== 'each')
    const round = isWide ? this.#round : exactly
    const apply = exponent
      ? (x: number) => multiplyPower(x, exponent, (a, b) => round(a * b))
      : operation.evaluate(this.#math)
    return elementwise(this.#place, this.tensors, apply as (...x: number[]) => number, given, undefined, this.#round)
  }

  #orthogonalize(x: Value, steps: number): Value {
    const data = new Float64Array(x.data.length)
    for (const { offset, rows, cols } of this.tensors)
      data.set(orthogonalizeMatrix(x.data.slice(offset, offset + rows * cols), rows, cols, steps), offset)
    return { shape: 'full', data: data.map(this.#round) }
  }
}
