import { describe, expect, it } from 'vitest'
import { moved, rowsWithin, valueAt, within, zoomAround, zoomedDomain } from './zoom.ts'

const whole = { min: 0, max: 400 }

describe('zoomAround', () => {
  it('keeps the place under the pointer where it is', () => {
    expect(zoomAround(whole, 100, 0.5)).toEqual({ min: 50, max: 250 })
    // A quarter of the way before, a quarter of the way after.
    expect((100 - 50) / (250 - 50)).toBe(100 / 400)
    const { min, max } = zoomAround({ min: 1, max: 10_000 }, 100, 0.5, true)
    expect([min, max].map((value) => Number(value.toPrecision(9)))).toEqual([10, 1000])
  })
  it('undoes itself', () => {
    const { min, max } = zoomAround(zoomAround(whole, 130, 0.3), 130, 1 / 0.3)
    expect(min).toBeCloseTo(0, 9)
    expect(max).toBeCloseTo(400, 9)
  })
})

it('moves by a share of the length, on a log axis by decades', () => {
  expect(moved({ min: 100, max: 200 }, 0.25)).toEqual({ min: 125, max: 225 })
  const { min, max } = moved({ min: 1, max: 100 }, -0.5, true)
  expect(min).toBeCloseTo(0.1, 12)
  expect(max).toBeCloseTo(10, 12)
})

it('finds the value at a place', () => {
  expect(valueAt(whole, 0.25)).toBe(100)
  expect(valueAt({ min: 0.01, max: 100 }, 0.5, true)).toBeCloseTo(1, 12)
})

describe('within', () => {
  it('moves back what sticks out, and is nothing where all is shown', () => {
    expect(within({ min: -50, max: 50 }, whole)).toEqual({ min: 0, max: 100 })
    expect(within({ min: 390, max: 490 }, whole)).toEqual({ min: 300, max: 400 })
    expect(within({ min: -1, max: 500 }, whole)).toBeNull()
    expect(within({ min: NaN, max: 5 }, whole)).toBeNull()
  })
  it('does not go nearer than figures can tell', () => {
    const { min, max } = within({ min: 100, max: 100 }, whole, false, 0.01)!
    expect(max - min).toBeCloseTo(4, 9)
    expect((min + max) / 2).toBeCloseTo(100, 9)
  })
})

it('has ticks at any depth, also between the powers of a log axis', () => {
  expect(zoomedDomain({ min: 0.1, max: 1000 }, true, 6).ticks).toEqual([0.1, 1, 10, 100, 1000])
  const { ticks } = zoomedDomain({ min: 2.1, max: 2.9 }, true, 4)
  expect(ticks.length).toBeGreaterThan(2)
  for (const tick of ticks) expect(tick).toBeGreaterThanOrEqual(2.1)
})

it('takes the rows of a range with their neighbours that have a value', () => {
  const xs = [0, 1, 2, 3, 4, 5, 6, 7]
  const ys = [9, 8, NaN, 7, 6, NaN, NaN, 5]
  expect(rowsWithin(xs, ys, 8, { min: 3, max: 4 })).toEqual({ from: 1, to: 5 })
  expect(rowsWithin(xs, ys, 8, { min: 3.5, max: 4.5 })).toEqual({ from: 3, to: 8 })
  expect(rowsWithin(xs, ys, 8, { min: -9, max: 99 })).toEqual({ from: 0, to: 8 })
  expect(rowsWithin([], [], 0, { min: 0, max: 1 })).toEqual({ from: 0, to: 0 })
})
