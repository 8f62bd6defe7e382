import { describe, expect, it } from 'vitest'
import { batchArrows } from '../arrows.ts'
import { angleBetween } from './angle.ts'
import { lossMinimum } from './lossMinimum.ts'
import { groundFor, leastSquares, lossRegion } from './lossRegion.ts'

const plane = { x: [-1, 3], y: [-2, 2] } as const
const size = 41
const grid = (loss: (w: number, b: number) => number): Float64Array =>
  Float64Array.from({ length: size * size }, (_, i) =>
    loss(-1 + (4 * (i % size)) / (size - 1), 2 - (4 * Math.floor(i / size)) / (size - 1)),
  )

describe('lossMinimum', () => {
  it('finds the lowest place of a tilted bowl between the points of the grid', () => {
    const [w, b] = [1.2345, -0.377]
    const found = lossMinimum(
      grid((x, y) => 3 * (x - w) ** 2 + 2.1 * (x - w) * (y - b) + (y - b) ** 2 + 0.4),
      size,
      plane,
    )
    expect(found![0]).toBeCloseTo(w, 9)
    expect(found![1]).toBeCloseTo(b, 9)
  })

  it('finds none along a valley, nor beyond the grid', () => {
    expect(
      lossMinimum(
        grid((x, y) => (x + 2 * y - 0.3) ** 2),
        size,
        plane,
      ),
    ).toBeNull()
    expect(
      lossMinimum(
        grid((x, y) => (x - 9) ** 2 + y ** 2),
        size,
        plane,
      ),
    ).toBeNull()
  })

  it('stays within a cell where the loss has corners', () => {
    const found = lossMinimum(
      grid((x, y) => Math.abs(x - 0.52) + Math.abs(y - 0.31)),
      size,
      plane,
    )
    expect(found).not.toBeNull()
    expect(Math.abs(found![0] - 0.52)).toBeLessThan(0.11)
    expect(Math.abs(found![1] - 0.31)).toBeLessThan(0.11)
  })
})

describe('what is shown', () => {
  const scene = { x: Float64Array.of(0, 1, 2, 50), y: Float64Array.of(1, 3, 5, 0), split: Uint8Array.of(0, 0, 0, 1) }

  it('is around the line of least squares of the training samples', () => {
    expect(leastSquares(scene)).toEqual([2, 1])
    expect(lossRegion([0, 0], [2, 1])).toEqual({ x: [-1, 3], y: [-1, 2] })
  })

  it('is computed with room around it, which stays until it is left or far too large', () => {
    const ground = groundFor({ x: [0, 2], y: [0, 1] }, null)
    expect(ground).toEqual({ x: [-1, 3], y: [-0.5, 1.5] })
    expect(groundFor({ x: [0.5, 2.5], y: [0, 1] }, ground)).toBe(ground)
    expect(groundFor({ x: [1.5, 3.5], y: [0, 1] }, ground)).not.toBe(ground)
    expect(groundFor({ x: [1, 1.5], y: [0.5, 0.75] }, ground)).not.toBe(ground)
  })
})

describe('gradients', () => {
  it('are drawn downhill, the longer one of a fixed length', () => {
    const [all, batch] = batchArrows([0, 2], [4, 0], false)
    expect(all).toEqual({ kind: 'all', dx: -72, dy: 0 })
    expect(batch!.kind).toBe('batch')
    expect(batch!.dx).toBeCloseTo(0, 12)
    expect(batch!.dy).toBe(36)
    expect(batchArrows([1, 1], [1, 1], true).map(({ kind }) => kind)).toEqual(['batch'])
    expect(batchArrows([0, 0], [0, 0], false)).toEqual([])
  })

  it('make an angle', () => {
    expect(angleBetween([1, 0], [1, 1])).toBeCloseTo(45, 12)
    expect(angleBetween([1, 0], [-2, 0])).toBeCloseTo(180, 12)
    expect(angleBetween([0, 0], [1, 0])).toBeNaN()
  })
})
