/** Where curves end, and where they leave the frame. */
import type { Box } from '../canvas/labels.ts'
import type { Polyline } from './decimate.ts'

/** Number of rows before those that stay above `top` to the end. */
export function leavesAt(ys: ArrayLike<number>, rows: number, top: number): number {
  let row = rows
  while (row > 0 && !(ys[row - 1]! <= top)) row--
  return row
}

/** Number of rows up to the last with a value. */
export function lastValue(ys: ArrayLike<number>, rows: number): number {
  let row = rows
  while (row > 0 && Number.isNaN(ys[row - 1]!)) row--
  return row
}

/**
 * Where a curve ends: its last point, or where it leaves the frame above. Where the frame is a part only, a curve that has `more`
 * points than these `leaves` it at the right, and null says that the end is not in view.
 */
export function endOf(
  { points, count }: Polyline,
  { x: left, y: top, width, height }: Box,
  part: { readonly x: boolean; readonly y: boolean },
  more: boolean,
): { end: readonly [number, number] | null; leaves: boolean } {
  if (count === 0) return { end: null, leaves: false }
  let last = count - 1
  let [x, y] = [points[2 * last]!, points[2 * last + 1]!]
  const right = left + width
  const leaves = more && x >= right - 1
  if (leaves) {
    while (last > 0 && points[2 * last - 2]! > right) last--
    if (last === 0) return { end: null, leaves }
    y = between(right, points[2 * last - 2]!, points[2 * last - 1]!, points[2 * last]!, points[2 * last + 1]!)
    x = right
  }
  if (part.x && x < left - 1) return { end: null, leaves }
  if (part.y) return { end: y >= top - 1 && y <= top + height + 1 ? [x, y] : null, leaves }
  if (y >= top || last === 0) return { end: [x, Math.max(top, Math.min(top + height, y))], leaves }
  if (leaves) return { end: [x, top], leaves }
  const [x0, y0] = [points[2 * last - 2]!, points[2 * last - 1]!]
  const share = y0 > top ? (y0 - top) / (y0 - y) : 0
  return { end: [x0 + (x - x0) * share, top], leaves }
}

function between(at: number, x0: number, y0: number, x1: number, y1: number): number {
  return x1 > x0 ? y0 + ((y1 - y0) * (at - x0)) / (x1 - x0) : y1
}
