/** One walk over the numbers of a shape: computes, reduces and stores in fused vector loops. */
import type { Node } from '../graph/node.ts'
import type { Reduction } from '../functions/definition.ts'
import type { Shape } from '../shape.ts'
import { Accumulator } from './accumulator.ts'
import { ColumnSums, storeNumber } from './columnSums.ts'
import { scalar, sizeOf, splat, vectorLanes, type Lanes } from './lanes.ts'
import type { Group, Layout } from './layout.ts'
import { pushLoad, store, vectorLoop, type Part, type Range } from './loop.ts'
import type { Code } from './code.ts'
import type { ModuleWriter } from './module.ts'
import { operationOf } from './plan.ts'
import { spread } from './spread.ts'
import { TensorTable } from './tensorTable.ts'
import { countUses, Values, type Held } from './values.ts'

/** What a pass works with. */
export interface Surroundings {
  readonly code: Code
  readonly module: ModuleWriter
  readonly layout: Layout
  readonly group: Group
  /** Address of the table of tensors. */
  readonly table: number
  /** Address of float64 numbers, one a column of the widest tensor, for column means. */
  readonly columnSums: () => number
  /** Address of a value that lies in memory: an input, or one computed in an earlier pass. */
  readonly address: (node: Node) => number | undefined
  /** The local of a single number. */
  readonly scalar: (node: Node) => Held
}

export interface PassWork {
  readonly shape: Exclude<Shape, 'scalar'>
  /** Values to write, each of the pass's shape, and where. */
  readonly stores: readonly { readonly node: Node; readonly address: number }[]
  /** Reductions of values of the pass's shape; the address where the result goes, or the local of a single number. */
  readonly reductions: readonly { readonly node: Node; readonly to: { address: number } | { local: number } }[]
}

const reductionOf = (node: Node): Reduction => {
  const operation = operationOf(node)
  if (operation?.kind !== 'reduction') throw new Error(`reductionOf: ${node.operation} is none`)
  return operation.reduction
}

export class Pass {
  readonly #around: Surroundings
  readonly #work: PassWork
  readonly #code: Code
  readonly #lanes: Lanes
  readonly #roots: readonly Node[]
  /** Nodes computed in the pass, and nodes it reads. */
  readonly #inside: Node[] = []
  readonly #outside: Node[] = []
  readonly #uses: ReadonlyMap<Node, number>
  readonly #held = new Map<Node, Held>()
  readonly #pointer: number
  readonly #table: TensorTable
  #column = -1

  constructor(around: Surroundings, work: PassWork) {
    this.#around = around
    this.#work = work
    this.#code = around.code
    this.#lanes = work.shape === 'each' ? scalar : vectorLanes(around.layout.precision)
    this.#roots = [...work.stores.map(({ node }) => node), ...work.reductions.map(({ node }) => node.args[0]!)]
    this.#sort()
    this.#uses = countUses(this.#inside, this.#roots)
    this.#pointer = this.#code.local('i32')
    this.#table = new TensorTable(this.#code, around.table, around.group)
  }

