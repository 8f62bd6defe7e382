import { expect, it } from 'vitest'
import { balanced } from './balance.ts'

const limits = { least: 0.01, most: 100 }

it('weighs classes inversely to their training rows', () => {
  const y = [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2]
  const train = y.map(() => 0)
  // 12 rows, 3 classes: 12 / (3 · 6), 12 / (3 · 2), 12 / (3 · 4)
  expect(balanced(y, train, 3, limits)).toEqual([0.667, 2, 1])
})

it('looks at training rows only', () => {
  expect(balanced([0, 1, 1, 1, 1], [0, 0, 1, 1, 2], 2, limits)).toEqual([1, 1])
})

it('stays within the limits, also where a class has no training row', () => {
  expect(balanced([0, 0, 0, 0, 1], [0, 0, 0, 0, 1], 2, { least: 0.6, most: 1.5 })).toEqual([0.6, 1.5])
})
