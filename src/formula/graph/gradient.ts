import { operationNamed } from '../functions/index.ts'
import { Algebra } from './algebra.ts'
import type { Graph } from './graph.ts'
import { lower, reachable } from './lower.ts'
import type { Node } from './node.ts'

/** A value, and its derivatives by each variable, in one graph. */
export interface Gradient {
  readonly value: Node
  readonly derivatives: readonly Node[]
}

/**
 * Reverse mode: walks from the output to the variables once, collecting for every node what the output gains from it.
 * Kinks: abs has slope 0 at 0; at a tie of min and max a constant wins, else the first argument; sign, floor and
 * comparisons have slope 0; `where` lets through what the selected side gains.
 */
export function gradient(graph: Graph, output: Node, variables: readonly Node[]): Gradient {
  const algebra = new Algebra(graph)
  const value = lower(graph, [output], 'underivable')[0]!
  const nodes = reachable([value])
  const varies = new Set<Node>(variables)
  for (const node of nodes) if (node.args.some((arg) => varies.has(arg))) varies.add(node)
  const gains = new Map<Node, Node>([[value, algebra.number(1)]])
  for (const node of nodes.reverse()) {
    const upstream = gains.get(node)
    if (!upstream || !varies.has(node) || !node.args.length) continue
    const flows = backward(algebra, node, upstream, varies)
    for (const [index, arg] of node.args.entries()) {
      const flow = flows[index]
      if (!flow || !varies.has(arg)) continue
      const before = gains.get(arg)
      gains.set(arg, before ? algebra.add(before, flow) : flow)
    }
  }
  return { value, derivatives: variables.map((variable) => gains.get(variable) ?? algebra.number(0)) }
}

function backward(
  algebra: Algebra,
  node: Node,
  upstream: Node,
  varies: ReadonlySet<Node>,
): readonly (Node | undefined)[] {
  const { args } = node
  if (node.operation === 'integerPower') {
    const slope = algebra.multiply(algebra.number(node.value), algebra.integerPower(args[0]!, node.value - 1))
    return [algebra.multiply(upstream, slope)]
  }
  const operation = operationNamed(node.operation)
  if (operation.kind !== 'elementwise') throw new Error(`gradient: ${operation.name} has no derivative`)
  return (
    operation.derivative?.(algebra, { upstream, args, value: node, varies: args.map((arg) => varies.has(arg)) }) ?? []
  )
}
