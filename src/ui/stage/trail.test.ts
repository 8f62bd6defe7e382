import { describe, expect, it } from 'vitest'
import { clearOf, clip, exitOf, trailOf } from './trail.ts'

const frame = { width: 100, height: 100 }
const plane = { x: [0, 100], y: [0, 100] } as const
const pairs = ({ points, count }: { points: Float64Array; count: number }): number[] => [
  ...points.subarray(0, 2 * count),
]

describe('trailOf', () => {
  it('turns rows into pixels', () => {
    expect(pairs(trailOf([0, 50], [0, 50], 2, plane, frame))).toEqual([0, 100, 50, 50])
  })
  it('leaves out points that no pixel tells apart, but not the last', () => {
    const x = [10, 10.1, 10.2, 60, 60.1]
    expect(trailOf(x, [5, 5, 5, 5, 5], 5, plane, frame).count).toBe(3)
  })
  it('ends at a value that is not finite', () => {
    expect(trailOf([1, 20, Infinity, 3], [1, 2, 3, 4], 4, plane, frame).count).toBe(2)
  })
  it('cuts what is far outside and goes on where it returns', () => {
    const points = pairs(trailOf([50, 1e9, 50], [50, 50, 60], 3, plane, frame))
    expect(points.filter(Number.isNaN)).toHaveLength(2)
    expect(Math.max(...points.filter(Number.isFinite))).toBeLessThanOrEqual(500)
    expect(points.slice(-2)).toEqual([50, 40])
  })
  it('takes more rows than its first room', () => {
    const x = Array.from({ length: 500 }, (_, i) => (i * 7) % 100)
    expect(trailOf(x, x, 500, plane, frame).count).toBe(500)
  })
})

describe('clip', () => {
  it('keeps what is inside and refuses what is outside', () => {
    expect(clip(10, 10, 20, 20, frame, 0)).toEqual([10, 10, 20, 20])
    expect(clip(50, 50, 150, 50, frame, 0)).toEqual([50, 50, 100, 50])
    expect(clip(-10, -10, -20, 50, frame, 0)).toBeNull()
  })
})

describe('clearOf', () => {
  const box = { x: 0, y: 80, width: 50, height: 20 }
  it('goes back on the line to the edge of what covers it', () => {
    const [x, y] = clearOf({ row: 1, x: 20, y: 100, angle: Math.PI / 2 }, [box])
    expect([x, y]).toEqual([expect.closeTo(20), expect.closeTo(80)])
    const left = clearOf({ row: 1, x: 0, y: 90, angle: Math.PI }, [box])
    expect(left).toEqual([expect.closeTo(50), expect.closeTo(90)])
  })
  it('stays where nothing covers it', () => {
    expect(clearOf({ row: 1, x: 90, y: 100, angle: 1 }, [box])).toEqual([90, 100])
  })
})

describe('exitOf', () => {
  it('finds the row and place of the last exit', () => {
    const exit = exitOf([50, 90, 190, 300], [50, 50, 50, 50], 4, plane, frame)
    expect(exit).toEqual({ row: 2, x: 100, y: 50, angle: 0 })
  })
  it('is null for a racer inside, or one that never was', () => {
    expect(exitOf([50, 200, 60], [50, 50, 50], 3, plane, frame)).toBeNull()
    expect(exitOf([200, 300], [50, 50], 2, plane, frame)).toBeNull()
  })
  it('looks past values that are not finite', () => {
    expect(exitOf([50, 500, Infinity, NaN], [50, 50, 0, 0], 4, plane, frame)?.row).toBe(1)
  })
})
