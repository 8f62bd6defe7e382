import { expect, it } from 'vitest'
import { endOf, lastValue, leavesAt } from './ends.ts'

const area = { x: 50, y: 10, width: 100, height: 80 }
const line = (...points: number[]) => ({ points: Float32Array.from(points), count: points.length / 2 })
const all = { x: false, y: false }

it('ends at the last point, or where the curve leaves above', () => {
  expect(endOf(line(50, 20, 120, 40), area, all, false)).toEqual({ end: [120, 40], leaves: false })
  expect(endOf(line(50, 30, 90, -10), area, all, false)).toEqual({ end: [70, 10], leaves: false })
  expect(endOf(line(), area, all, false).end).toBeNull()
})

it('is named at the right where a part is shown and the curve goes on', () => {
  expect(endOf(line(50, 20, 130, 40, 170, 60), area, { x: true, y: false }, true)).toEqual({
    end: [150, 50],
    leaves: true,
  })
  // Less than a pixel further.
  expect(endOf(line(50, 20, 150.5, 40), area, { x: true, y: false }, true).leaves).toBe(true)
  expect(endOf(line(10, 20, 30, 40), area, { x: true, y: false }, false).end).toBeNull()
  expect(endOf(line(50, 20, 130, 200), area, { x: false, y: true }, false).end).toBeNull()
})

it('finds the rows that stay above to the end, and the last with a value', () => {
  expect(leavesAt([1, 9, 2, 8, 9], 5, 5)).toBe(3)
  expect(lastValue([1, NaN, 3, NaN], 4)).toBe(3)
})
