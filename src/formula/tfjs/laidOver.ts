/**
 * How values of every shape lie beside each other where tensors are laid over a flat vector of P parameters: scalar [R, 1], each [R, T],
 * rows and cols [R, all rows or columns], full [R, P]. Reductions are products with a matrix of ones, and smaller values are spread by
 * indices: one operation for all tensors, since on a GPU every operation costs the same however small it is.
 */
import { operationNamed } from '../functions/index.ts'
import type { Node } from '../graph/node.ts'
import { matrixOf, type Shape, type TensorLayout } from '../shape.ts'
import type { Spread } from './nodes.ts'
import type { TensorOperations } from './operations.ts'

/** a x + (b s + c s s) x with s = x x', the quintic iteration of Muon (formula/orthogonalize.ts). */
const QUINTIC = [3.4445, -4.775, 2.0315] as const
const MOST_STEPS = 30

/** Entries of a matrix of ones up to which a reduction is a product with it. */
const LARGEST_PRODUCT = 4_194_304

type Sized = Exclude<Shape, 'scalar'>

interface Block {
  readonly from: number
  readonly rows: number
  readonly cols: number
}

export class LaidOver<T> implements Spread<T> {
  readonly #operations: TensorOperations<T>
  readonly #racers: number
  readonly #blocks: readonly Block[]
  readonly lengths: Readonly<Record<Shape, number>>
  /** Which number of each shape every number of a larger one sees; made when first needed. */
  readonly #kept = new Map<string, T>()

