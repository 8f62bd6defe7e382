import { describe, expect, it } from 'vitest'
import { Occupancy, placeLabels, type LabelRequest } from './labels.ts'

const frame = { x: 0, y: 0, width: 400, height: 300 }
const request = (key: string, x: number, y: number): LabelRequest => ({ key, x, y, width: 60, height: 20, gap: 12 })
const apart = (a: { x: number; y: number }, b: { x: number; y: number }): boolean =>
  Math.abs(a.x - b.x) >= 60 || Math.abs(a.y - b.y) >= 20

describe('placeLabels', () => {
  it('puts a lonely label to the right', () => {
    const [label] = placeLabels([request('a', 100, 100)], [], new Occupancy(400, 300), frame)
    expect(label).toMatchObject({ x: 112, y: 90, slot: 0, leader: false })
  })

  it('keeps labels of four marks at one place apart', () => {
    const requests = ['a', 'b', 'c', 'd'].map((key, i) => request(key, 200 + i, 150))
    const placed = placeLabels(requests, [], new Occupancy(400, 300), frame)
    for (const a of placed) for (const b of placed) expect(a === b || apart(a, b)).toBe(true)
  })

  it('stays inside the frame', () => {
    const [label] = placeLabels([request('a', 395, 150)], [], new Occupancy(400, 300), frame)
    expect(label!.x + label!.width).toBeLessThanOrEqual(400)
  })

  it('avoids a line', () => {
    const lines = new Occupancy(400, 300)
    lines.line(100, 100, 400, 100)
    const [label] = placeLabels([request('a', 100, 100)], [], lines, frame)
    expect(lines.under(label!)).toBe(0)
  })

  it('stays where it was while that is nearly as good', () => {
    const [label] = placeLabels([request('a', 100, 100)], [], new Occupancy(400, 300), frame, new Map([['a', 3]]))
    expect(label!.slot).toBe(3)
  })
})
