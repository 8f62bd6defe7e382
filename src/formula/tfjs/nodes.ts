/**
 * Evaluates the nodes of a graph with tensors. A value is a number of every racer in float64, computed here, or a tensor [R, …] with a
 * leading axis of racers; a number that meets a tensor becomes one of float32. Only what is needed is computed: of a choice that all racers
 * make alike, the chosen side.
 */
import { operationNamed } from '../functions/index.ts'
import type { WasmForm } from '../functions/definition.ts'
import type { Mathematics } from '../mathematics.ts'
import type { Node } from '../graph/node.ts'
import type { Shape } from '../shape.ts'
import type { BinaryOperation, TensorOperations, UnaryOperation } from './operations.ts'

/** Numbers, one a racer; a tensor of numbers; or a tensor of truth values. */
export type Value<T> =
  | { readonly kind: 'numbers'; readonly numbers: readonly number[] }
  | { readonly kind: 'tensor'; readonly tensor: T }
  | { readonly kind: 'truth'; readonly tensor: T }

/** How values of the smaller shapes meet those of larger ones, and how they are reduced: a matter of the tensors they are laid over. */
export interface Spread<T> {
  spread(x: T, from: Shape, to: Shape): T
  reduce(x: T, node: Node): T
  orthogonalize(x: T, steps: number): T
}

export interface Evaluation<T> {
  readonly operations: TensorOperations<T>
  readonly mathematics: Mathematics
  readonly constants: Constants<T>
  /** Undefined for functions of entries alone. */
  readonly spread: Spread<T> | undefined
  readonly inputs: (name: string) => Value<T>
}

export const numbers = <T>(values: readonly number[]): Value<T> => ({ kind: 'numbers', numbers: values })
export const tensor = <T>(value: T): Value<T> => ({ kind: 'tensor', tensor: value })

/** Values whose numbers are the same for all racers. */
const isUniform = (values: readonly number[]): boolean => values.every((value) => Object.is(value, values[0]))

/** Tensors of numbers that are used step after step. */
export class Constants<T> {
  readonly #operations: TensorOperations<T>
  readonly #kept = new Map<string, { readonly tensor: T; used: number }>()
  #step = 0

  constructor(operations: TensorOperations<T>) {
    this.#operations = operations
  }

  /** A new step: what the last one had no use for is given back. */
  next(): void {
    for (const [key, { tensor: old, used }] of this.#kept)
      if (used < this.#step) {
        this.#operations.dispose(old)
        this.#kept.delete(key)
      }
    this.#step++
  }

  /** Numbers of the racers, [R, 1], or [1, 1] where all are the same. */
  of(values: readonly number[]): T {
    const shown = isUniform(values) ? values.slice(0, 1) : values
    const key = shown.join()
    const known = this.#kept.get(key)
    if (known) {
      known.used = this.#step
      return known.tensor
    }
    const made = this.#operations.keep(this.#operations.matrix(shown, shown.length, 1))
    this.#kept.set(key, { tensor: made, used: this.#step })
    return made
  }

  dispose(): void {
    for (const { tensor: old } of this.#kept.values()) this.#operations.dispose(old)
    this.#kept.clear()
  }
}

export class Evaluator<T> {
  readonly #with: Evaluation<T>
  readonly #known = new Map<Node, Value<T>>()

  constructor(evaluation: Evaluation<T>) {
    this.#with = evaluation
  }

  /** The value of a node as it is. */
  value(node: Node): Value<T> {
    const known = this.#known.get(node)
    if (known) return known
    const value = this.#evaluate(node)
    this.#known.set(node, value)
    return value
  }

  /** The value of a node as a tensor of the given shape. */
  tensor(node: Node, shape: Shape): T {
    return this.#spread(this.#numbersOf(this.value(node)), node.shape, shape)
  }

  /** Without truth values: as a tensor. */
  #numbersOf(value: Value<T>): T {
    const { operations, constants } = this.#with
    if (value.kind === 'numbers') return constants.of(value.numbers)
    return value.kind === 'truth' ? operations.numbers(value.tensor) : value.tensor
  }

  #spread(x: T, from: Shape, to: Shape): T {
    // A single number a racer meets anything as it is.
    return from === to || from === 'scalar' || !this.#with.spread ? x : this.#with.spread.spread(x, from, to)
  }

