import { expect, it } from 'vitest'
import { filterHeight, gap } from './filterHeight.ts'

it.each([
  [12, 1, 104],
  [64, 1, 46],
  [256, 1, 40],
])('%i filters of aspect %f are %i high', (count, aspect, height) => {
  expect(filterHeight(count, aspect, { width: 700, height: 420 })).toBe(height)
})

it('fits all where it says so', () => {
  for (const count of [1, 5, 12, 33, 64]) {
    const frame = { width: 712, height: 430 }
    const height = filterHeight(count, 1, frame)
    const columns = Math.floor((frame.width - 8 + gap.x) / (height + gap.x))
    expect(Math.ceil(count / columns) * (height + gap.name + gap.y)).toBeLessThanOrEqual(frame.height)
  }
})
