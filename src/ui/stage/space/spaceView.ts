/** The plane seen at an angle, as a surface: where points are on the screen, and what the surface hides. */
import type { Plane } from '../plane.ts'
import type { PlaneView } from '../planeView.ts'
import { exitOf, type Trail } from '../trail.ts'
import { heightAt, isHidden, placed, type Field, type Point } from './field.ts'
import { projectFrom, type SpaceFrame } from './projection.ts'
import { surfaceTrail } from './surfaceTrail.ts'

const unitFrame = { width: 1, height: 1 }

export function viewInSpace(field: Field, plane: Plane, eye: Point, frame: SpaceFrame): PlaneView {
  const project = projectFrom(eye, frame)
  const u = (x: number): number => (x - plane.x[0]) / (plane.x[1] - plane.x[0])
  const v = (y: number): number => (y - plane.y[0]) / (plane.y[1] - plane.y[0])
  const on = (a: number, b: number, over = 0): [number, number] =>
    project(placed(field, a, b, heightAt(field, a, b) + over))
  const inside = (a: number): boolean => a >= 0 && a <= 1
  return {
    scale: 0,
    at: (x, y) => on(u(x), v(y)),
    shows: (x, y) => inside(u(x)) && inside(v(y)),
    hides: (x, y) => isHidden(field, u(x), v(y), eye),
    trail(x, y, rows) {
      const places = surfaceTrail(x, y, rows, plane)
      return splitTrail(places, (a, b) => isHidden(field, a, b, eye), on)
    },
    exit(x, y, rows) {
      const exit = exitOf(x, y, rows, plane, unitFrame)
      if (!exit) return null
      const [a, b] = [exit.x, 1 - exit.y]
      const height = heightAt(field, a, b)
      const [px, py] = project(placed(field, a, b, height))
      const [qx, qy] = project(placed(field, a + 0.02 * Math.cos(exit.angle), b - 0.02 * Math.sin(exit.angle), height))
      return { row: exit.row, x: px, y: py, angle: Math.atan2(qy - py, qx - px) }
    },
  }
}

/** Two lines of the same pixels: what is seen, and what lies behind something; each is interrupted where the other is drawn. */
function splitTrail(
  places: readonly number[],
  hidden: (u: number, v: number) => boolean,
  on: (u: number, v: number) => [number, number],
): { trail: Trail; behind: Trail } {
  const count = places.length / 2
  const seen = new Float64Array(places.length).fill(NaN)
  const behind = new Float64Array(places.length).fill(NaN)
  let before: boolean | null = null
  for (let i = 0; i < count; i++) {
    const [u, v] = [places[2 * i]!, places[2 * i + 1]!]
    if (Number.isNaN(u)) {
      before = null
      continue
    }
    const [x, y] = on(u, v)
    const hides = hidden(u, v)
    const into = hides ? behind : seen
    into[2 * i] = x
    into[2 * i + 1] = y
    // The piece across the change belongs to the part that is seen.
    if (before !== null && before !== hides) {
      const at = hides ? i : i - 1
      const from = hides ? into : behind
      seen[2 * at] = from[2 * at]!
      seen[2 * at + 1] = from[2 * at + 1]!
    }
    before = hides
  }
  return { trail: { points: seen, count }, behind: { points: behind, count } }
}
