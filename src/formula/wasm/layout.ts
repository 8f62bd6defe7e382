/** Where the numbers of a rule lie in memory, and a table of the tensors that compiled code reads. */
import { matrixOf, type Shape, type TensorLayout } from '../shape.ts'
import { sizeOf, type Precision } from './lanes.ts'

/** Reserves bytes of the kernel's memory, on a multiple of 16, and gives their address. */
export type Allocate = (bytes: number) => number

/** Fields of a tensor's record in the table, in bytes from its beginning; all are 32-bit integers. */
export const field = {
  fullStart: 0,
  fullEnd: 4,
  rowsStart: 8,
  rowsEnd: 12,
  colsStart: 16,
  colsEnd: 20,
  each: 24,
  rows: 28,
  cols: 32,
  length: 36,
} as const
export const recordBytes = 40

/** The tensors that one text runs on: records in the table, and whether they are the whole vector without gaps. */
export interface Group {
  readonly first: number
  readonly count: number
  readonly isWhole: boolean
}

export interface Layout {
  readonly precision: Precision
  /** Entries of the flat vector; rows and columns of all tensors; tensors. */
  readonly lengths: Readonly<Record<Shape, number>>
  readonly largestCols: number
  /** Numbers that `orthogonalize` needs beside its arguments. */
  readonly scratch: number
  readonly table: Uint8Array
  readonly groups: readonly Group[]
}

/** Lays out the tensors; `groups` holds the indices of the tensors of each text. */
export function layOut(
  tensors: readonly TensorLayout[],
  precision: Precision,
  groups: readonly (readonly number[])[],
): Layout {
  const size = sizeOf(precision)
  const table = new Int32Array((tensors.length * recordBytes) / 4)
  const records: number[][] = []
  let rowsBefore = 0
  let colsBefore = 0
  let largestCols = 0
  let scratch = 0
  for (const [index, tensor] of tensors.entries()) {
    const { rows, cols } = matrixOf(tensor)
    const span = (start: number, count: number) => [start * size, (start + count) * size]
    records.push([
      ...span(tensor.offset, tensor.length),
      ...span(rowsBefore, rows),
      ...span(colsBefore, cols),
      index * 8,
      rows,
      cols,
      tensor.length,
    ])
    rowsBefore += rows
    colsBefore += cols
    largestCols = Math.max(largestCols, cols)
    scratch = Math.max(scratch, 4 * rows * cols + 4 * Math.max(rows, cols) * Math.max(rows, cols))
  }
  table.set(groups.flat().flatMap((index) => records[index]!))
  const full = tensors.reduce((end, tensor) => Math.max(end, tensor.offset + tensor.length), 0)
  let first = 0
  return {
    precision,
    lengths: { scalar: 1, each: tensors.length, rows: rowsBefore, cols: colsBefore, full },
    largestCols,
    scratch,
    table: new Uint8Array(table.buffer),
    groups: groups.map((indices) => {
      const group = {
        first,
        count: indices.length,
        isWhole: covers(
          indices.map((index) => tensors[index]!),
          full,
        ),
      }
      first += indices.length
      return group
    }),
  }
}

/** Whether the tensors fill 0 to `length` without gaps or overlaps. */
function covers(tensors: readonly TensorLayout[], length: number): boolean {
  let end = 0
  for (const tensor of [...tensors].sort((a, b) => a.offset - b.offset)) {
    if (tensor.offset !== end) return false
    end += tensor.length
  }
  return end === length
}

/** The precision in which values of a shape are kept: one number a run or a tensor is a float64. */
export const keptPrecision = (shape: Shape, precision: Precision): Precision =>
  shape === 'scalar' || shape === 'each' ? 'float64' : precision
