import type { Racer } from '../../experiment/document.ts'
import type { Columns } from '../../state/curves.ts'
import type { Measure, XMode } from './measures.ts'
import { rowNear, rowWithValue } from './rows.ts'
import type { Scale } from './scale.ts'

/** Pixels within which a curve is under the pointer. */
const reach = 9

interface Curves {
  readonly racers: readonly Racer[]
  readonly curve: (racer: number) => { rows: number; columns: Columns } | undefined
  readonly measure: Measure
  readonly mode: XMode
}

/** The racer whose curve runs nearest to a pixel, at most 9 pixels away; null where none does. */
export function curveNear(
  { racers, curve, measure, mode }: Curves,
  x: Scale,
  y: Scale,
  px: number,
  py: number,
): number | null {
  let nearest: number | null = null
  let least = reach
  for (const { id } of racers) {
    const own = curve(id)
    const xs = own?.columns[mode]
    if (!own || !xs || own.rows === 0) continue
    const near = rowNear(xs, own.rows, x.toValue(px))
    for (const { column } of measure.lines) {
      const ys = own.columns[column]
      const row = ys ? rowWithValue(ys, own.rows, near) : -1
      if (!ys || row < 0) continue
      const place = (at: number): readonly [number, number] => [x.toPixel(xs[at]!), y.toPixel(ys[at]!)]
      // The lines from the nearest point to the ones beside it that have a value.
      const before = row > 0 ? rowWithValue(ys, row, row - 1) : row
      let after = row + 1
      while (after < own.rows && Number.isNaN(ys[after]!)) after++
      const here = place(row)
      const distance = Math.min(
        distanceTo(px, py, here, before < 0 ? here : place(before)),
        distanceTo(px, py, here, after < own.rows ? place(after) : here),
      )
      if (distance < least) [least, nearest] = [distance, id]
    }
  }
  return nearest
}

/** From a point to the stretch between two others. */
function distanceTo(
  x: number,
  y: number,
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
): number {
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2
  const share = length > 0 ? Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length)) : 0
  return Math.hypot(x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0))
}
