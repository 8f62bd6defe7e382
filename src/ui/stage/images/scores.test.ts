import { expect, it } from 'vitest'
import { barsOf, scoresOf } from './scores.ts'

const near = (actual: readonly number[], expected: readonly number[]) => {
  expect(actual).toHaveLength(expected.length)
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12))
}

it('softmax of several outputs, also of large ones', () => {
  const { values, probable } = scoresOf([Math.log(1), Math.log(3), Math.log(4)], 'softmax')
  expect(probable).toBe(true)
  near(values, [1 / 8, 3 / 8, 1 / 2])
  near(scoresOf([1000, 1000], 'softmax').values, [0.5, 0.5])
})

it('one output stands for both classes', () => {
  near(scoresOf([Math.log(3)], 'sigmoid').values, [0.25, 0.75])
  near(scoresOf([0.2], 'none').values, [0.8, 0.2])
  near(scoresOf([-1], 'signed').values, [1, 0])
})

it('outputs of other losses stay as they are; their bars are shares of the greatest', () => {
  const scores = scoresOf([-1, 0.5, 2], 'none')
  expect(scores).toEqual({ values: [-1, 0.5, 2], probable: false })
  near(barsOf(scores), [0, 0.25, 1])
  near(barsOf({ values: [0.9, 0.1], probable: true }), [0.9, 0.1])
})
