import { describe, expect, it } from 'vitest'
import { rowNear, rowWithValue } from './rows.ts'

describe('rowNear', () => {
  it('finds the nearest row', () => {
    const steps = [0, 1, 2, 4, 8, 99]
    expect([-5, 0, 2.6, 3.1, 7, 1000].map((value) => rowNear(steps, 5, value))).toEqual([0, 0, 2, 3, 4, 4])
  })
  it('is -1 where there are no rows', () => expect(rowNear([], 0, 3)).toBe(-1))
})

describe('rowWithValue', () => {
  it('looks beside a row that has none', () => {
    const values = [1, NaN, NaN, 4, NaN]
    expect([0, 1, 2, 4].map((row) => rowWithValue(values, 5, row))).toEqual([0, 0, 3, 3])
    expect(rowWithValue([NaN], 1, 0)).toBe(-1)
  })
})
