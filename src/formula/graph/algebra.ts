import type { Graph } from './graph.ts'
import type { Node } from './node.ts'

const isNumber = (node: Node, value?: number): boolean =>
  node.operation === 'number' && (value === undefined || node.value === value)

/**
 * Builds derivatives: operations on nodes that leave out what does nothing (0 + x, 1 x, 0 x, --x) and compute
 * with numbers at once. A factor that is 0 on one side of a `where` stays inside it, so that
 * where(x > 0, sqrt(x), 0) has slope 0, not NaN, at -1.
 */
export class Algebra {
  readonly graph: Graph

  constructor(graph: Graph) {
    this.graph = graph
  }

  /** The operation as it is, nothing left out. */
  raw(operation: string, ...args: Node[]): Node {
    return this.graph.apply(operation, ...args)
  }

  apply(operation: string, ...args: Node[]): Node {
    return this.graph.apply(operation, ...args)
  }

  number(value: number): Node {
    return this.graph.number(value)
  }

  add(a: Node, b: Node): Node {
    if (isNumber(a, 0)) return b
    if (isNumber(b, 0)) return a
    if (isNumber(a) && isNumber(b)) return this.number(a.value + b.value)
    if (a === b) return this.multiply(this.number(2), a)
    if (b.operation === 'negate') return this.subtract(a, b.args[0]!)
    const merged = this.#merge(a, b)
    return merged ?? this.apply('add', a, b)
  }

  subtract(a: Node, b: Node): Node {
    if (isNumber(b, 0)) return a
    if (isNumber(a, 0)) return this.negate(b)
    if (isNumber(a) && isNumber(b)) return this.number(a.value - b.value)
    if (a === b) return this.number(0)
    return b.operation === 'negate' ? this.add(a, b.args[0]!) : this.apply('subtract', a, b)
  }

  multiply(a: Node, b: Node): Node {
    if (isNumber(a, 0) || isNumber(b, 0)) return this.number(0)
    if (isNumber(a, 1)) return b
    if (isNumber(b, 1)) return a
    if (isNumber(a, -1)) return this.negate(b)
    if (isNumber(b, -1)) return this.negate(a)
    if (isNumber(a) && isNumber(b)) return this.number(a.value * b.value)
    if (isNumber(b)) return this.multiply(b, a)
    if (a.operation === 'negate') return this.negate(this.multiply(a.args[0]!, b))
    if (b.operation === 'negate') return this.negate(this.multiply(a, b.args[0]!))
    if (isNumber(a) && b.operation === 'multiply' && isNumber(b.args[0]!))
      return this.multiply(this.number(a.value * b.args[0]!.value), b.args[1]!)
    const masked = this.#mask(a, (side) => this.multiply(side, b)) ?? this.#mask(b, (side) => this.multiply(a, side))
    if (masked) return masked
    return a === b ? this.integerPower(a, 2) : this.apply('multiply', a, b)
  }

  divide(a: Node, b: Node): Node {
    if (isNumber(a, 0)) return a
    if (isNumber(b, 1)) return a
    if (isNumber(a) && isNumber(b)) return this.number(a.value / b.value)
    if (a.operation === 'negate') return this.negate(this.divide(a.args[0]!, b))
    return this.#mask(a, (side) => this.divide(side, b)) ?? this.apply('divide', a, b)
  }

  negate(a: Node): Node {
    if (isNumber(a)) return this.number(a.value === 0 ? 0 : -a.value)
    if (a.operation === 'negate') return a.args[0]!
    return this.#mask(a, (side) => this.negate(side)) ?? this.apply('negate', a)
  }

  where(condition: Node, a: Node, b: Node): Node {
    if (a === b) return a
    if (isNumber(condition)) return condition.value !== 0 ? a : b
    return this.apply('where', condition, a, b)
  }

  power(base: Node, exponent: Node): Node {
    if (isNumber(exponent, 0)) return this.number(1)
    if (isNumber(exponent) && [1, 2, 3, 4].includes(exponent.value)) return this.integerPower(base, exponent.value)
    return this.apply('power', base, exponent)
  }

  integerPower(base: Node, exponent: number): Node {
    return this.graph.integerPower(base, exponent)
  }

  /** `change` inside a choice one side of which is 0, or undefined if the node is none. */
  #mask(node: Node, change: (side: Node) => Node): Node | undefined {
    if (node.operation !== 'where') return undefined
    const [condition, a, b] = node.args as [Node, Node, Node]
    if (isNumber(b, 0)) return this.where(condition, change(a), b)
    return isNumber(a, 0) ? this.where(condition, a, change(b)) : undefined
  }

  /** where(c, a, 0) + where(c, 0, b) is where(c, a, b). */
  #merge(a: Node, b: Node): Node | undefined {
    if (a.operation !== 'where' || b.operation !== 'where' || a.args[0] !== b.args[0]) return undefined
    if (isNumber(a.args[2]!, 0) && isNumber(b.args[1]!, 0)) return this.where(a.args[0]!, a.args[1]!, b.args[2]!)
    if (isNumber(a.args[1]!, 0) && isNumber(b.args[2]!, 0)) return this.where(a.args[0]!, b.args[1]!, a.args[2]!)
    return undefined
  }
}
