import { describe, expect, it } from 'vitest'
import { Occupancy, overlap } from '../canvas/labels.ts'
import { endsEarly, freePlace, occupy } from './earlyNames.ts'

const area = { x: 48, y: 22, width: 240, height: 160 }
const size = { width: 60, height: 17 }
/** A horizontal curve at a height. */
const flat = (y: number, from = 48, to = 288) => ({ points: new Float32Array([from, y, to, y]), count: 2 })
const linesOf = (...curves: ReturnType<typeof flat>[]): Occupancy => {
  const lines = new Occupancy(360, 200)
  for (const curve of curves) occupy(lines, curve, area)
  return lines
}

describe('freePlace', () => {
  it('stands right of the end where nothing is', () => {
    const box = freePlace({ at: [120, 100], ...size }, linesOf(flat(100, 48, 120)), [], area)!
    expect(box).toMatchObject({ x: 130, y: 91.5 })
  })
  it('lies over no curve, whichever is in the way', () => {
    const others = [flat(104), flat(80)]
    const lines = linesOf(flat(100, 48, 120), ...others)
    const box = freePlace({ at: [120, 100], ...size }, lines, [], area)!
    for (const { points } of others) {
      const y = points[1]!
      expect(y < box.y || y > box.y + box.height).toBe(true)
    }
    expect(lines.under(box)).toBe(0)
  })
  it('covers no other name', () => {
    const lines = linesOf(flat(100, 48, 120))
    const first = freePlace({ at: [120, 100], ...size }, lines, [], area)!
    const second = freePlace({ at: [122, 102], ...size }, lines, [first], area)!
    expect(overlap(first, second)).toBe(0)
  })
  it('stays within the area, and finds nothing where curves are everywhere', () => {
    const corner = freePlace({ at: [286, 24], ...size }, linesOf(), [], area)!
    expect(corner.x + corner.width).toBeLessThanOrEqual(288)
    expect(corner.y).toBeGreaterThanOrEqual(22)
    const crowd = linesOf(...Array.from({ length: 21 }, (_, i) => flat(22 + 8 * i)))
    expect(freePlace({ at: [120, 100], ...size }, crowd, [], area)).toBeNull()
  })
})

it('counts as early what ends well before the furthest', () => {
  expect(endsEarly(200, 288)).toBe(true)
  expect(endsEarly(280, 288)).toBe(false)
})
