import { describe, expect, it } from 'vitest'
import { spread, workerCount } from './spread.ts'

describe('workerCount', () => {
  it('leaves a core to the page, and has no more workers than racers or than four', () => {
    expect([1, 2, 3, 4, 8, 64].map((cores) => workerCount(cores, 12))).toEqual([1, 1, 2, 3, 4, 4])
    expect([0, 1, 2, 3].map((racers) => workerCount(8, racers))).toEqual([1, 1, 2, 3])
  })
})

describe('spread', () => {
  it('deals the racers out in turn', () => {
    expect(spread([5, 7, 9, 11, 13], 2)).toEqual([
      [5, 9, 13],
      [7, 11],
    ])
  })
})
