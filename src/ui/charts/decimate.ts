/** A curve as pixels: at most four points a column of pixels (first, lowest, highest, last), whatever the number of rows. */
import type { Scale } from './scale.ts'

export interface Polyline {
  /** x, y, x, y, … */
  readonly points: Float32Array
  /** Number of pairs. */
  readonly count: number
}

/**
 * Rows without a value (NaN) are left out; an infinite one ends the curve. `low` and `high` are the pixels between which
 * y is kept, so that no coordinate is too large for a canvas (0 on a log axis goes to `low`).
 */
export function decimate(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  rows: number,
  x: Scale,
  y: Scale,
  low: number,
  high: number,
  ratio = 1,
): Polyline {
  let points = new Float32Array(256)
  let count = 0
  const push = (px: number, py: number): void => {
    if (2 * count + 2 > points.length) {
      const longer = new Float32Array(points.length * 2)
      longer.set(points)
      points = longer
    }
    points[2 * count] = px
    points[2 * count + 1] = py
    count++
  }
  let column = Number.NaN
  let first = 0
  let last = 0
  let least = 0
  let most = 0
  let leastFirst = true
  let seen = 0
  let at = 0
  const flush = (): void => {
    if (seen === 0) return
    push(at, first)
    if (seen > 2) {
      push(at, leastFirst ? least : most)
      push(at, leastFirst ? most : least)
    }
    if (seen > 1) push(at, last)
    seen = 0
  }
  const floor = Math.max(low, high)
  const ceiling = Math.min(low, high)
  for (let row = 0; row < rows; row++) {
    const value = ys[row]!
    if (Number.isNaN(value)) continue
    if (value === Infinity) break
    const raw = y.toPixel(value)
    const py = Number.isNaN(raw) ? low : Math.max(ceiling, Math.min(floor, raw))
    const px = x.toPixel(xs[row]!)
    const next = Math.floor(px * ratio)
    if (next !== column) {
      flush()
      column = next
      at = px
      first = least = most = py
      leastFirst = true
    } else if (py < least) {
      least = py
      leastFirst = false
    } else if (py > most) {
      most = py
      leastFirst = true
    }
    last = py
    seen++
  }
  flush()
  return { points, count }
}
