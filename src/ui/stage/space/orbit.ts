/** Where the eye is: on a sphere around the middle of the surface. Plain numbers, so that it can be tested without a picture. */
import { tallest, type Field, type Point } from './field.ts'

export interface Orbit {
  /** Radians around the upright axis; 0 looks from the front. */
  readonly azimuth: number
  /** Radians above the ground. */
  readonly elevation: number
  /** Magnification; 1 shows all. */
  readonly zoom: number
}

export const home: Orbit = { azimuth: -0.55, elevation: 0.72, zoom: 1 }

const lowest = 0.12
const highest = Math.PI / 2 - 0.01
const zooms = [0.6, 6] as const

/** Vertical angle of view, in degrees. */
export const fieldOfView = 32

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

/** What the eye looks at. */
export const middle: Point = [0, 0, 0.3 * tallest]

/** The place of the eye, so far off that the ground fits into a frame of this aspect from every side. */
export function eyeOf({ azimuth, elevation, zoom }: Orbit, { width, depth }: Field, aspect: number): Point {
  const radius = Math.hypot(width, depth) / 2
  const half = Math.tan((fieldOfView * Math.PI) / 360)
  const distance = (radius * Math.max(1 / (half * aspect), 0.82 / half) * 0.97 + 0.45 * radius) / zoom
  const flat = distance * Math.cos(elevation)
  return [
    middle[0] + flat * Math.sin(azimuth),
    middle[1] - flat * Math.cos(azimuth),
    middle[2] + distance * Math.sin(elevation),
  ]
}
