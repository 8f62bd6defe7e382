import { describe, expect, it } from 'vitest'
import { marksOf, wholeRows } from './marks.ts'

describe('the marks of a curve', () => {
  it('are its first largest value and its last', () => {
    expect(marksOf([0.1, 0.4, 0.4, 0.2, 0])).toEqual({
      largest: { value: 0.4, share: 0.25 },
      last: { value: 0, share: 1 },
    })
  })
  it('are one for a single value, and none for none', () => {
    expect(marksOf([2])).toEqual({ largest: { value: 2, share: 0 }, last: { value: 2, share: 1 } })
    expect(marksOf([])).toBeUndefined()
  })
})

it('batches have whole rows, from 1 to the training set', () => {
  expect([...wholeRows(Float64Array.of(-3, 0.2, 1.5, 7.49, 900, NaN), 64)]).toEqual([1, 1, 2, 7, 64, 1])
})
