import { describe, expect, it } from 'vitest'
import { contour, lookUp, type Grid } from './grid.ts'

const plane = { x: [-1, 1], y: [-1, 1] } as const
const grid = (size: number, f: (x: number, y: number) => number): Grid => ({
  size,
  values: Float32Array.from({ length: size * size }, (_, i) =>
    f((2 * (i % size)) / (size - 1) - 1, 1 - (2 * Math.floor(i / size)) / (size - 1)),
  ),
})

describe('lookUp', () => {
  it('is exact for a linear function, with y upwards', () => {
    const g = grid(5, (x, y) => 2 * x - 3 * y)
    for (const [x, y] of [
      [0.3, 0.77],
      [-1, 1],
      [1, -1],
      [0.25, -0.6],
    ] as const)
      expect(lookUp(g, plane, x, y)).toBeCloseTo(2 * x - 3 * y, 5)
  })
  it('takes the edge outside', () =>
    expect(
      lookUp(
        grid(3, (x) => x),
        plane,
        5,
        0,
      ),
    ).toBe(1))
})

describe('contour', () => {
  it('finds a circle', () => {
    const size = 41
    const segments = contour(
      grid(size, (x, y) => x * x + y * y),
      0.25,
    )
    expect(segments.length).toBeGreaterThan(40)
    for (let i = 0; i < segments.length; i += 2) {
      const x = (2 * segments[i]!) / (size - 1) - 1
      const y = 1 - (2 * segments[i + 1]!) / (size - 1)
      expect(Math.hypot(x, y)).toBeCloseTo(0.5, 2)
    }
  })
  it('has two segments in a saddle, and they do not cross', () => {
    const saddle: Grid = { size: 2, values: Float32Array.from([1, -1, -1, 2]) }
    expect([...contour(saddle, 0)]).toEqual([0.5, 0, 1, expect.closeTo(1 / 3), expect.closeTo(1 / 3), 1, 0, 0.5])
    expect(contour({ size: 2, values: Float32Array.from([2, -3, -3, 1]) }, 0)).toHaveLength(8)
  })
  it('leaves out what is not finite', () => {
    expect(contour({ size: 2, values: Float32Array.from([1, NaN, -1, -1]) }, 0)).toHaveLength(0)
  })
})
