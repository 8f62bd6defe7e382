import { describe, expect, it } from 'vitest'
import { confusionOf, mistakes, recallOf, samplesOf } from './confusion.ts'

const y = [9, 9, 0, 0, 1, 2, 2, 2]
const predicted = Uint8Array.from([0, 1, 1, 2, 0, 2])

describe('confusionOf', () => {
  const confusion = confusionOf(y, 2, predicted, 3)
  it('counts from the first held-out sample on: rows are true, columns predicted', () => {
    expect([...confusion.counts]).toEqual([1, 1, 0, 0, 1, 0, 1, 0, 2])
    expect(confusion).toMatchObject({ samples: 6, right: 4 })
  })
  it('gives each class its samples and its recall', () => {
    expect([0, 1, 2].map((label) => samplesOf(confusion, label))).toEqual([2, 1, 3])
    expect([0, 1, 2].map((label) => recallOf(confusion, label))).toEqual([0.5, 1, 2 / 3])
    expect(recallOf(confusionOf([0], 0, Uint8Array.of(0), 2), 1)).toBeNaN()
  })
})

describe('mistakes', () => {
  it('are the first wrong samples, by their numbers among all', () => {
    expect(mistakes([], y, 2, predicted, 3)).toEqual([3, 6, null])
    expect(mistakes([], y, 2, predicted, 1)).toEqual([3])
  })
  it('keep their places while they are wrong', () => {
    expect(mistakes([6, 5, 3], y, 2, predicted, 4)).toEqual([6, null, 3, null])
    expect(mistakes([5, 6], y, 2, predicted, 2)).toEqual([3, 6])
  })
})
