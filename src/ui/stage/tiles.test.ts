import { expect, it } from 'vitest'
import { tiling } from './tiles.ts'

it.each([
  [1, 730, 480, 1, 1],
  [2, 730, 480, 2, 1],
  [4, 730, 480, 2, 2],
  [6, 730, 480, 3, 2],
  [12, 730, 480, 4, 3],
  [2, 390, 390, 1, 2],
])('divides %i tiles over %i x %i', (count, width, height, columns, rows) => {
  expect(tiling(count, width, height)).toEqual({ columns, rows })
})
