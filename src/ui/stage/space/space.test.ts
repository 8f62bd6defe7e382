import { describe, expect, it } from 'vitest'
import { fieldOf, heightAt, isHidden, placed } from './field.ts'
import { eyeOf, fitIn, home, turned, zoomed } from './orbit.ts'
import { middle, projectFrom } from './projection.ts'
import { viewInSpace } from './spaceView.ts'
import { surfaceTrail } from './surfaceTrail.ts'

const size = 65
/** A ridge across the middle, from left to right. */
const ridge = Float32Array.from({ length: size * size }, (_, i) =>
  Math.max(0, 1 - Math.abs(Math.floor(i / size) / (size - 1) - 0.5) * 8),
)
const field = fieldOf(ridge, size, 4, 2)
const plane = { x: [0, 4], y: [0, 2] } as const
const size600 = { width: 800, height: 600 }
const { distance, shift } = fitIn(field, size600)
const frame = { ...size600, shift }

describe('the field', () => {
  it('has the proportions of the region, its longer side is 2', () => {
    expect(field).toMatchObject({ width: 2, depth: 1 })
    expect(placed(field, 1, 0, 0)).toEqual([1, -0.5, 0])
  })

  it('is linear between its points', () => {
    expect(heightAt(field, 0.3, 0.5)).toBeCloseTo(1, 6)
    expect(heightAt(field, 0.3, 0.5 + 1 / 16)).toBeCloseTo(0.5, 6)
    expect(heightAt(field, 0.3, 0)).toBe(0)
  })

  it('hides what lies behind a ridge, and not what lies before it', () => {
    const low = eyeOf({ azimuth: 0, elevation: 0.3, zoom: 1 }, distance)
    expect(isHidden(field, 0.5, 0.62, low)).toBe(true)
    expect(isHidden(field, 0.5, 0.2, low)).toBe(false)
    expect(isHidden(field, 0.5, 0.5, low)).toBe(false)
    expect(isHidden(field, 0.5, 0.62, eyeOf({ azimuth: 0, elevation: 1.5, zoom: 1 }, distance))).toBe(false)
  })
})

describe('the eye', () => {
  it('turns around and stays above the ground', () => {
    expect(turned(home, 0.5, 0).azimuth).toBeCloseTo(home.azimuth + 0.5, 12)
    expect(turned(home, 2 * Math.PI, 0).azimuth).toBeCloseTo(home.azimuth, 12)
    expect(turned(home, 0, -9).elevation).toBeGreaterThan(0)
    expect(turned(home, 0, 9).elevation).toBeLessThan(Math.PI / 2)
    expect(zoomed(home, 1e9).zoom).toBeLessThan(10)
  })

  it('looks at the middle, wherever in the frame that stands', () => {
    const project = projectFrom(eyeOf(home, distance), { ...frame, shift: [30, -20] })
    expect(project(middle)[0]).toBeCloseTo(430, 9)
    expect(project(middle)[1]).toBeCloseTo(280, 9)
  })

  it.each([
    [800, 600],
    [1400, 500],
    [390, 300],
    [700, 1200],
  ])('sees all of the surface at first, and fills a frame of %i × %i with it', (width, height) => {
    for (const each of [field, fieldOf(new Float32Array(size * size), size, 2, 2)]) {
      const fit = fitIn(each, { width, height })
      const project = projectFrom(eyeOf(home, fit.distance), { width, height, shift: fit.shift })
      const shares = [0, 0.25, 0.5, 0.75, 1]
      const pixels = shares.flatMap((u) =>
        shares.flatMap((v) => [heightAt(each, u, v), -0.05 / 0.6].map((z) => project(placed(each, u, v, z)))),
      )
      const xs = pixels.map(([x]) => x)
      const ys = pixels.map(([, y]) => y)
      expect(Math.min(...xs)).toBeGreaterThan(0.1 * Math.min(width, 640) - 1)
      expect(Math.max(...xs)).toBeLessThan(width - 30)
      expect(Math.min(...ys)).toBeGreaterThan(30)
      expect(Math.max(...ys)).toBeLessThan(height - 50)
      const across = (Math.max(...xs) - Math.min(...xs)) / width
      const upwards =
        (Math.max(...ys, project(placed(each, 0, 1, 1))[1]) - Math.min(...ys, project(placed(each, 0, 1, 1))[1])) /
        height
      expect(Math.max(across, upwards)).toBeGreaterThan(0.64)
    }
  })

  it('projects as the camera of three does', async () => {
    const { PerspectiveCamera, Vector3 } = await import('three')
    const { fieldOfView } = await import('./projection.ts')
    const camera = new PerspectiveCamera(fieldOfView, frame.width / frame.height, 0.05, 50)
    camera.up.set(0, 0, 1)
    for (const around of [0, 1, 2.5]) {
      const eye = eyeOf(turned(home, around, 0.1), distance)
      camera.position.set(...eye)
      camera.lookAt(...middle)
      camera.setViewOffset(frame.width, frame.height, -shift[0], -shift[1], frame.width, frame.height)
      camera.updateMatrixWorld()
      const there = new Vector3(0.4, -0.3, 0.2).project(camera)
      const [x, y] = projectFrom(eye, frame)([0.4, -0.3, 0.2])
      expect(x).toBeCloseTo(((there.x + 1) / 2) * frame.width, 6)
      expect(y).toBeCloseTo(((1 - there.y) / 2) * frame.height, 6)
    }
  })
})

