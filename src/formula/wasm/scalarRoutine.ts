/** Code that works on single float64 numbers only: schedules, and values at one point. */
import type { Graph } from '../graph/graph.ts'
import { lower, reachable } from '../graph/lower.ts'
import type { Node } from '../graph/node.ts'
import type { Code } from './code.ts'
import { scalar } from './lanes.ts'
import type { ModuleWriter } from './module.ts'
import { countUses, Values, type Held } from './values.ts'

export interface ScalarOptions {
  readonly module: ModuleWriter
  readonly code: Code
  /** Locals that hold inputs. */
  readonly locals: Readonly<Record<string, number>>
  /** Addresses of float64 inputs in memory. */
  readonly addresses: ReadonlyMap<string, number>
  /** Pushes an input that is neither. */
  readonly load?: (name: string) => void
}

export class ScalarRoutine {
  readonly #graph: Graph
  readonly #options: ScalarOptions

  constructor(graph: Graph, options: ScalarOptions) {
    this.#graph = graph
    this.#options = options
  }

  /** Computes everything, then stores, then leaves the results on the stack. */
  run({ stores, results }: { stores: readonly { node: Node; address: number }[]; results: readonly Node[] }): void {
    const { code } = this.#options
    const locals = this.compute([...stores.map(({ node }) => node), ...results])
    for (const [i, { address }] of stores.entries()) code.i32(0).get(locals[i]!).access('f64.store', address)
    for (const local of locals.slice(stores.length)) code.get(local)
  }

  /** Computes the nodes, each into a local of its own. */
  compute(nodes: readonly Node[]): number[] {
    const { code, module, locals, addresses, load } = this.#options
    const roots = lower(this.#graph, nodes, 'all')
    const needed = reachable(roots)
    const held = new Map<Node, Held>()
    for (const node of needed)
      if (node.operation === 'input' && Object.hasOwn(locals, node.name))
        held.set(node, { local: locals[node.name]!, form: 'number' })
    const values = new Values({ code, module, lanes: scalar }, countUses(needed, roots), held, (node) => {
      if (node.operation !== 'input') return false
      const address = addresses.get(node.name)
      if (address !== undefined) code.i32(0).access('f64.load', address)
      else if (load) load(node.name)
      else throw new Error(`ScalarRoutine: ${node.name} has no address`)
      return true
    })
    return roots.map((root) => {
      const local = code.local('f64')
      values.push(root)
      code.set(local)
      return local
    })
  }
}
