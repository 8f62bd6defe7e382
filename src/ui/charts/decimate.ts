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
  const floor = Math.max(low, high)
  const ceiling = Math.min(low, high)
  const pixel = (value: number): number => {
    const py = y.toPixel(value)
    return Number.isNaN(py) ? low : Math.max(ceiling, Math.min(floor, py))
  }
  // Values are compared before they are scaled: a scale is monotone, and a logarithm a row would cost most of the time.
  let column = Number.NaN
  let [first, last, least, most] = [0, 0, 0, 0]
  let leastFirst = true
  let seen = 0
  let at = 0
  const flush = (): void => {
    if (seen === 0) return
    push(at, pixel(first))
    if (seen > 2) {
      push(at, pixel(leastFirst ? least : most))
      push(at, pixel(leastFirst ? most : least))
    }
    if (seen > 1) push(at, pixel(last))
    seen = 0
  }
  for (let row = 0; row < rows; row++) {
    const value = ys[row]!
    if (Number.isNaN(value)) continue
    if (value === Infinity) break
    const px = x.toPixel(xs[row]!)
    const next = Math.floor(px * ratio)
    if (next !== column) {
      flush()
      column = next
      at = px
      first = least = most = value
      leastFirst = true
    } else if (value < least) {
      least = value
      leastFirst = false
    } else if (value > most) {
      most = value
      leastFirst = true
    }
    last = value
    seen++
  }
  flush()
  return { points, count }
}