describe('a trail on the surface', () => {
  it('follows the ground between two far points', () => {
    const places = surfaceTrail([0, 4], [0, 2], 2, plane)
    expect(places.length / 2).toBeGreaterThan(60)
    expect(places.slice(0, 2)).toEqual([0, 0])
    expect(places.slice(-2)).toEqual([1, 1])
  })

  it('is cut at the edge, interrupted outside, and ends where it is not finite', () => {
    const places = surfaceTrail([1, 1, 3, 3, NaN, 2], [1, 5, 5, 1, 1, 1], 6, plane)
    expect(Math.max(...places.filter((value) => !Number.isNaN(value)))).toBe(1)
    expect(places.filter((value) => Number.isNaN(value))).toHaveLength(2)
    expect(places.slice(-2)).toEqual([0.75, 0.5])
  })

  it('is bounded however long the way is', () => {
    const rows = 9000
    const x = Array.from({ length: rows }, (_, i) => (i % 2) * 4)
    expect(surfaceTrail(x, new Array<number>(rows).fill(1), rows, plane).length / 2).toBeLessThan(rows + 2600)
  })

  it('is parted where the surface hides it, so that no point is drawn twice in full', () => {
    const view = viewInSpace(field, plane, eyeOf({ azimuth: 0, elevation: 0.3, zoom: 1 }, distance), frame)
    const { trail, behind } = view.trail([2, 2], [0.1, 1.9], 2)
    const present = (points: Float64Array) => [...points].filter((value) => !Number.isNaN(value)).length / 2
    expect(present(behind!.points)).toBeGreaterThan(5)
    expect(present(trail.points)).toBeGreaterThan(20)
    expect(trail.count).toBe(behind!.count)
    expect(present(trail.points) + present(behind!.points)).toBeLessThanOrEqual(trail.count + 4)
  })

  it('leaves at the edge of the surface', () => {
    const view = viewInSpace(field, plane, eyeOf(home, distance), frame)
    const exit = view.exit([2, 9], [1, 1], 2)!
    expect(exit.row).toBe(1)
    const [x, y] = view.at(4, 1)
    expect(exit.x).toBeCloseTo(x, 9)
    expect(exit.y).toBeCloseTo(y, 9)
    expect(Math.cos(exit.angle)).toBeGreaterThan(0)
    expect(view.exit([2, 3], [1, 1], 2)).toBeNull()
    expect(view.shows(9, 1)).toBe(false)
  })
})
