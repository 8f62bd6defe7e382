/** What the read-off table says of each curve at a place. */
import type { Columns } from '../../state/curves.ts'
import type { Measure, XMode } from './measures.ts'
import { rowNear, rowWithValue } from './rows.ts'
import { smoothed } from './smoothing.ts'

/** A line's value as recorded, and its mean where it is smoothed. */
export interface Reading {
  readonly raw: number
  readonly mean: number | null
}

/** The readings of a curve where its axis is nearest to `at`, one a line; null where the curve ends before. */
export function readingsAt(
  { rows, columns }: { readonly rows: number; readonly columns: Columns },
  measure: Measure,
  mode: XMode,
  at: number,
  smoothing: number,
): readonly Reading[] | null {
  const xs = columns[mode]
  const steps = columns.step
  if (!xs || !steps || rows === 0 || xs[rows - 1]! < at) return null
  const near = rowNear(xs, rows, at)
  return measure.lines.map(({ column }) => {
    const ys = columns[column]
    const row = ys ? rowWithValue(ys, rows, near) : -1
    if (!ys || row < 0) return { raw: Number.NaN, mean: smoothing > 0 ? Number.NaN : null }
    return { raw: ys[row]!, mean: smoothing > 0 ? smoothed(steps, ys, rows, smoothing)[row]! : null }
  })
}
