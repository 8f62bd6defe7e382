/** Columns in one array and back, so that a frame transfers one buffer a racer. */
import type { Columns, PackedRows } from './protocol.ts'

/** Copies the columns one after another. */
export function packRows(columns: Columns): PackedRows {
  const names = Object.keys(columns)
  const rows = names.length > 0 ? columns[names[0]].length : 0
  const values = new Float64Array(names.length * rows)
  names.forEach((name, index) => values.set(columns[name], index * rows))
  return { names, rows, values }
}

/** The columns as views of the packed array. */
export function unpackRows({ names, rows, values }: PackedRows): Columns {
  return Object.fromEntries(names.map((name, index) => [name, values.subarray(index * rows, (index + 1) * rows)]))
}
