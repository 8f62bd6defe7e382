/** A curve of very many rows as a band of pixels: of each column the lowest and highest value, and a line through their means. */
import type { Polyline } from './decimate.ts'
import type { Scale } from './scale.ts'

export interface Envelope {
  /** x, lowest y, highest y of each column, in pixels. */
  readonly band: Float32Array
  readonly columns: number
  /** Through the mean of each column, ending at the last value. */
  readonly line: Polyline
}

/**
 * Columns are `wide` pixels wide. Rows without a value (NaN) are left out, an infinite one ends the curve, and pixels are
 * kept between `low` and `high`, all as `decimate` does it.
 */
export function envelope(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  rows: number,
  x: Scale,
  y: Scale,
  low: number,
  high: number,
  wide = 2,
): Envelope {
  const most = rows > 0 ? Math.ceil(Math.abs(x.toPixel(xs[rows - 1]!) - x.toPixel(xs[0]!)) / wide) + 2 : 0
  const band = new Float32Array(3 * most)
  const points = new Float32Array(2 * most + 2)
  const pixel = (value: number): number => {
    const py = y.toPixel(value)
    return Number.isNaN(py) ? low : Math.max(Math.min(low, high), Math.min(Math.max(low, high), py))
  }
  let columns = 0
  let column = Number.NaN
  let [least, largest, sum, seen, at, last] = [0, 0, 0, 0, 0, 0]
  const flush = (): void => {
    if (seen === 0) return
    band.set([at, pixel(least), pixel(largest)], 3 * columns)
    points.set([at, pixel(sum / seen)], 2 * columns)
    columns++
  }
  for (let row = 0; row < rows; row++) {
    const value = ys[row]!
    if (Number.isNaN(value)) continue
    if (value === Infinity) break
    const px = x.toPixel(xs[row]!)
    const next = Math.floor(px / wide)
    if (next !== column) {
      flush()
      column = next
      least = largest = value
      sum = seen = 0
    }
    least = Math.min(least, value)
    largest = Math.max(largest, value)
    sum += value
    seen++
    at = px
    last = value
  }
  flush()
  if (columns > 0) points.set([at, pixel(last)], 2 * columns)
  return { band, columns, line: { points, count: columns > 0 ? columns + 1 : 0 } }
}
