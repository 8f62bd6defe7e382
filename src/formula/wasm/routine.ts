/** Compiles what a step computes into one WebAssembly function: the passes of each stage in turn. */
import type { Node } from '../graph/node.ts'
import { lower } from '../graph/lower.ts'
import type { Graph } from '../graph/graph.ts'
import type { Shape } from '../shape.ts'
import type { Code } from './code.ts'
import { scalar, sizeOf } from './lanes.ts'
import { keptPrecision, type Allocate, type Group, type Layout } from './layout.ts'
import type { ModuleWriter } from './module.ts'
import { Pass, type PassWork } from './pass.ts'
import { isMatrixOperation, isReduction, plan, type Plan } from './plan.ts'
import { TensorTable } from './tensorTable.ts'
import { countUses, Values, type Held } from './values.ts'

/** A value and the address where it is to be stored. */
export interface Store {
  readonly node: Node
  readonly address: number
}

export interface RoutineOptions {
  readonly module: ModuleWriter
  readonly code: Code
  readonly layout: Layout
  readonly group: Group
  readonly table: number
  readonly allocate: Allocate
  /** Locals of the function that hold inputs. */
  readonly locals: Readonly<Record<string, number>>
  /** Addresses of inputs in memory. */
  readonly addresses: ReadonlyMap<string, number>
}

const small = ['each', 'rows', 'cols'] as const

export class Routine {
  readonly #options: RoutineOptions
  readonly #plan: Plan
  readonly #stores: readonly Store[]
  readonly #memory = new Map<Node, number>()
  readonly #scalars: Values
  readonly #uses: Map<Node, number>

  constructor(graph: Graph, stores: readonly Store[], options: RoutineOptions) {
    this.#options = options
    const roots = lower(
      graph,
      stores.map(({ node }) => node),
      'all',
    )
    this.#stores = stores.map(({ address }, i) => ({ node: roots[i]!, address }))
    this.#plan = plan(roots)
    const { nodes } = this.#plan
    this.#uses = countUses(nodes, roots)
    for (const node of nodes)
      for (const arg of node.args)
        if (arg.shape === 'scalar' && (node.shape !== 'scalar' || isMatrixOperation(node))) this.#uses.set(arg, 2)
    const held = new Map<Node, Held>()
    for (const node of nodes)
      if (node.operation === 'input' && Object.hasOwn(options.locals, node.name))
        held.set(node, { local: options.locals[node.name]!, form: 'number' })
    const { code, module } = options
    this.#scalars = new Values({ code, module, lanes: scalar }, this.#uses, held, (node) => this.#loadScalar(node))
  }

