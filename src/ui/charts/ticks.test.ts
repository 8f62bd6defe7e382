import { describe, expect, it } from 'vitest'
import { linearTicks, logTicks, roundUp, thinTicks, tickText } from './ticks.ts'

describe('ticks', () => {
  it('are round on a linear axis', () => {
    expect(linearTicks(0, 50)).toEqual([0, 10, 20, 30, 40, 50])
    expect(linearTicks(-0.13, 0.31)).toEqual([-0.1, 0, 0.1, 0.2, 0.3])
    expect(linearTicks(3, 3)).toEqual([3])
  })
  it('are decades on a log axis, every n-th where they are many', () => {
    expect(logTicks(0.1, 1000)).toEqual([0.1, 1, 10, 100, 1000])
    expect(logTicks(1e-16, 1e3)).toHaveLength(5)
    expect(logTicks(1e-16, 1e3).every((tick) => Math.abs(Math.log10(tick) % 4) < 1e-9)).toBe(true)
  })
  it('have 2 and 5 times a decade where there are few', () => {
    expect(logTicks(0.05, 1)).toEqual([0.05, 0.1, 0.2, 0.5, 1])
  })
  it('survive a domain that no logarithm has', () => expect(logTicks(-1, 5)).toEqual([-1]))
})

describe('thinTicks', () => {
  it('keeps powers of ten on a log axis', () => {
    expect(thinTicks([0.2, 0.5, 1, 2, 5, 10], true, 4)).toEqual([1, 10])
    expect(thinTicks([0.2, 0.5, 1, 2], true, 2)).toEqual([0.5, 2])
  })
  it('keeps every n-th, and the highest', () => {
    expect(thinTicks([0, 10, 20, 30, 40, 50], false, 3)).toEqual([10, 30, 50])
    expect(thinTicks([0, 1], false, 5)).toEqual([0, 1])
  })
})

describe('roundUp', () => {
  it.each([
    [33, 40],
    [50, 50],
    [51, 60],
    [150, 150],
    [151, 200],
    [0.0123, 0.015],
  ])('takes %f to %f', (value, up) => expect(roundUp(value)).toBeCloseTo(up, 12))
})

describe('tickText', () => {
  it.each([
    [1000, '1,000', null],
    [0.1, '0.1', null],
    [-4, '−4', null],
    [0.01, '0.01', null],
    [0.001, '0.001', null],
    [0.0001, '10', -4],
    [1e5, '10', 5],
    [2.5e-7, '2.5·10', -7],
    [0, '0', null],
  ])('writes %f', (value, text, exponent) => expect(tickText(value)).toEqual({ text, exponent }))
  it('raises from a limit on', () => expect(tickText(10000, 1e4)).toEqual({ text: '10', exponent: 4 }))
})
