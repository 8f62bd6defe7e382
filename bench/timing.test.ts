import { describe, expect, it } from 'vitest'
import { median, timeInTurns, type Contender } from './timing.ts'

describe('median', () => {
  it('takes the middle value, whatever the order', () => {
    expect(median([3, 1, 1000, 2, 0])).toBe(2)
    expect(median([4, 1])).toBe(1)
    expect(() => median([])).toThrow(/at least one/)
  })
})

describe('timeInTurns', () => {
  /** Engines on a clock of their own: a step of `fast` takes 1 ms, one of `slow` 10 ms. */
  async function race() {
    let now = 0
    const turns: string[] = []
    const contender = (name: string, cost: number): Contender => ({
      name,
      begin: () => ({
        run(steps) {
          turns.push(name)
          now += steps * cost
        },
        dispose() {},
      }),
    })
    const timings = await timeInTurns([contender('fast', 0.001), contender('slow', 0.01)], {
      rounds: 3,
      turns: 2,
      clock: () => now,
    })
    return { timings, turns }
  }

  it('measures steps per second', async () => {
    const { timings } = await race()
    expect(timings.map(({ name }) => name)).toEqual(['fast', 'slow'])
    expect(timings[0]!.stepsPerSecond).toBeCloseTo(1000, 6)
    expect(timings[1]!.stepsPerSecond).toBeCloseTo(100, 6)
  })

  it('lets the engines take turns', async () => {
    const { turns } = await race()
    // In each of three rounds both warm up, and then take two turns.
    expect(turns.slice(-18)).toEqual(Array.from({ length: 9 }, () => ['fast', 'slow']).flat())
  })
})
