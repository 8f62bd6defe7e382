import { describe, expect, it } from 'vitest'
import { hold, linearDomain, logDomain, nothing, runDomain, tame } from './domain.ts'

describe('runDomain', () => {
  it.each([
    [0, 50, 400, 50],
    [33, 50, 400, 50],
    [60, 50, 400, 60],
    [390, 50, 400, 400],
    [395, 50, 400, 400],
    [0, 50, 20, 20],
    [150, 50, 1000, 150],
  ])('ends steps up to %i at a round number', (max, least, budget, top) =>
    expect(runDomain(max, least, budget).max).toBe(top),
  )
})

describe('logDomain', () => {
  it('ends at decades', () => {
    expect(logDomain({ min: 1.6, max: 330 })).toEqual({ min: 1, max: 1000, ticks: [1, 10, 100, 1000] })
  })
  it('ends at 1, 2 or 5 where the span is short', () => {
    expect(logDomain({ min: 0.09, max: 0.71 })).toMatchObject({ min: 0.05, max: 1 })
    expect(logDomain({ min: 3, max: 3 })).toMatchObject({ min: 2, max: 5 })
  })
  it('has a default where there is nothing, and a limit below', () => {
    expect(logDomain(nothing).ticks).toEqual([0.1, 1, 10, 100, 1000])
    expect(logDomain({ min: 1e-300, max: 1 }).min).toBeGreaterThan(1e-22)
  })
})

describe('linearDomain', () => {
  it('has the values and round ends', () => {
    const { min, max } = linearDomain({ min: -0.13, max: 0.31 })
    expect(min).toBeLessThanOrEqual(-0.13)
    expect(max).toBeGreaterThanOrEqual(0.31)
    expect(linearDomain({ min: 0.2, max: 3.9 }).min).toBe(0)
  })
  it('takes one value', () => {
    const { min, max } = linearDomain({ min: 0.5, max: 0.5 })
    expect(max).toBeGreaterThan(min)
    expect(linearDomain(nothing)).toMatchObject({ min: 0, max: 1 })
  })
})

it('keeps one divergence from flattening the others', () => {
  expect(tame({ min: 1, max: 1e200 }, { min: 1, max: 300 })).toEqual({ min: 1, max: 30000 })
  expect(tame({ min: 1, max: 1e200 }, nothing).max).toBe(1e200)
})

describe('hold', () => {
  const a = { min: 0, max: 50, ticks: [] }
  const b = { min: 0, max: 100, ticks: [] }
  it('changes at most twice a second', () => {
    const first = hold(null, a, 1000)
    expect(hold(first, b, 1300)).toBe(first)
    expect(hold(first, b, 1500)).toEqual({ domain: b, at: 1500 })
    expect(hold(first, b, 1001, true).domain).toBe(b)
  })
  it('stays the same object while nothing changes', () => {
    const first = hold(null, a, 1000)
    expect(hold(first, { ...a }, 9000)).toBe(first)
  })
})
