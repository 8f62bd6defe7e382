import { describe, expect, it } from 'vitest'
import { smooth, smoothed } from './smoothing.ts'

describe('smooth', () => {
  it("is Adam's debiased mean where rows stand one step apart", () => {
    const values = [3, -1, 4, 1, -5, 9]
    const span = 4
    let m = 0
    const expected = values.map((value, i) => {
      m = 0.75 * m + 0.25 * value
      return m / (1 - 0.75 ** (i + 1))
    })
    const result = smooth([0, 1, 2, 3, 4, 5], values, 6, span)
    result.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12))
    expect(result[0]).toBe(3)
  })

  it('counts steps, not rows: a value that holds for d steps weighs d times', () => {
    const dense = smooth([0, 1, 2, 3, 4], [8, 2, 2, 2, 2], 5, 10)
    const sparse = smooth([0, 4], [8, 2], 2, 10)
    expect(sparse[1]).toBeCloseTo(dense[4]!, 12)
  })

  it('leaves a constant as it is and a span of one step as the values', () => {
    for (const value of smooth([0, 3, 4, 90], [7, 7, 7, 7], 4, 50)) expect(value).toBeCloseTo(7, 12)
    expect([...smooth([0, 1, 5], [1, 2, 3], 3, 1)]).toEqual([1, 2, 3])
  })

  it('has gaps where the column has them, and does not average across a divergence', () => {
    const result = smooth([0, 1, 2, 3, 4], [1, NaN, 3, Infinity, 5], 5, 10)
    expect(result[1]).toBeNaN()
    expect(result[2]).toBeCloseTo(smooth([0, 2], [1, 3], 2, 10)[1]!, 12)
    expect(result[3]).toBe(Infinity)
    expect(result[4]).toBe(5)
  })

  it('refuses a span below one step', () => expect(() => smooth([], [], 0, 0)).toThrow(/span must be/))

  it('uses its room again', () => {
    const values = Float64Array.of(1, 2, 3)
    const steps = Float64Array.of(0, 1, 2)
    const first = smoothed(steps, values, 2, 5)
    expect(smoothed(steps, values, 3, 5)).toBe(first)
    expect(first[2]).toBeCloseTo(smooth(steps, values, 3, 5)[2]!, 12)
  })
})
