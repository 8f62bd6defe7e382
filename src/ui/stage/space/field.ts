/** A surface as a field of heights over the unit square, and what of it hides what. */

/** Half of the longer side of the ground, and how high the highest place stands over it. */
export const halfSide = 1
export const tallest = 0.6

/** How far the plinth reaches below the deepest place. */
export const plinth = 0.05

/** A point of space: x to the right, y to the back, z up. */
export type Point = readonly [x: number, y: number, z: number]

/** Heights [size, size] from 0 (deepest) to 1, row 0 at the back; the ground is `width` by `depth`, around the origin. */
export interface Field {
  readonly size: number
  readonly heights: Float32Array
  readonly width: number
  readonly depth: number
}

/** Heights over a ground with the proportions of what is shown. */
export function fieldOf(heights: Float32Array, size: number, spanX: number, spanY: number): Field {
  const unit = (2 * halfSide) / Math.max(spanX, spanY)
  return { size, heights, width: spanX * unit, depth: spanY * unit }
}

/** The height at a place of the unit square (u to the right, v to the back), linear between the four grid points around it. */
export function heightAt({ size, heights }: Field, u: number, v: number): number {
  const column = Math.max(0, Math.min(1, u)) * (size - 1)
  const row = (1 - Math.max(0, Math.min(1, v))) * (size - 1)
  const c = Math.min(size - 2, Math.floor(column))
  const r = Math.min(size - 2, Math.floor(row))
  const at = r * size + c
  const along = column - c
  const back = heights[at]! + (heights[at + 1]! - heights[at]!) * along
  const front = heights[at + size]! + (heights[at + size + 1]! - heights[at + size]!) * along
  return back + (front - back) * (row - r)
}

/** The point of space of a place of the unit square at a height from 0 to 1. */
export function placed({ width, depth }: Field, u: number, v: number, height: number): Point {
  return [(u - 0.5) * width, (v - 0.5) * depth, height * tallest]
}

/** Length of a step towards the eye, and how far the surface must rise over the line of sight to hide something. */
const stride = 0.03
const slack = 0.008

/** Whether the surface stands between the eye and a place on it. */
export function isHidden(field: Field, u: number, v: number, eye: Point): boolean {
  const [x, y, z] = placed(field, u, v, heightAt(field, u, v))
  const [dx, dy, dz] = [eye[0] - x, eye[1] - y, eye[2] - z]
  const length = Math.hypot(dx, dy, dz)
  const du = (dx / length / field.width) * stride
  const dv = (dy / length / field.depth) * stride
  const dh = (dz / length / tallest) * stride
  let height = z / tallest
  for (let a = u + du, b = v + dv; a >= 0 && a <= 1 && b >= 0 && b <= 1; a += du, b += dv) {
    height += dh
    if (height >= 1) return false
    if (heightAt(field, a, b) > height + slack) return true
  }
  return false
}
