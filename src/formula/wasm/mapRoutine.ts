/** Code that runs an elementwise function over arrays given by pointers. */
import type { Graph } from '../graph/graph.ts'
import { lower, reachable } from '../graph/lower.ts'
import type { Node } from '../graph/node.ts'
import { Accumulator } from './accumulator.ts'
import type { Code } from './code.ts'
import { scalar, sizeOf, vectorLanes, type Lanes, type Precision } from './lanes.ts'
import { pushLoad, store, vectorLoop, type Part } from './loop.ts'
import type { ModuleWriter } from './module.ts'
import { spread } from './spread.ts'
import { countUses, Values, type Held } from './values.ts'

export interface MapOptions {
  readonly module: ModuleWriter
  readonly code: Code
  readonly precision: Precision
  /** Parameters that are pointers, by input name, and the parameter that counts. */
  readonly pointers: Readonly<Record<string, number>>
  readonly count: number
  /** Parameters that are single numbers. */
  readonly locals: Readonly<Record<string, number>>
  /** Addresses of single float64 numbers. */
  readonly addresses: ReadonlyMap<string, number>
}

export interface MapWork {
  readonly stores: readonly { readonly node: Node; readonly to: string }[]
  /** What is summed in float64 and left on the stack. */
  readonly sum?: Node
}

export class MapRoutine {
  readonly #options: MapOptions
  readonly #graph: Graph

  constructor(graph: Graph, options: MapOptions) {
    this.#graph = graph
    this.#options = options
  }

  /** Emits the loop; stored values are flushed. */
  run({ stores, sum }: MapWork): void {
    const { code, precision, pointers, count } = this.#options
    const lanes = vectorLanes(precision)
    const full = [
      ...stores.map(({ node }) => this.#graph.flush(node, 'full')),
      ...(sum ? [this.#graph.broadcast(sum, 'full')] : []),
    ]
    const roots = lower(this.#graph, full, 'all')
    const nodes = reachable(roots)
    const held = this.#spreadScalars(nodes, lanes)
    const accumulator = sum && new Accumulator(code, lanes, 'sum')
    accumulator?.start()
    const walked = this.#walked(nodes, stores)
    const end = code.local('i32')
    code.get(walked[0]!).get(count).i32(sizeOf(precision)).do('i32.mul').do('i32.add').set(end)
    const inLoop = nodes.filter((node) => node.shape === 'full')
    const uses = countUses(inLoop, roots)
    vectorLoop(code, lanes, { end }, walked, (part) => {
      const values = this.#values(lanes, uses, held, part)
      const results = stores.map(({ to }, i) => {
        const local = code.local('v128')
        values.push(roots[i]!)
        code.set(local)
        return { to: pointers[to]!, local }
      })
      if (accumulator) {
        values.push(roots.at(-1)!)
        accumulator.add(part)
      }
      for (const { to, local } of results) store(code, lanes, { pointer: to, offset: 0 }, part, local)
    })
    accumulator?.pushTotal()
  }

  /** Pointers that are read or written; at least one, to count by. */
  #walked(nodes: readonly Node[], stores: MapWork['stores']): number[] {
    const { pointers } = this.#options
    const names = new Set([
      ...stores.map(({ to }) => to),
      ...nodes.filter((node) => node.operation === 'input').map(({ name }) => name),
    ])
    const used = Object.entries(pointers).filter(([name]) => names.has(name))
    return (used.length ? used : Object.entries(pointers).slice(0, 1)).map(([, local]) => local)
  }

  #values(lanes: Lanes, uses: ReadonlyMap<Node, number>, held: ReadonlyMap<Node, Held>, part: Part): Values {
    const { code, module, pointers } = this.#options
    return new Values({ code, module, lanes }, uses, held, (node) => {
      if (node.operation !== 'input') return false
      pushLoad(code, lanes, { pointer: pointers[node.name]!, offset: 0 }, part)
      return true
    })
  }

  /** Computes the single numbers once, in float64, and puts those that the loop reads into all lanes. */
  #spreadScalars(nodes: readonly Node[], lanes: Lanes): Map<Node, Held> {
    const { code, module, locals, addresses } = this.#options
    const single = nodes.filter((node) => node.shape === 'scalar')
    const read = new Set(
      nodes
        .filter((node) => node.shape === 'full')
        .flatMap((node) => node.args.filter((arg) => arg.shape === 'scalar')),
    )
    const given = new Map<Node, Held>()
    for (const node of single) {
      const local = node.operation === 'input' && Object.hasOwn(locals, node.name) ? locals[node.name] : undefined
      if (local !== undefined) given.set(node, { local, form: 'number' })
    }
    const values = new Values({ code, module, lanes: scalar }, countUses(single, [...read]), given, (node) => {
      if (node.operation !== 'input') return false
      code.i32(0).access('f64.load', addresses.get(node.name)!)
      return true
    })
    return new Map([...read].map((node) => [node, spread(code, lanes, node, (one) => values.hold(one))]))
  }
}
