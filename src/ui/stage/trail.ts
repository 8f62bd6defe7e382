/** The way of a racer over the plane as a line of pixels. */
import type { Box } from '../canvas/labels.ts'
import { toPixel, type Frame, type Plane } from './plane.ts'

export interface Trail {
  /** Pixels x, y, x, y, …; a pair of NaN where the line is interrupted. */
  readonly points: Float64Array
  /** Number of pairs. */
  readonly count: number
}

/** How far outside the frame a line is still drawn, in pixels. */
const beyond = 400

/**
 * The line through rows `from` to `rows - 1`. Points nearer than half a pixel to the one before are left out, what is
 * far outside the frame is cut off, and a value that is not finite ends the line.
 */
export function trailOf(x: ArrayLike<number>, y: ArrayLike<number>, rows: number, plane: Plane, frame: Frame): Trail {
  let points = new Float64Array(64)
  let count = 0
  const push = (px: number, py: number): void => {
    if (2 * count + 2 > points.length) {
      const longer = new Float64Array(points.length * 2)
      longer.set(points)
      points = longer
    }
    points[2 * count] = px
    points[2 * count + 1] = py
    count++
  }
  let lastX = Number.NaN
  let lastY = Number.NaN
  let joined = false
  const sx = frame.width / (plane.x[1] - plane.x[0])
  const sy = frame.height / (plane.y[1] - plane.y[0])
  for (let row = 0; row < rows; row++) {
    const px = (x[row]! - plane.x[0]) * sx
    const py = (plane.y[1] - y[row]!) * sy
    if (!Number.isFinite(px) || !Number.isFinite(py)) break
    if (row === 0) {
      if (inside(px, py, frame)) {
        push(px, py)
        joined = true
      }
    } else {
      if (row < rows - 1 && Math.abs(px - lastX) + Math.abs(py - lastY) < 0.5) continue
      const part = clip(lastX, lastY, px, py, frame)
      if (part) {
        if (!joined || part[0] !== lastX || part[1] !== lastY) {
          if (count > 0) push(Number.NaN, Number.NaN)
          push(part[0], part[1])
        }
        push(part[2], part[3])
        joined = part[2] === px && part[3] === py
      } else joined = false
    }
    lastX = px
    lastY = py
  }
  return { points, count }
}

function inside(x: number, y: number, { width, height }: Frame): boolean {
  return x >= -beyond && y >= -beyond && x <= width + beyond && y <= height + beyond
}

/** The part of a segment within the frame and its surroundings (Liang and Barsky); null where there is none. */
export function clip(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  { width, height }: Frame,
  margin = beyond,
): readonly [number, number, number, number] | null {
  const dx = x1 - x0
  const dy = y1 - y0
  let enter = 0
  let leave = 1
  const edges: readonly (readonly [number, number])[] = [
    [-dx, x0 + margin],
    [dx, width + margin - x0],
    [-dy, y0 + margin],
    [dy, height + margin - y0],
  ]
  for (const [p, q] of edges) {
    if (p === 0) {
      if (q < 0) return null
    } else if (p < 0) enter = Math.max(enter, q / p)
    else leave = Math.min(leave, q / p)
  }
  if (!(enter <= leave)) return null
  return [
    enter === 0 ? x0 : x0 + enter * dx,
    enter === 0 ? y0 : y0 + enter * dy,
    leave === 1 ? x1 : x0 + leave * dx,
    leave === 1 ? y1 : y0 + leave * dy,
  ]
}

export interface Exit {
  /** First row outside. */
  readonly row: number
  /** Where the line crosses the edge of the frame, in pixels, and the direction it goes there. */
  readonly x: number
  readonly y: number
  readonly angle: number
}

/** Where an arrow along `exit` ends so that none of `boxes` covers it: as far back on its line as it takes. */
export function clearOf(exit: Exit, boxes: readonly Box[]): readonly [number, number] {
  const [dx, dy] = [Math.cos(exit.angle), Math.sin(exit.angle)]
  let back = 0
  for (const box of boxes) {
    const { x, y, width, height } = box
    if (exit.x < x || exit.y < y || exit.x > x + width || exit.y > y + height) continue
    // The way back to each side that the line came through.
    const along = (d: number, at: number, from: number, to: number): number =>
      d > 0 ? (at - from) / d : d < 0 ? (at - to) / d : Infinity
    back = Math.max(back, Math.min(along(dx, exit.x, x, x + width), along(dy, exit.y, y, y + height)))
  }
  return [exit.x - back * dx, exit.y - back * dy]
}

/** Where a racer whose last position is outside the frame left it last; null when it is inside, or never was. */
export function exitOf(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  rows: number,
  plane: Plane,
  frame: Frame,
): Exit | null {
  let last = rows - 1
  while (last >= 0 && !(Number.isFinite(x[last]!) && Number.isFinite(y[last]!))) last--
  const within = (row: number): boolean =>
    x[row]! >= plane.x[0] && x[row]! <= plane.x[1] && y[row]! >= plane.y[0] && y[row]! <= plane.y[1]
  if (last < 0 || within(last)) return null
  let row = last
  while (row > 0 && !within(row - 1)) row--
  if (row === 0) return null
  const [x0, y0] = toPixel(plane, frame, x[row - 1]!, y[row - 1]!)
  const [x1, y1] = toPixel(plane, frame, x[row]!, y[row]!)
  const part = clip(x0, y0, x1, y1, frame, 0)
  return part && { row, x: part[2], y: part[3], angle: Math.atan2(y1 - y0, x1 - x0) }
}
