/** Growing columns by racer; rows are ordered by step, and a row that comes again replaces the one of its step. */
import type { Columns } from '../worker/protocol.ts'

interface Curve {
  rows: number
  columns: Columns
}

/** Rows a column has room for at first. */
const FIRST = 256

export class Curves {
  readonly #curves = new Map<number, Curve>()

  of(racer: number): { rows: number; columns: Columns } | undefined {
    return this.#curves.get(racer)
  }

  /** Forgets one racer's rows. */
  clear(racer: number): void {
    this.#curves.delete(racer)
  }

  /** Forgets the rows of racers that are not among `racers`. */
  keep(racers: readonly number[]): void {
    for (const racer of this.#curves.keys()) if (!racers.includes(racer)) this.#curves.delete(racer)
  }

  /** Forgets rows after `step`. */
  cut(racer: number, step: number): void {
    const curve = this.#curves.get(racer)
    if (curve) curve.rows = firstAt(curve, step + 1)
  }

  /**
   * Puts rows in, in order of step. Rows that come after the last are appended; otherwise every row replaces the one
   * of its step, and rows of other steps stay.
   */
  put(racer: number, columns: Columns): void {
    const count = columns.step?.length ?? 0
    if (count === 0) return
    let curve = this.#curves.get(racer)
    if (!curve || !sameNames(curve.columns, columns)) {
      curve = { rows: 0, columns: mapColumns(columns, () => new Float64Array(Math.max(FIRST, count))) }
      this.#curves.set(racer, curve)
    }
    const appended = curve.rows === 0 || curve.columns.step[curve.rows - 1] < columns.step[0]
    if (appended) append(curve, columns, 0, count)
    else merge(curve, columns)
  }
}

function append(curve: Curve, columns: Columns, from: number, to: number): void {
  const rows = curve.rows + to - from
  if (rows > curve.columns.step.length) {
    const room = Math.max(rows, curve.columns.step.length * 2)
    curve.columns = mapColumns(curve.columns, (column) => {
      const grown = new Float64Array(room)
      grown.set(column.subarray(0, curve.rows))
      return grown
    })
  }
  for (const name in columns) curve.columns[name].set(columns[name].subarray(from, to), curve.rows)
  curve.rows = rows
}

/** The old rows whose steps come again are taken out, and both sets are put together in order. */
function merge(curve: Curve, columns: Columns): void {
  const first = firstAt(curve, columns.step[0])
  const old = mapColumns(curve.columns, (column) => column.slice(first, curve.rows))
  curve.rows = first
  let next = 0
  for (let row = 0; row < columns.step.length; row++) {
    const step = columns.step[row]
    const from = next
    while (next < old.step.length && old.step[next] < step) next++
    if (next > from) append(curve, old, from, next)
    if (next < old.step.length && old.step[next] === step) next++
    append(curve, columns, row, row + 1)
  }
  if (next < old.step.length) append(curve, old, next, old.step.length)
}

/** Number of the first row whose step is at least `step`. */
function firstAt({ rows, columns }: Curve, step: number): number {
  let low = 0
  let high = rows
  while (low < high) {
    const middle = (low + high) >> 1
    if (columns.step[middle] < step) low = middle + 1
    else high = middle
  }
  return low
}

function sameNames(a: Columns, b: Columns): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => name in b)
}

function mapColumns(columns: Columns, change: (column: Float64Array) => Float64Array): Columns {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, change(column)]))
}
