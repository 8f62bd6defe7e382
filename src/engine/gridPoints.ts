/** The points of a grid over one or two inputs. */
import { spaced } from './spaced.ts'

/** `size` points along each input, over [min, max]. */
export interface Grid {
  readonly size: number
  readonly x: readonly [number, number]
  readonly y?: readonly [number, number]
}

/** Points [size] of one input, or [size, size, 2] of two; row 0 lies at the greatest y. */
export function gridPoints({ size, x, y }: Grid): Float64Array {
  if (!y) return Float64Array.from({ length: size }, (_, column) => spaced(x, column, size))
  const points = new Float64Array(size * size * 2)
  for (let row = 0, i = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      points[i++] = spaced(x, column, size)
      points[i++] = spaced(y, size - 1 - row, size)
    }
  return points
}
