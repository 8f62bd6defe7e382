/** Values of every shape in float64, and how an interpreter combines them. */
import type { Reduction } from './functions/definition.ts'
import { join, matrixOf, type Shape, type TensorLayout } from './shape.ts'

/** One number, or one a tensor, row, column or parameter of all tensors, in the order of the tensors. */
export interface Value {
  readonly shape: Shape
  readonly data: Float64Array
}

/** A tensor with where its rows and columns begin among those of all tensors. */
export interface PlacedTensor {
  readonly index: number
  readonly rows: number
  readonly cols: number
  readonly offset: number
  readonly rowsOffset: number
  readonly colsOffset: number
}

export interface Placement {
  readonly tensors: readonly PlacedTensor[]
  readonly lengths: Readonly<Record<Shape, number>>
}

/** Places tensors beside each other. */
export function place(tensors: readonly TensorLayout[]): Placement {
  let rowsOffset = 0
  let colsOffset = 0
  const placed = tensors.map((tensor, index) => {
    const { rows, cols } = matrixOf(tensor)
    const result = { index, rows, cols, offset: tensor.offset, rowsOffset, colsOffset }
    rowsOffset += rows
    colsOffset += cols
    return result
  })
  const full = tensors.reduce((end, { offset, length }) => Math.max(end, offset + length), 0)
  return { tensors: placed, lengths: { scalar: 1, each: tensors.length, rows: rowsOffset, cols: colsOffset, full } }
}

export const single = (value: number): Value => ({ shape: 'scalar', data: Float64Array.of(value) })

/** Where a value's number for row `r`, column `c` of a tensor lies. */
function indexOf(shape: Shape, tensor: PlacedTensor, r: number, c: number): number {
  if (shape === 'full') return tensor.offset + r * tensor.cols + c
  if (shape === 'rows') return tensor.rowsOffset + r
  if (shape === 'cols') return tensor.colsOffset + c
  return shape === 'each' ? tensor.index : 0
}

/** Calls `visit` with row and column of every number of a shape in a tensor. */
function visit(shape: Shape, tensor: PlacedTensor, each: (r: number, c: number) => void): void {
  const rows = shape === 'rows' || shape === 'full' ? tensor.rows : 1
  const cols = shape === 'cols' || shape === 'full' ? tensor.cols : 1
  for (let r = 0; r < rows; r++) for (let c = 0; c < cols; c++) each(r, c)
}

/** The precision of values a row, a column and a parameter; single numbers and those of a tensor are float64 always. */
export type Round = (x: number) => number
export const exactly: Round = (x) => x

/** The number that a parameter sees of a value: its own, or that of its row, column or tensor, or the single one. */
export function numberFor({ shape, data }: Value, tensor: PlacedTensor, entry: number): number {
  const r = Math.floor(entry / tensor.cols)
  return data[indexOf(shape, tensor, r, entry - r * tensor.cols)] as number
}

/** `apply` entry by entry, smaller values broadcast; only over the given tensors. Each argument and each result is rounded, but for single numbers and numbers a tensor. */
export function elementwise(
  place: Placement,
  tensors: readonly PlacedTensor[],
  apply: (...x: number[]) => number,
  args: readonly Value[],
  shape: Shape = args.map((arg) => arg.shape).reduce(join, 'scalar'),
  round: Round = exactly,
): Value {
  const data = new Float64Array(place.lengths[shape])
  const at = (tensor: PlacedTensor, r: number, c: number) =>
    round(apply(...args.map((arg) => round(arg.data[indexOf(arg.shape, tensor, r, c)] as number))))
  if (shape === 'scalar') data[0] = apply(...args.map((arg) => arg.data[0] as number))
  else if (shape === 'each')
    for (const { index } of tensors)
      data[index] = apply(...args.map((arg) => arg.data[arg.shape === 'each' ? index : 0] as number))
  else
    for (const tensor of tensors)
      visit(shape, tensor, (r, c) => {
        data[indexOf(shape, tensor, r, c)] = at(tensor, r, c)
      })
  return { shape, data }
}

/** A running sum, sum of squares or maximum in the order of the compiled loops: even and odd places apart. */
class Running {
  readonly #kind: Reduction['accumulate']
  readonly #lanes: [number, number]
  #count = 0

  constructor(kind: Reduction['accumulate']) {
    this.#kind = kind
    this.#lanes = kind === 'largest' ? [-Infinity, -Infinity] : [0, 0]
  }

  add(x: number): void {
    const lane = this.#count++ % 2
    const before = this.#lanes[lane] as number
    this.#lanes[lane] = this.#kind === 'largest' ? Math.max(x, before) : (this.#kind === 'squares' ? x * x : x) + before
  }

  total(finish: Reduction['finish'], isWhole = true): number {
    const [even, odd] = this.#lanes
    const total = this.#kind === 'largest' ? Math.max(even, odd) : even + odd
    if (finish === 'mean') return total / this.#count
    return finish === 'root' && isWhole ? Math.sqrt(total) : total
  }
}

/** A reduction of one value. */
export function reduce(
  place: Placement,
  tensors: readonly PlacedTensor[],
  x: Value,
  reduction: Reduction,
  round: Round = exactly,
): Value {
  const { over, accumulate, finish } = reduction
  const shapes = { tensor: 'each', all: 'scalar', row: 'rows', column: 'cols' } as const
  const shape = shapes[over]
  const data = new Float64Array(place.lengths[shape])
  for (const tensor of tensors) {
    const whole = new Running(accumulate)
    const rows = Array.from({ length: tensor.rows }, () => new Running(accumulate))
    const columns = new Float64Array(tensor.cols)
    visit(x.shape, tensor, (r, c) => {
      const number = x.data[indexOf(x.shape, tensor, r, c)] as number
      if (over === 'row') rows[r]!.add(number)
      else if (over === 'column') columns[c] = (columns[c] as number) + number
      else whole.add(number)
    })
    if (over === 'tensor') data[tensor.index] = whole.total(finish)
    if (over === 'all') data[0] = (data[0] as number) + whole.total(finish, false)
    if (over === 'row') rows.forEach((row, r) => (data[tensor.rowsOffset + r] = round(row.total(finish))))
    if (over === 'column') columns.forEach((sum, c) => (data[tensor.colsOffset + c] = round(sum / tensor.rows)))
  }
  if (over === 'all' && finish === 'root') data[0] = Math.sqrt(data[0] as number)
  return { shape, data }
}
