import { describe, expect, it } from 'vitest'
import { Pace } from './pace.ts'

describe('the pace', () => {
  it('grants the first step at once and then by time', () => {
    const pace = new Pace(10)
    pace.start(0, 0)
    expect([0, 50, 100, 250].map((now) => pace.grant(now, 1))).toEqual([1, 1, 2, 3])
  })

  it('does not jump after the page slept', () => {
    const pace = new Pace(10)
    pace.start(0, 0)
    expect(pace.grant(60_000, 1)).toBeLessThanOrEqual(1 + 5)
  })

  it('never runs further ahead of the slowest than a window, and never falls', () => {
    const pace = new Pace(Infinity)
    pace.start(0, 0)
    let last = 0
    for (let now = 0; now < 2000; now += 16) {
      const granted = pace.grant(now, 3)
      expect(granted).toBeGreaterThanOrEqual(last)
      last = granted
    }
    expect(last).toBeLessThan(100)
  })

  it('widens the window while racers wait for it', () => {
    const pace = new Pace(Infinity)
    pace.start(0, 0)
    let step = 0
    for (let now = 0; now < 1000; now += 16) step = pace.grant(now, step)
    expect(pace.grant(1000, step) - step).toBeGreaterThan(10_000)
  })

  it('narrows the window to a fraction of a second when the start was quick and the rest is slow', () => {
    const pace = new Pace(Infinity)
    pace.start(0, 0)
    let step = 0
    let granted = 0
    let now = 0
    for (; now < 96; now += 16) step = granted = pace.grant(now, step)
    const ahead = () => granted - step
    granted = pace.grant(now, step)
    expect(ahead()).toBeGreaterThan(100)
    for (; now < 40_000; now += 16) granted = pace.grant(now, (step += 1.6))
    expect(ahead()).toBeLessThan(40)
  })
})
