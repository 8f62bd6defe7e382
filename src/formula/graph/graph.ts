import { FormulaError, type Span } from '../error.ts'
import { operationNamed, shapeOf } from '../functions/index.ts'
import type { Shape } from '../shape.ts'
import type { Node } from './node.ts'

/** A graph may have this many nodes. */
export const maximalNodes = 20_000

/** A growing set of nodes in which equal nodes are one object. */
export class Graph {
  readonly nodes: Node[] = []
  readonly #known = new Map<string, Node>()
  readonly #at: Span

  /** @param at what the error points at when the graph grows too large */
  constructor(at: Span) {
    this.#at = at
  }

  number(value: number): Node {
    const key = Object.is(value, -0) ? '-0' : String(value)
    return this.#node('number', [], 'scalar', value, '', key)
  }

  input(name: string, shape: Shape): Node {
    return this.#node('input', [], shape, 0, name, `${name}:${shape}`)
  }

  /** An operation of the functions table. */
  apply(operation: string, ...args: Node[]): Node {
    const shape = shapeOf(
      operationNamed(operation),
      args.map((arg) => arg.shape),
    )
    if ('problem' in shape) throw new Error(`Graph.apply: ${operation} ${shape.problem}`)
    return this.#node(operation, args, shape.shape, 0, '', '')
  }

  /** A product of `exponent` factors, 1 to 4. */
  integerPower(base: Node, exponent: number): Node {
    return exponent === 1 ? base : this.#node('integerPower', [base], base.shape, exponent, '', String(exponent))
  }

  /** A smaller value spread to `shape`. */
  broadcast(arg: Node, shape: Shape): Node {
    return arg.shape === shape ? arg : this.#node('broadcast', [arg], shape, 0, '', shape)
  }

  /** The value as it is stored with `shape`: spread, and magnitudes below the smallest normal number are 0. */
  flush(arg: Node, shape: Shape): Node {
    return this.#node('flush', [arg], shape, 0, '', shape)
  }

  #node(operation: string, args: readonly Node[], shape: Shape, value: number, name: string, extra: string): Node {
    const key = `${operation}(${args.map((arg) => arg.id).join()})${extra}`
    const known = this.#known.get(key)
    if (known) return known
    if (this.nodes.length >= maximalNodes)
      throw new FormulaError(`The formula needs more than ${maximalNodes} operations; make it simpler.`, this.#at)
    const node: Node = { id: this.nodes.length, operation, args, shape, value, name }
    this.nodes.push(node)
    this.#known.set(key, node)
    return node
  }
}