  emit(): void {
    const last = this.#lastFullStage()
    for (let stage = 0; stage < this.#plan.stages; stage++) {
      this.#computeScalars(stage)
      for (const shape of small) this.#pass(this.#smallWork(shape, stage))
      const stores = stage === last ? this.#stores.filter(({ node }) => node.shape === 'full') : []
      this.#pass({
        shape: 'full',
        stores: [...stores, ...this.#matrixArguments(stage)],
        reductions: this.#reductions('full', stage),
      })
      this.#matrixOperations(stage)
    }
    this.#storeSmall()
  }

  /** The stage of the pass that overwrites full values: no later pass may need the old ones. */
  #lastFullStage(): number {
    const { nodes, stage } = this.#plan
    const stored = this.#stores.filter(({ node }) => node.shape === 'full').map(({ node }) => stage(node))
    const reduced = nodes
      .filter((node) => (isReduction(node) || isMatrixOperation(node)) && node.args[0]!.shape === 'full')
      .map((node) => stage(node) - 1)
    return Math.max(0, ...stored, ...reduced)
  }

  /** Keeps in locals the single numbers of a stage that are needed again or elsewhere. */
  #computeScalars(stage: number): void {
    for (const node of this.#plan.nodes) {
      if (node.shape !== 'scalar' || this.#plan.stage(node) !== stage || node.operation === 'number') continue
      const isRoot = this.#stores.some((store) => store.node === node)
      if (!isReduction(node) && (isRoot || this.#uses.get(node)! > 1)) this.#scalars.hold(node)
    }
  }

  #smallWork(shape: (typeof small)[number], stage: number): PassWork {
    const values = this.#plan.nodes.filter(
      (node) =>
        node.shape === shape && this.#plan.inMemory.has(node) && this.#plan.stage(node) === stage && !isReduction(node),
    )
    const stores = values.map((node) => ({ node, address: this.#reserve(shape) }))
    return { shape, stores, reductions: this.#reductions(shape, stage) }
  }

  #reductions(shape: Shape, stage: number): PassWork['reductions'] {
    return this.#plan.nodes
      .filter((node) => isReduction(node) && node.args[0]!.shape === shape && this.#plan.stage(node.args[0]!) === stage)
      .map((node) => {
        if (node.shape !== 'scalar') return { node, to: { address: this.#reserve(node.shape) } }
        const local = this.#options.code.local('f64')
        this.#scalars.held.set(node, { local, form: 'number' })
        return { node, to: { local } }
      })
  }

  #matrixNodes(stage: number): Node[] {
    return this.#plan.nodes.filter((node) => isMatrixOperation(node) && this.#plan.stage(node) - 1 === stage)
  }

  readonly #matrixInput = new Map<Node, number>()

  #matrixArguments(stage: number): Store[] {
    return this.#matrixNodes(stage).map((node) => {
      const address = this.#reserve('full')
      this.#matrixInput.set(node, address)
      return { node: node.args[0]!, address }
    })
  }

  #matrixOperations(stage: number): void {
    const { code, module, layout, group, table, allocate } = this.#options
    for (const node of this.#matrixNodes(stage)) {
      const into = this.#reserve('full')
      const bits = layout.precision === 'float32' ? '32' : '64'
      const scratch = allocate(layout.scratch * sizeOf(layout.precision))
      const kernel = module.import(`${node.operation}_f${bits}`, ['i32', 'i32', 'i32', 'i32', 'f64', 'i32'], [])
      const tensors = new TensorTable(code, table, group)
      tensors.each(() => {
        for (const address of [this.#matrixInput.get(node)!, into]) tensors.push('fullStart').i32(address).do('i32.add')
        tensors.push('rows')
        tensors.push('cols')
        this.#scalars.push(node.args[1]!)
        code.i32(scratch).call(kernel)
      })
      this.#memory.set(node, into)
    }
  }

  /** At the end, what is kept and smaller than full: the old values are no longer needed. */
  #storeSmall(): void {
    const { code } = this.#options
    for (const shape of small)
      this.#pass({ shape, stores: this.#stores.filter(({ node }) => node.shape === shape), reductions: [] })
    for (const { node, address } of this.#stores) {
      if (node.shape !== 'scalar') continue
      code.i32(address)
      this.#scalars.push(node)
      code.access('f64.store', 0)
    }
  }

  #pass(work: PassWork): void {
    if (!work.stores.length && !work.reductions.length) return
    const { code, module, layout, group, table, allocate } = this.#options
    const around = {
      ...{ code, module, layout, group, table },
      columnSums: () => allocate(8 * layout.largestCols + 32),
      address: (node: Node) =>
        node.operation === 'input' ? this.#options.addresses.get(node.name) : this.#memory.get(node),
      scalar: (node: Node) => this.#scalars.hold(node),
    }
    new Pass(around, work).emit()
    for (const { node, address } of work.stores) if (this.#isTemporary(node)) this.#memory.set(node, address)
    for (const { node, to } of work.reductions) if ('address' in to) this.#memory.set(node, to.address)
  }

  #isTemporary(node: Node): boolean {
    return this.#plan.inMemory.has(node) && !this.#memory.has(node)
  }

  #loadScalar(node: Node): boolean {
    if (node.operation !== 'input') return false
    const address = this.#options.addresses.get(node.name)
    if (address === undefined) throw new Error(`Routine: ${node.name} has no address`)
    this.#options.code.i32(0).access('f64.load', address)
    return true
  }

  /** Memory for values of a shape. */
  #reserve(shape: Shape): number {
    const { layout, allocate } = this.#options
    return allocate(layout.lengths[shape] * sizeOf(keptPrecision(shape, layout.precision)))
  }
}