  #evaluate(node: Node): Value<T> {
    switch (node.operation) {
      case 'number':
        return numbers([node.value])
      case 'input':
        return this.#with.inputs(node.name)
      case 'broadcast':
      case 'flush': {
        // Denormals are left to the device.
        const value = this.value(node.args[0]!)
        if (value.kind === 'numbers') return value
        return tensor(this.#spread(this.#numbersOf(value), node.args[0]!.shape, node.shape))
      }
      case 'integerPower':
        return this.#integerPower(this.value(node.args[0]!), node.value)
    }
    const operation = operationNamed(node.operation)
    if (operation.kind === 'reduction')
      return tensor(this.#with.spread!.reduce(this.tensor(node.args[0]!, node.args[0]!.shape), node))
    if (operation.kind === 'matrix') return this.#orthogonalize(node)
    const form = operation.wasm
    if (!form) throw new Error(`tensors: '${node.operation}' must be written out first`)
    if ('select' in form) return this.#select(node)
    const args = node.args.map((arg) => this.value(arg))
    if (args.every((arg) => arg.kind === 'numbers')) return this.#here(node.operation, args)
    const folded = fold(node.operation, args)
    if (folded) return this.#ofShape(folded, node, args)
    return this.#apply(form, node, args)
  }

  /** What is left of a folded operation, which one of its arguments is. */
  #ofShape(value: Value<T>, node: Node, args: readonly Value<T>[]): Value<T> {
    if (value.kind === 'numbers') return value
    const from = node.args[args.indexOf(value)]!.shape
    return tensor(this.#spread(this.#numbersOf(value), from, node.shape))
  }

  /** Numbers in float64. */
  #here(operation: string, args: readonly Value<T>[]): Value<T> {
    const definition = operationNamed(operation)
    if (definition.kind !== 'elementwise') throw new Error(`tensors: '${operation}' is no function of numbers`)
    const apply = definition.evaluate(this.#with.mathematics)
    const lists = args.map((arg) => (arg as { numbers: readonly number[] }).numbers)
    const count = Math.max(...lists.map(({ length }) => length))
    const at = (list: readonly number[], racer: number) => list[list.length === 1 ? 0 : racer]!
    return numbers(Array.from({ length: count }, (_, racer) => apply(...lists.map((list) => at(list, racer)))))
  }

  #apply(form: WasmForm, node: Node, args: readonly Value<T>[]): Value<T> {
    const { operations } = this.#with
    if ('logic' in form) {
      const [a, b] = args.map((arg, index) => this.#truth(arg, node.args[index]!.shape, node.shape))
      return { kind: 'truth', tensor: operations.logic[form.logic](a!, b!) }
    }
    const [a, b] = args.map((arg, index) => this.#spread(this.#numbersOf(arg), node.args[index]!.shape, node.shape))
    if ('compare' in form) return { kind: 'truth', tensor: operations.compare[form.compare](a!, b!) }
    const name = 'numeric' in form ? form.numeric : 'call' in form ? form.call : undefined
    if (b === undefined) return tensor(operations.unary[name as UnaryOperation](a!))
    if (name === 'mul' && args[0] === args[1]) return tensor(operations.square(a!))
    return tensor(operations.binary[name as BinaryOperation](a!, b))
  }

  #truth(value: Value<T>, from: Shape, to: Shape): T {
    const { operations, constants } = this.#with
    if (value.kind === 'truth' && from === to) return value.tensor
    return operations.compare.ne(this.#spread(this.#numbersOf(value), from, to), constants.of([0]))
  }

  #select(node: Node): Value<T> {
    const [condition, a, b] = node.args as [Node, Node, Node]
    const chosen = this.value(condition)
    if (chosen.kind === 'numbers') {
      const sides = chosen.numbers.map((one) => one !== 0)
      // Alike for all: the other side is not computed.
      if (sides.every((side) => side === sides[0])) {
        const side = sides[0] ? a : b
        const value = this.value(side)
        if (value.kind === 'numbers' || side.shape === node.shape) return value
        return tensor(this.#spread(this.#numbersOf(value), side.shape, node.shape))
      }
      const both = [this.value(a), this.value(b)]
      if (both.every(({ kind }) => kind === 'numbers')) return this.#here('where', [chosen, ...both])
    }
    const truth = this.#truth(chosen, condition.shape, node.shape)
    return tensor(this.#with.operations.where(truth, this.tensor(a, node.shape), this.tensor(b, node.shape)))
  }

  /** A product of equal factors, up to four. */
  #integerPower(base: Value<T>, exponent: number): Value<T> {
    const multiply = (value: number) => {
      let result = value
      for (let i = 1; i < exponent; i++) result *= value
      return result
    }
    if (base.kind === 'numbers')
      return numbers(base.numbers.map((value) => (exponent === 4 ? value * value * (value * value) : multiply(value))))
    const { operations } = this.#with
    const x = this.#numbersOf(base)
    const square = operations.square(x)
    if (exponent === 2) return tensor(square)
    return tensor(exponent === 3 ? operations.binary.mul(square, x) : operations.square(square))
  }

  #orthogonalize(node: Node): Value<T> {
    const steps = this.value(node.args[1]!)
    if (steps.kind !== 'numbers' || !isUniform(steps.numbers))
      throw new Error('tensors: racers that run together must take the same number of steps of orthogonalize')
    return tensor(this.#with.spread!.orthogonalize(this.tensor(node.args[0]!, 'full'), steps.numbers[0]!))
  }
}

/** x + 0, x - 0, 1 x, 0 x, x / 1: without work. */
function fold<T>(operation: string, [a, b]: readonly Value<T>[]): Value<T> | undefined {
  const is = (value: Value<T> | undefined, number: number) =>
    value?.kind === 'numbers' && value.numbers.every((one) => one === number)
  if (operation === 'add') return is(a, 0) ? b : is(b, 0) ? a : undefined
  if (operation === 'subtract') return is(b, 0) ? a : undefined
  if (operation === 'divide') return is(b, 1) ? a : undefined
  if (operation !== 'multiply') return undefined
  if (is(a, 0) || is(b, 0)) return numbers([0])
  return is(a, 1) ? b : is(b, 1) ? a : undefined
}
