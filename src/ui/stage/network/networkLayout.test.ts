import { describe, expect, it } from 'vitest'
import { moreHeight, nearestUnit, networkLayout, titleHeight } from './networkLayout.ts'

const fine = { pitch: 28, units: 4 }
const coarse = { pitch: 44, units: 8 }

describe('networkLayout', () => {
  const frames = [
    { width: 480, height: 450 },
    { width: 330, height: 330 },
    { width: 200, height: 280 },
  ]
  const nets = [
    [2, 8, 8, 1],
    [2, 16, 16, 16, 1],
    [2, 1],
    [5, 200, 3],
  ]
  it.each(frames.flatMap((frame) => nets.map((units) => [units, frame] as const)))(
    '%j in %j: tiles are large enough, apart, and inside',
    (units, frame) => {
      for (const least of [fine, coarse]) {
        const { columns, tile, pitch, width, height } = networkLayout(units, frame, least)
        expect(columns.map(({ tops, more }) => tops.length + more)).toEqual(units)
        expect(tile).toBeGreaterThanOrEqual(24)
        expect(pitch).toBeGreaterThanOrEqual(least.pitch)
        expect(width).toBeGreaterThanOrEqual(frame.width)
        expect(height).toBeGreaterThanOrEqual(frame.height)
        for (const [i, { x, tops }] of columns.entries()) {
          expect(x + tile / 2).toBeGreaterThanOrEqual(34)
          expect(x + tile / 2).toBeLessThanOrEqual(width - 34)
          if (i > 0) expect(x - columns[i - 1]!.x).toBeGreaterThanOrEqual(tile + (frame.width < 320 ? 28 : 46))
          expect(tops[0]).toBeGreaterThanOrEqual(titleHeight + (columns.some((one) => one.more > 0) ? moreHeight : 0))
          expect(tops.at(-1)! + tile).toBeLessThanOrEqual(height)
          tops.slice(1).forEach((top, k) => expect(top - tops[k]!).toBeCloseTo(pitch, 9))
        }
      }
    },
  )

  it('shows the first units where there is no room for all, some of them anyhow', () => {
    expect(networkLayout([2, 200, 1], { width: 480, height: 450 }, fine).columns[1]).toMatchObject({ more: 200 - 13 })
    expect(networkLayout([2, 16, 1], { width: 320, height: 280 }, coarse).columns[1]!.tops).toHaveLength(8)
  })

  it('shows all columns of a small network on a phone', () => {
    expect(networkLayout([2, 8, 8, 1], { width: 271, height: 280 }, coarse).width).toBe(271)
  })

  it('finds the unit beside another', () => {
    const { columns } = networkLayout([2, 8, 1], { width: 480, height: 450 }, fine)
    expect(nearestUnit(columns[2]!, columns[1]!.tops[7]!)).toBe(0)
    expect(nearestUnit(columns[1]!, columns[1]!.tops[5]!)).toBe(5)
    expect(nearestUnit(columns[0]!, columns[1]!.tops[7]!)).toBe(1)
  })
})