  emit(): void {
    for (const node of this.#outside)
      if (node.shape === 'scalar') this.#held.set(node, spread(this.#code, this.#lanes, node, this.#around.scalar))
    const { group, layout } = this.#around
    const reads = (shape: Shape) => this.#outside.some((node) => node.shape === shape && shape !== this.#work.shape)
    const isFull = this.#work.shape === 'full'
    const byRow =
      isFull && (reads('rows') || reads('cols') || this.#over('row').length + this.#over('column').length > 0)
    if (isFull && group.isWhole && !byRow && !reads('each') && !this.#work.reductions.length)
      return this.#vectors({ start: 0, count: layout.lengths.full }, [])
    this.#eachTensor(byRow)
  }

  /** Which nodes the pass computes and which it reads. */
  #sort(): void {
    const { shape } = this.#work
    const seen = new Set<Node>()
    const visit = (node: Node): void => {
      if (seen.has(node)) return
      seen.add(node)
      const read = node.shape !== shape || node.operation === 'input' || this.#around.address(node) !== undefined
      ;(read ? this.#outside : this.#inside).push(node)
      if (!read) node.args.forEach(visit)
    }
    this.#roots.forEach(visit)
    this.#inside.sort((a, b) => a.id - b.id)
    this.#outside.sort((a, b) => a.id - b.id)
  }

  #over(over: Reduction['over']) {
    return this.#work.reductions.filter(({ node }) => reductionOf(node).over === over)
  }

  #keep(node: Node): void {
    const local = this.#code.local(this.#lanes.type)
    this.#code.set(local)
    this.#held.set(node, { local, form: 'number' })
  }

  #eachTensor(byRow: boolean): void {
    const code = this.#code
    const totals = this.#over('all')
    for (const { to } of totals) if ('local' in to) code.f64(0).set(to.local)
    this.#table.each(() => {
      for (const node of this.#outside) if (node.shape === 'each') this.#holdEach(node)
      if (this.#work.shape === 'each') this.#single()
      else if (byRow) this.#matrix()
      else this.#stretch()
    })
    for (const { node, to } of totals)
      if ('local' in to && reductionOf(node).finish === 'root') code.get(to.local).do('f64.sqrt').set(to.local)
  }

  /** Keeps a value of the tensor, in all lanes. */
  #holdEach(node: Node): void {
    this.#pushEach(node)
    splat(this.#code, this.#lanes)
    this.#keep(node)
  }

