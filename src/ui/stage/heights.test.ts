import { describe, expect, it } from 'vitest'
import { heightOf, heightsFor, heightsOf, roundLowest, valueAt } from './heights.ts'

const grid = (f: (x: number, y: number) => number): Float32Array =>
  Float32Array.from({ length: 101 * 101 }, (_, i) => f((i % 101) / 50 - 1, Math.floor(i / 101) / 50 - 1))

describe('heights', () => {
  it('is monotone from 0 to 1', () => {
    const heights = heightsOf(grid((x, y) => x * x + 60 * y * y))
    const ts = [0, 0.1, 1, 10, 61].map((value) => heightOf(heights, value))
    expect(ts[0]).toBe(0)
    expect(ts.at(-1)).toBe(1)
    expect([...ts].sort((a, b) => a - b)).toEqual(ts)
  })
  it('spreads out the floor of a ravine', () => {
    const heights = heightsOf(grid((x, y) => x * x + 60 * y * y))
    expect(heightOf(heights, 6.1)).toBeGreaterThan(0.5)
  })
  it('is nearly linear on a slope', () => {
    const heights = heightsOf(grid((x, y) => x + y))
    expect(heightOf(heights, 0)).toBeGreaterThan(0.4)
    expect(heightOf(heights, 0)).toBeLessThan(0.85)
  })
  it('takes a plain and values that are not finite', () => {
    expect(heightOf(heightsOf([2, 2, 2]), 2)).toBe(0)
    expect([...heightsFor(heightsOf([0, 1, Infinity, NaN]), [0, 1, Infinity, NaN])]).toEqual([0, 1, 1, 1])
    expect(heightOf(heightsOf([]), 1)).toBe(1)
  })
  it('goes back from the scale to values', () => {
    const heights = { lowest: -3, highest: 50, knee: 0.4 }
    expect(valueAt(heights, heightOf(heights, 7))).toBeCloseTo(7)
  })
  it('writes the lowest value without the noise of the grid', () => {
    expect(roundLowest({ lowest: 0.0011, highest: 2000, knee: 5 }, 18)).toBe(0)
    expect(roundLowest({ lowest: -79.1, highest: 81, knee: 4 }, 18)).toBe(-79)
  })
})
