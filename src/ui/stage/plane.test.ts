import { describe, expect, it } from 'vitest'
import { fit, gridStep, pan, resize, roundTo, toData, toPixel, withPoints, zoom, type Plane } from './plane.ts'

const frame = { width: 400, height: 200 }
const plane: Plane = { x: [-4, 4], y: [-2, 2] }

describe('plane', () => {
  it('fits a region with equal scales', () => {
    expect(fit({ x: [-1, 1], y: [-1, 1] }, frame)).toEqual({ x: [-2, 2], y: [-1, 1] })
  })
  it('goes to pixels and back', () => {
    expect(toPixel(plane, frame, -4, 2)).toEqual([0, 0])
    expect(toPixel(plane, frame, 1, -1)).toEqual([250, 150])
    expect(toData(plane, frame, 250, 150)).toEqual([1, -1])
  })
  it('keeps the point under the pointer when it zooms', () => {
    const [x, y] = toData(zoom(plane, frame, 2, 100, 50), frame, 100, 50)
    expect([x, y]).toEqual(toData(plane, frame, 100, 50))
  })
  it('moves the content along with a drag', () => {
    expect(pan(plane, frame, 50, 50)).toEqual({ x: [-5, 3], y: [-1, 3] })
  })
  it('shows at least as much after a resize', () => {
    const smaller = resize(plane, frame, { width: 200, height: 200 })
    expect(smaller).toEqual({ x: [-4, 4], y: [-4, 4] })
  })
  it('takes points in, and leaves a region alone that has them', () => {
    expect(withPoints(plane, [[1, 1]])).toEqual(plane)
    expect(withPoints(plane, [[10, 0]]).x[1]).toBeGreaterThan(10)
  })
  it('has round steps and round numbers', () => {
    expect(gridStep([-10, 10])).toBeCloseTo(0.5)
    expect(gridStep([0, 1])).toBeCloseTo(0.02)
    expect(roundTo(1.23456, [-10, 10], 700)).toBe(1.23)
    expect(roundTo(1234.567, [0, 5000], 700)).toBe(1235)
  })
})
