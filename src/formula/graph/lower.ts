import { operationNamed } from '../functions/index.ts'
import { Algebra } from './algebra.ts'
import type { Graph } from './graph.ts'
import type { Node } from './node.ts'

/** All nodes that the roots need, arguments first. */
export function reachable(roots: readonly Node[]): Node[] {
  const found = new Set<Node>()
  const open = [...roots]
  for (let node = open.pop(); node; node = open.pop()) {
    if (found.has(node)) continue
    found.add(node)
    open.push(...node.args)
  }
  return [...found].sort((a, b) => a.id - b.id)
}

const structural = ['number', 'input', 'broadcast', 'flush', 'integerPower']

/**
 * The same values with functions written out in simpler operations: all that can be, or only those that have no derivative of
 * their own.
 */
export function lower(graph: Graph, roots: readonly Node[], which: 'all' | 'underivable'): Node[] {
  const algebra = new Algebra(graph)
  const lowered = new Map<Node, Node>()
  for (const node of reachable(roots)) {
    const args = node.args.map((arg) => lowered.get(arg)!)
    lowered.set(node, rebuild(node, args))
  }
  return roots.map((root) => lowered.get(root)!)

  function rebuild(node: Node, args: Node[]): Node {
    if (!structural.includes(node.operation)) {
      const operation = operationNamed(node.operation)
      const expand = operation.kind === 'elementwise' ? operation.expand : undefined
      if (expand && (which === 'all' || !(operation.kind === 'elementwise' && operation.derivative)))
        return expand(algebra, args)
      return args.every((arg, i) => arg === node.args[i]) ? node : graph.apply(node.operation, ...args)
    }
    if (node.operation === 'integerPower') return graph.integerPower(args[0]!, node.value)
    if (node.operation === 'flush') return graph.flush(args[0]!, node.shape)
    return node.operation === 'broadcast' ? graph.broadcast(args[0]!, node.shape) : node
  }
}