  #pushEach(node: Node): void {
    const address = this.#around.address(node)
    if (address !== undefined) this.#table.push('each').access('f64.load', address)
    else this.#table.push(node.name === 'rows' ? 'rows' : 'cols').do('f64.convert_i32_s')
  }

  /** One number a tensor: plain code. */
  #single(): void {
    const code = this.#code
    const values = new Values(this.#emitter(), this.#uses, this.#held, () => false)
    const locals = this.#work.stores.map(({ node }) => {
      const local = code.local('f64')
      values.push(node)
      code.set(local)
      return local
    })
    for (const [index, { address }] of this.#work.stores.entries())
      this.#table.push('each').get(locals[index]!).access('f64.store', address)
    for (const { node, to } of this.#work.reductions) {
      if (!('local' in to)) continue
      values.push(node.args[0]!)
      if (reductionOf(node).accumulate === 'squares') {
        const local = code.local('f64')
        code.tee(local).get(local).do('f64.mul')
      }
      code.get(to.local).do('f64.add').set(to.local)
    }
  }

  /** All numbers of a tensor, or all its rows or columns, in one loop. */
  #stretch(): void {
    const code = this.#code
    const shape = this.#work.shape as 'rows' | 'cols' | 'full'
    const end = code.local('i32')
    this.#table.push(`${shape}Start`).set(this.#pointer)
    this.#table.push(`${shape}End`).set(end)
    const accumulators = this.#accumulators(this.#work.reductions)
    this.#vectors({ end }, accumulators)
    this.#finish(accumulators)
  }

  /** The tensor row by row. */
  #matrix(): void {
    const code = this.#code
    const { precision } = this.#around.layout
    const size = sizeOf(precision)
    const row = code.local('i32')
    const lastRow = code.local('i32')
    const end = code.local('i32')
    this.#column = code.local('i32')
    this.#table.push('fullStart').set(this.#pointer)
    this.#table.push('rowsStart').set(row)
    this.#table.push('rowsEnd').set(lastRow)
    const whole = this.#accumulators([...this.#over('tensor'), ...this.#over('all')])
    const columns = this.#over('column').map(({ node, to }) => {
      const sums = new ColumnSums(code, this.#table, precision, this.#around.columnSums())
      return { node, to, sums }
    })
    for (const { sums } of columns) sums.clear()
    code.loop(() => {
      for (const node of this.#outside) if (node.shape === 'rows') this.#holdRow(node, row)
      this.#table.push('colsStart').set(this.#column)
      for (const { sums } of columns) sums.startRow()
      code.get(this.#pointer)
      this.#table.push('cols').i32(size).do('i32.mul').do('i32.add').set(end)
      const inRow = this.#accumulators(this.#over('row'))
      this.#vectors({ end }, [...whole, ...inRow], columns)
      // The loop leaves its pointer at the tail, where the next row does not begin.
      code.get(end).set(this.#pointer)
      for (const { accumulator, to } of inRow) {
        if (!('address' in to)) continue
        code.get(row)
        accumulator.pushTotal()
        this.#table.push('cols').do('f64.convert_i32_s').do('f64.div')
        storeNumber(code, precision, to.address)
      }
      code.get(row).i32(size).do('i32.add').tee(row).get(lastRow).do('i32.lt_s')
    })
    this.#finish(whole)
    for (const { to, sums } of columns) if ('address' in to) sums.storeMeans(to.address)
  }

  /** Keeps the row's value in all lanes. */
  #holdRow(node: Node, row: number): void {
    const load = this.#around.layout.precision === 'float32' ? 'v128.load32_splat' : 'v128.load64_splat'
    this.#code.get(row).access(load, this.#around.address(node)!)
    this.#keep(node)
  }

  #accumulators(reductions: PassWork['reductions']) {
    return reductions.map(({ node, to }) => {
      const accumulator = new Accumulator(this.#code, this.#lanes, reductionOf(node).accumulate)
      accumulator.start()
      return { node, to, accumulator }
    })
  }

  /** Writes what was gathered over a tensor. */
  #finish(
    accumulators: readonly { node: Node; to: { address: number } | { local: number }; accumulator: Accumulator }[],
  ): void {
    const code = this.#code
    const shape = this.#work.shape
    for (const { node, to, accumulator } of accumulators) {
      const { finish } = reductionOf(node)
      if ('local' in to) {
        accumulator.pushTotal()
        code.get(to.local).do('f64.add').set(to.local)
        continue
      }
      this.#table.push('each')
      accumulator.pushTotal()
      if (finish === 'mean')
        this.#table
          .push(shape === 'rows' ? 'rows' : shape === 'cols' ? 'cols' : 'length')
          .do('f64.convert_i32_s')
          .do('f64.div')
      if (finish === 'root') code.do('f64.sqrt')
      code.access('f64.store', to.address)
    }
  }

  /** The fused loop itself. */
  #vectors(
    range: Range,
    accumulators: readonly { node: Node; accumulator: Accumulator }[],
    columns: readonly { node: Node; sums: ColumnSums }[] = [],
  ): void {
    const code = this.#code
    const pointers = this.#column >= 0 ? [this.#pointer, this.#column] : [this.#pointer]
    vectorLoop(code, this.#lanes, range, pointers, (part) => {
      const values = new Values(this.#emitter(), this.#uses, this.#held, (node) => this.#load(node, part))
      // What is overwritten below is read first.
      const overwritten = this.#work.stores.map(({ address }) => address)
      for (const node of this.#outside)
        if (node.shape === this.#work.shape && overwritten.includes(this.#around.address(node)!)) values.hold(node)
      for (const { node, accumulator } of accumulators) {
        values.push(node.args[0]!)
        accumulator.add(part)
      }
      for (const { node, sums } of columns) {
        values.push(node.args[0]!)
        sums.add(this.#lanes)
      }
      for (const { node, address } of this.#work.stores) {
        const local = code.local('v128')
        values.push(node)
        code.set(local)
        store(code, this.#lanes, { pointer: this.#pointer, offset: address }, part, local)
      }
    })
  }

  #load(node: Node, part: Part): boolean {
    const address = this.#around.address(node)
    if (address === undefined || !this.#outside.includes(node)) return false
    const pointer = node.shape === this.#work.shape ? this.#pointer : this.#column
    pushLoad(this.#code, this.#lanes, { pointer, offset: address }, part)
    return true
  }

  #emitter() {
    return { code: this.#code, module: this.#around.module, lanes: this.#lanes }
  }
}
