import { describe, expect, it } from 'vitest'
import { decimate } from './decimate.ts'
import { scaleOf } from './scale.ts'

const x = scaleOf({ min: 0, max: 1000 }, false, 0, 100)
const y = scaleOf({ min: 0, max: 1 }, false, 100, 0)
const pairs = ({ points, count }: { points: Float32Array; count: number }): number[] => [
  ...points.subarray(0, 2 * count),
]

describe('scaleOf', () => {
  it('goes there and back', () => {
    const log = scaleOf({ min: 0.1, max: 1000 }, true, 200, 0)
    expect(log.toPixel(0.1)).toBeCloseTo(200)
    expect(log.toPixel(10)).toBeCloseTo(100)
    expect(log.toValue(log.toPixel(3.7))).toBeCloseTo(3.7)
  })
})

describe('decimate', () => {
  it('keeps few points as they are', () => {
    expect(pairs(decimate([0, 500, 1000], [0, 0.5, 1], 3, x, y, 100, 0))).toEqual([0, 100, 50, 50, 100, 0])
  })
  it('keeps the extremes of every column of pixels', () => {
    const steps = Array.from({ length: 4000 }, (_, i) => i / 4)
    const values = steps.map((_, i) => (i === 2021 ? 1 : i === 2025 ? 0 : 0.5))
    const line = decimate(steps, values, 4000, x, y, 100, 0)
    expect(line.count).toBeLessThanOrEqual(4 * 101)
    const ys = pairs(line).filter((_, i) => i % 2 === 1)
    expect(Math.min(...ys)).toBe(0)
    expect(Math.max(...ys)).toBe(100)
  })
  it('leaves out rows without a value and ends at an infinite one', () => {
    expect(decimate([0, 100, 200, 300, 400], [0, NaN, 1, Infinity, 0], 5, x, y, 100, 0).count).toBe(2)
  })
  it('keeps zero on a log axis at the lower edge', () => {
    const log = scaleOf({ min: 0.1, max: 10 }, true, 100, 0)
    expect(pairs(decimate([0, 1000], [0, 1], 2, x, log, 103, 0))[1]).toBe(103)
  })
})
