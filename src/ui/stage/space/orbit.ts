/** Where the eye is: on a sphere around the middle of the surface. Plain numbers, so that it can be tested without a picture. */
import type { Frame } from '../plane.ts'
import { plinth, tallest, type Field, type Point } from './field.ts'
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

/** What of half a frame the surface may fill; numbers and names stand in the rest. */
const fill = { across: 0.86, upwards: 0.82 }

/** How far off the eye must be so that the whole surface is in the frame at the place it begins with. */
export function distanceFor({ width, depth }: Field, frame: Frame): number {
  const corners = [-1, 1].flatMap((x) =>
    [-1, 1].flatMap((y) => [-plinth, tallest].map((z): Point => [(x * width) / 2, (y * depth) / 2, z])),
  )
  const fits = (distance: number): boolean => {
    const project = projectFrom(placeOf(home, distance), frame)
    return corners.every((corner) => {
      const [x, y] = project(corner)
      const across = Math.abs(x / frame.width - 0.5) * 2
      const upwards = Math.abs(y / frame.height - 0.5) * 2
      return across < fill.across && upwards < fill.upwards
    })
  }
  let [near, far] = [1, 40]
  for (let i = 0; i < 24; i++) {
    const distance = (near + far) / 2
    if (fits(distance)) far = distance
    else near = distance
  }
  return far
}
