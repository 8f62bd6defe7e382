/** From points of space to pixels. */
import type { Frame } from '../plane.ts'
import type { Point } from './field.ts'

/** Vertical angle of view, in degrees. */
export const fieldOfView = 32

/** What the eye looks at, and the surface is turned around. */
export const middle: Point = [0, 0, 0.15]

/** A frame, and where in it what the eye looks at stands: pixels to the right of its middle and below it. */
export interface SpaceFrame extends Frame {
  readonly shift: readonly [number, number]
}

/** Turns a point of space into pixels of the frame. */
export type Project = (point: Point) => [number, number]

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
const unit = (a: Point): Point => {
  const length = Math.hypot(...a)
  return [a[0] / length, a[1] / length, a[2] / length]
}

/** The central projection from `eye` towards the middle of the surface, upright; the same as the camera's. */
export function projectFrom(eye: Point, { width, height, shift }: SpaceFrame): Project {
  const ahead = unit(minus(middle, eye))
  const right = unit(cross(ahead, [0, 0, 1]))
  const up = cross(right, ahead)
  const [x, y] = [width / 2 + shift[0], height / 2 + shift[1]]
  const scale = height / 2 / Math.tan((fieldOfView * Math.PI) / 360)
  return (point) => {
    const from = minus(point, eye)
    const depth = Math.max(1e-6, dot(from, ahead))
    return [x + (scale * dot(from, right)) / depth, y - (scale * dot(from, up)) / depth]
  }
}
