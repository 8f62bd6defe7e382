/** In which order the values of a step can be computed. */
import { operationNamed } from '../functions/index.ts'
import type { Operation } from '../functions/definition.ts'
import { reachable } from '../graph/lower.ts'
import type { Node } from '../graph/node.ts'
import type { Shape } from '../shape.ts'

const structural = ['number', 'input', 'broadcast', 'flush', 'integerPower']

/** The operation of the functions table that a node applies, if it applies one. */
export const operationOf = (node: Node): Operation | undefined =>
  structural.includes(node.operation) ? undefined : operationNamed(node.operation)

export const isReduction = (node: Node): boolean => operationOf(node)?.kind === 'reduction'
export const isMatrixOperation = (node: Node): boolean => operationOf(node)?.kind === 'matrix'

export interface Plan {
  /** Every node that is needed, arguments first. */
  readonly nodes: readonly Node[]
  /** How many reductions stand between the node and the inputs, one after another. */
  readonly stage: (node: Node) => number
  readonly stages: number
  /** Smaller-than-full values that must be in memory: other passes read them. */
  readonly inMemory: ReadonlySet<Node>
}

/**
 * A value of stage k needs the results of passes over the data in stages 0 to k-1. Within a stage single numbers come first,
 * then one a tensor, then rows and columns, then the full pass.
 */
export function plan(roots: readonly Node[]): Plan {
  const nodes = reachable(roots)
  const stages = new Map<Node, number>()
  for (const node of nodes) {
    const before = Math.max(0, ...node.args.map((arg) => stages.get(arg)!))
    stages.set(node, isReduction(node) || isMatrixOperation(node) ? before + 1 : before)
  }
  const stage = (node: Node): number => stages.get(node)!
  const inMemory = new Set<Node>()
  const isSmall = (shape: Shape) => shape === 'each' || shape === 'rows' || shape === 'cols'
  for (const root of roots) if (isSmall(root.shape)) inMemory.add(root)
  for (const node of nodes) {
    if (isSmall(node.shape) && isReduction(node)) inMemory.add(node)
    for (const arg of node.args) {
      const read = node.shape !== arg.shape || stage(node) !== stage(arg)
      if (isSmall(arg.shape) && arg.operation !== 'input' && read && !isReduction(node)) inMemory.add(arg)
    }
  }
  return { nodes, stage, stages: Math.max(0, ...stages.values()) + 1, inMemory }
}
