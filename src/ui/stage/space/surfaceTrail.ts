/** The way of a racer as a line that lies on the surface. */
import { clip } from '../trail.ts'
import type { Plane } from '../plane.ts'

/** Places u, v, u, v, … of the unit square; a pair of NaN where the line is interrupted. */
export type Places = readonly number[]

const unitFrame = { width: 1, height: 1 }
/** Places nearer than this to the one before are left out. */
const nearest = 0.003
/** A straight way is cut into pieces of this length, so that it follows the ground. */
const piece = 1 / 64
/** Pieces a line has at most, or about so: a longer way gets longer ones. */
const most = 2500

/** The line through the first `rows` points; what is outside the plane is cut off, and a value that is not finite ends it. */
export function surfaceTrail(x: ArrayLike<number>, y: ArrayLike<number>, rows: number, plane: Plane): Places {
  const corners = cornersOf(x, y, rows, plane)
  let length = 0
  for (let i = 2; i < corners.length; i += 2) {
    const way = Math.hypot(corners[i]! - corners[i - 2]!, corners[i + 1]! - corners[i - 1]!)
    if (way > 0) length += way
  }
  const step = Math.max(piece, length / most)
  const places: number[] = []
  for (let i = 0; i < corners.length; i += 2) {
    const [u, v] = [corners[i]!, corners[i + 1]!]
    if (i > 0) {
      const [fromU, fromV] = [corners[i - 2]!, corners[i - 1]!]
      const way = Math.hypot(u - fromU, v - fromV)
      const pieces = way > 0 ? Math.ceil(way / step) : 1
      for (let k = 1; k < pieces; k++)
        places.push(fromU + ((u - fromU) * k) / pieces, fromV + ((v - fromV) * k) / pieces)
    }
    places.push(u, v)
  }
  return places
}

function cornersOf(x: ArrayLike<number>, y: ArrayLike<number>, rows: number, plane: Plane): number[] {
  const corners: number[] = []
  const spanX = plane.x[1] - plane.x[0]
  const spanY = plane.y[1] - plane.y[0]
  let lastU = NaN
  let lastV = NaN
  for (let row = 0; row < rows; row++) {
    const u = (x[row]! - plane.x[0]) / spanX
    const v = (y[row]! - plane.y[0]) / spanY
    if (!Number.isFinite(u) || !Number.isFinite(v)) break
    if (row > 0) {
      if (row < rows - 1 && Math.abs(u - lastU) + Math.abs(v - lastV) < nearest) continue
      const part = clip(lastU, lastV, u, v, unitFrame, 0)
      if (part) {
        const joined = corners.at(-2) === part[0] && corners.at(-1) === part[1]
        if (!joined && corners.length > 0) corners.push(NaN, NaN)
        if (!joined) corners.push(part[0], part[1])
        corners.push(part[2], part[3])
      }
    }
    lastU = u
    lastV = v
  }
  return corners
}
