/** Where the points of a plane are on the screen. */
import { toPixel, type Frame, type Plane } from './plane.ts'
import { exitOf, trailOf, type Exit, type Trail } from './trail.ts'

export interface PlaneView {
  /** Pixels a unit; 0 where it depends on the place. */
  readonly scale: number
  /** The pixel of a point. */
  at(x: number, y: number): [number, number]
  /** Whether a point is in the picture. */
  shows(x: number, y: number): boolean
  /** Whether something lies in front of it. */
  hides?(x: number, y: number): boolean
  /** The line through the first `rows` points, and what of it lies behind something. */
  trail(x: ArrayLike<number>, y: ArrayLike<number>, rows: number): { readonly trail: Trail; readonly behind?: Trail }
  /** Where a racer whose last position is outside left the picture. */
  exit(x: ArrayLike<number>, y: ArrayLike<number>, rows: number): Exit | null
}

/** Seen from above. */
export function viewFromAbove(plane: Plane, frame: Frame): PlaneView {
  const at = (x: number, y: number): [number, number] => toPixel(plane, frame, x, y)
  return {
    scale: frame.width / (plane.x[1] - plane.x[0]),
    at,
    shows(x, y) {
      const [px, py] = at(x, y)
      return px >= 0 && py >= 0 && px <= frame.width && py <= frame.height
    },
    trail: (x, y, rows) => ({ trail: trailOf(x, y, rows, plane, frame) }),
    exit: (x, y, rows) => exitOf(x, y, rows, plane, frame),
  }
}