  /** @param tensors that follow each other without gaps */
  constructor(operations: TensorOperations<T>, racers: number, tensors: readonly TensorLayout[]) {
    this.#operations = operations
    this.#racers = racers
    let from = 0
    this.#blocks = tensors.map((layout) => {
      const { rows, cols } = matrixOf(layout)
      from += layout.length
      return { from: from - layout.length, rows, cols }
    })
    const total = (of: (block: Block) => number) => this.#blocks.reduce((sum, block) => sum + of(block), 0)
    this.lengths = {
      scalar: 1,
      each: this.#blocks.length,
      rows: total(({ rows }) => rows),
      cols: total(({ cols }) => cols),
      full: from,
    }
  }

  /** For every number of shape `to` the place of the one of shape `from` that it belongs to. */
  #places(from: Sized, to: Shape): Int32Array {
    const places: number[] = []
    let [rowsBefore, colsBefore] = [0, 0]
    this.#blocks.forEach(({ rows, cols }, index) => {
      const height = to === 'rows' || to === 'full' ? rows : 1
      const width = to === 'cols' || to === 'full' ? cols : 1
      for (let r = 0; r < height; r++)
        for (let c = 0; c < width; c++)
          places.push(from === 'each' ? index : from === 'rows' ? rowsBefore + r : colsBefore + c)
      rowsBefore += rows
      colsBefore += cols
    })
    return Int32Array.from(places)
  }

  #once(key: string, make: () => T): T {
    let kept = this.#kept.get(key)
    if (kept === undefined) this.#kept.set(key, (kept = this.#operations.keep(make())))
    return kept
  }

  spread(x: T, from: Shape, to: Shape): T {
    const operations = this.#operations
    // Of a single tensor one number each meets anything as it is.
    if (from === 'each' && this.#blocks.length === 1) return x
    return operations.gather(
      x,
      this.#once(`${from} ${to}`, () => operations.indices(this.#places(from as Sized, to))),
    )
  }

  /** One number a tensor, the same for all racers. */
  sizes(of: 'rows' | 'cols'): T {
    const values = this.#blocks.map((block) => block[of])
    return this.#once(of, () => this.#operations.matrix(values, 1, values.length))
  }

  reduce(x: T, node: Node): T {
    const operations = this.#operations
    const operation = operationNamed(node.operation)
    if (operation.kind !== 'reduction') throw new Error(`reduce: '${node.operation}' is no reduction`)
    const { over, accumulate, finish } = operation.reduction
    const shape = node.args[0]!.shape
    const to: Shape = over === 'tensor' ? 'each' : over === 'all' ? 'scalar' : over === 'row' ? 'rows' : 'cols'
    const taken = accumulate === 'squares' ? operations.square(x) : x
    const total = accumulate === 'largest' ? this.#largest(taken, shape, to) : this.#total(taken, shape, to)
    if (finish === 'root') return operations.unary.sqrt(total)
    return finish === 'mean' ? operations.binary.div(total, this.#counts(shape, to)) : total
  }

  #total(x: T, from: Shape, to: Shape): T {
    if (to === 'scalar' || this.lengths[to] === 1) return this.#operations.sum(x)
    if (this.lengths[from] * this.lengths[to] > LARGEST_PRODUCT)
      return this.#byBlocks(x, from, to, (block) => this.#operations.sum(block))
    return this.#operations.product(x, this.#ones(from, to))
  }

  #largest(x: T, from: Shape, to: Shape): T {
    if (to === 'scalar' || this.lengths[to] === 1) return this.#operations.largest(x)
    return this.#byBlocks(x, from, to, (block) => this.#operations.largest(block))
  }

  /** [numbers of `from`, numbers of `to`]: 1 where one belongs to the other. */
  #ones(from: Shape, to: Shape): T {
    return this.#once(`ones ${from} ${to}`, () => {
      const [height, width] = [this.lengths[from], this.lengths[to]]
      const values = new Float32Array(height * width)
      this.#places(to as Sized, from).forEach((place, row) => (values[row * width + place] = 1))
      return this.#operations.matrix(values, height, width)
    })
  }

  /** How many numbers of `from` belong to each of `to`. */
  #counts(from: Shape, to: Shape): T {
    return this.#once(`counts ${from} ${to}`, () => {
      const counts = new Array<number>(this.lengths[to]).fill(to === 'scalar' ? this.lengths[from] : 0)
      if (to !== 'scalar') for (const place of this.#places(to, from)) counts[place]!++
      return this.#operations.matrix(counts, 1, counts.length)
    })
  }

  /** A reduction tensor by tensor, of one number a parameter, a row or a column. */
  #byBlocks(x: T, from: Shape, to: Shape, reduce: (x: T) => T): T {
    const operations = this.#operations
    const sizeOf = ({ rows, cols }: Block) => (from === 'rows' ? rows : from === 'cols' ? cols : rows * cols)
    let at = 0
    const parts = this.#blocks.map((block) => {
      const own = operations.columns(x, at, sizeOf(block))
      at += sizeOf(block)
      if (to === 'each') return reduce(own)
      const matrix = operations.reshape(own, [this.#racers, block.rows, block.cols])
      if (to === 'rows') return operations.reshape(reduce(matrix), [this.#racers, block.rows])
      const ones = this.#once(`column of ${block.rows}`, () =>
        operations.matrix(new Float32Array(this.#racers * block.rows).fill(1), this.#racers, block.rows),
      )
      const row = operations.reshape(ones, [this.#racers, 1, block.rows])
      return operations.reshape(operations.product(row, matrix), [this.#racers, block.cols])
    })
    return operations.beside(parts)
  }

  orthogonalize(x: T, steps: number): T {
    const { columns, beside } = this.#operations
    return beside(
      this.#blocks.map((block) => this.#orthogonal(columns(x, block.from, block.rows * block.cols), block, steps)),
    )
  }

  #orthogonal(x: T, { rows, cols }: Block, steps: number): T {
    const operations = this.#operations
    const { add, mul, div } = operations.binary
    const number = (value: number) => this.#once(`number ${value}`, () => operations.matrix([value], 1, 1))
    const norm = add(operations.unary.sqrt(operations.sum(operations.square(x))), number(1e-7))
    let y = operations.reshape(div(x, norm), [this.#racers, rows, cols])
    const isTall = rows > cols
    const [a, b, c] = QUINTIC
    for (let step = 0; step < Math.trunc(Math.min(steps, MOST_STEPS)); step++) {
      const s = operations.product(y, y, isTall, !isTall)
      const mixed = add(mul(s, number(b)), mul(operations.product(s, s), number(c)))
      const turned = isTall ? operations.product(y, mixed) : operations.product(mixed, y)
      y = add(mul(y, number(a)), turned)
    }
    return operations.reshape(y, [this.#racers, rows * cols])
  }

  dispose(): void {
    for (const kept of this.#kept.values()) this.#operations.dispose(kept)
    this.#kept.clear()
  }
}
