import { describe, expect, it } from 'vitest'
import { positionOf, positionsOf, type Range, valueAt } from './scale.ts'

const rate: Range = { min: 1e-6, max: 10, scale: 'log' }
const penalty: Range = { min: 0, max: 1, scale: 'log' }
const degrees: Range = { min: 0, max: 180, scale: 'linear', integer: true }
const steps: Range = { min: 1, max: 100000, scale: 'log', integer: true }
const every: Range = { min: 0, max: 100000, scale: 'log', integer: true }
const momentum: Range = { min: 0, max: 1, scale: 'linear' }

describe.each([
  ['rate', rate],
  ['penalty', penalty],
  ['degrees', degrees],
  ['steps', steps],
  ['every', every],
  ['momentum', momentum],
])('the %s scale', (_, range) => {
  it('reaches both ends', () => {
    expect(valueAt(0, range)).toBe(range.min)
    expect(valueAt(positionsOf(range), range)).toBe(range.max)
  })

  it('never falls and never leaves the range', () => {
    let before = range.min
    for (let position = 0; position <= positionsOf(range); position++) {
      const value = valueAt(position, range)
      expect(value).toBeGreaterThanOrEqual(before)
      expect(value).toBeLessThanOrEqual(range.max)
      if (range.integer) expect(Number.isInteger(value)).toBe(true)
      before = value
    }
  })

  it('puts a value back near the position it came from', () => {
    for (let position = 20; position <= positionsOf(range); position += 20) {
      const value = valueAt(position, range)
      if (!range.integer) expect(Math.abs(positionOf(value, range) - position)).toBeLessThan(1)
    }
  })
})

it('gives 0 a place of its own on a logarithmic scale', () => {
  expect(valueAt(0, penalty)).toBe(0)
  expect(positionOf(0, penalty)).toBe(0)
  expect(valueAt(1, penalty)).toBeCloseTo(1e-7, 12)
})

it('goes from 0 to 1 where it is logarithmic and whole', () => {
  expect(valueAt(1, every)).toBe(1)
  expect(positionOf(1, every)).toBe(1)
})
