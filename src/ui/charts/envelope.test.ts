import { describe, expect, it } from 'vitest'
import { envelope } from './envelope.ts'
import { scaleOf } from './scale.ts'

const x = scaleOf({ min: 0, max: 1000 }, false, 0, 100)
const y = scaleOf({ min: 0, max: 10 }, false, 100, 0)

describe('envelope', () => {
  it('keeps extremes and mean of each column, and ends at the last value', () => {
    const steps = Array.from({ length: 1000 }, (_, i) => i)
    const values = steps.map((step) => (step % 2 ? 6 : 4))
    const { band, columns, line } = envelope(steps, values, 1000, x, y, 100, 0)
    expect(columns).toBe(50)
    for (let column = 0; column < columns; column++) {
      expect(band[3 * column + 1]).toBeCloseTo(60)
      expect(band[3 * column + 2]).toBeCloseTo(40)
      expect(line.points[2 * column + 1]).toBeCloseTo(50)
    }
    expect(line.count).toBe(51)
    expect([...line.points.subarray(100, 102)]).toEqual([expect.closeTo(99.9), expect.closeTo(40)])
  })

  it('leaves out rows without a value, ends at an infinite one and keeps zero of a log axis at the lower edge', () => {
    const log = scaleOf({ min: 0.1, max: 10 }, true, 100, 0)
    const { columns, line } = envelope([0, 100, 200, 300, 400], [1, NaN, 0, Infinity, 1], 5, x, log, 103, 0)
    expect(columns).toBe(2)
    expect(line.points[3]).toBe(103)
  })

  it('has nothing to draw of an empty curve', () => {
    expect(envelope([], [], 0, x, y, 100, 0)).toMatchObject({ columns: 0, line: { count: 0 } })
  })
})
