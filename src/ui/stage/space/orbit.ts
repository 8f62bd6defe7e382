/** Where the eye is: on a sphere around the middle of the surface. Plain numbers, so that it can be tested without a picture. */
import type { Frame } from '../plane.ts'
import { heightAt, placed, plinth, tallest, type Field, type Point } from './field.ts'
import { middle, projectFrom } from './projection.ts'

export interface Orbit {
  /** Radians around the upright axis; 0 looks from the front. */
  readonly azimuth: number
  /** Radians above the ground. */
  readonly elevation: number
  /** Magnification; 1 shows all. */
  readonly zoom: number
}

export const home: Orbit = { azimuth: -0.5, elevation: 0.98, zoom: 1 }

const lowest = 0.12
const highest = Math.PI / 2 - 0.01
const zooms = [0.6, 6] as const

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))

/** Turned by angles in radians; it stays above the ground and does not go over the top. */
export function turned({ azimuth, elevation, zoom }: Orbit, around: number, up: number): Orbit {
  const turn = 2 * Math.PI
  const free = azimuth + around
  return { azimuth: free - turn * Math.round(free / turn), elevation: clamp(elevation + up, lowest, highest), zoom }
}

export function zoomed(orbit: Orbit, factor: number): Orbit {
  return { ...orbit, zoom: clamp(orbit.zoom * factor, ...zooms) }
}

/** The eye at a distance from the middle. */
function placeOf({ azimuth, elevation }: Orbit, distance: number): Point {
  const flat = distance * Math.cos(elevation)
  return [
    middle[0] + flat * Math.sin(azimuth),
    middle[1] - flat * Math.cos(azimuth),
    middle[2] + distance * Math.sin(elevation),
  ]
}

/** The place of the eye. */
export function eyeOf(orbit: Orbit, distance: number): Point {
  return placeOf(orbit, distance / orbit.zoom)
}

/** Pixels around the surface: room for numbers and names, the buttons and the legend. */
const margin = { left: 64, right: 52, top: 36, bottom: 60 }
/** Where the frame is small they may take no more of it than this. */
const most = 0.3

/** Points along each side of the surface that are looked at to find how much room it takes. */
const samples = 13

export interface Fit {
  /** From the eye to the middle. */
  readonly distance: number
  /** See `SpaceFrame`. */
  readonly shift: readonly [number, number]
}

/** How far off the eye must be, and where the middle must stand, so that the surface fills the frame at the place it begins with. */
export function fitIn(field: Field, frame: Frame): Fit {
  const narrow = Math.min(1, (most * frame.width) / (margin.left + margin.right))
  const low = Math.min(1, (most * frame.height) / (margin.top + margin.bottom))
  const left = margin.left * narrow
  const top = margin.top * low
  const width = frame.width - left - margin.right * narrow
  const height = frame.height - top - margin.bottom * low
  const points = outlineOf(field)
  const extent = (distance: number) => {
    const project = projectFrom(placeOf(home, distance), { ...frame, shift: [0, 0] })
    const pixels = points.map(project)
    const [xs, ys] = [pixels.map(([x]) => x), pixels.map(([, y]) => y)]
    return { x: Math.min(...xs), right: Math.max(...xs), y: Math.min(...ys), bottom: Math.max(...ys) }
  }
  let [near, far] = [1.6, 40]
  for (let i = 0; i < 24; i++) {
    const distance = (near + far) / 2
    const { x, right, y, bottom } = extent(distance)
    if (right - x <= width && bottom - y <= height) far = distance
    else near = distance
  }
  const { x, right, y, bottom } = extent(far)
  return { distance: far, shift: [left + width / 2 - (x + right) / 2, top + height / 2 - (y + bottom) / 2] }
}

/** Points of the surface, the corners of its plinth, and the top of the axis of heights, which stands at the left corner. */
function outlineOf(field: Field): Point[] {
  const shares = Array.from({ length: samples }, (_, i) => i / (samples - 1))
  const ground = shares.flatMap((u) => shares.map((v) => placed(field, u, v, heightAt(field, u, v))))
  const feet = [0, 1].flatMap((u) => [0, 1].map((v) => placed(field, u, v, -plinth / tallest)))
  return [...ground, ...feet, placed(field, 0, 1, 1)]
}
