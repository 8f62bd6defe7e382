import { describe, expect, it } from 'vitest'
import { arrowsOf } from './arrows.ts'

describe('arrowsOf', () => {
  it('points downhill, with y of the data upwards', () => {
    const [downhill, step] = arrowsOf([0, 2], [1, 0], 50)
    expect(downhill!.kind).toBe('downhill')
    expect(downhill!.dx).toBeCloseTo(0)
    expect(downhill!.dy).toBeGreaterThan(0)
    expect(step).toMatchObject({ kind: 'step', dx: 50 })
  })
  it('is one arrow where both point the same way', () => {
    expect(arrowsOf([-3, -4], [0.3, 0.41], 100).map(({ kind }) => kind)).toEqual(['both'])
  })
  it('shows where the momentum pushes, and says when the step goes along it', () => {
    const kinds = (momentum: number[]) => arrowsOf([0, 2], [1, 0], 50, momentum).map(({ kind }) => kind)
    expect(kinds([0, -3])).toEqual(['downhill', 'momentum', 'step'])
    expect(arrowsOf([0, 2], [1, 0], 50, [0, -3])[1]!.dy).toBeLessThan(0)
    expect(kinds([-4, 0])).toEqual(['downhill', 'carried'])
    expect(kinds([0, 0])).toEqual(['downhill', 'step'])
    expect(arrowsOf([-3, -4], [0.3, 0.41], 100, [-3, -4]).map(({ kind }) => kind)).toEqual(['both'])
  })
  it('has none for what is zero or not finite', () => {
    expect(arrowsOf([0, 0], [0, 0], 10)).toEqual([])
    expect(arrowsOf([1, 1], [0, 0], 10)).toHaveLength(1)
    expect(arrowsOf([Number.NaN, 1], [1, 0], 10).map(({ kind }) => kind)).toEqual(['step'])
  })
  it('keeps a tiny step visible and a huge one short', () => {
    expect(arrowsOf([0, 1], [0.1, 0], 1)[1]!.dx).toBeCloseTo(34)
    expect(arrowsOf([0, 1], [1e9, 0], 1)[1]!.dx).toBeCloseTo(110)
  })
  it('has none for a racer that has come to rest', () => {
    expect(arrowsOf([0, 1e-9], [1e-9, 0], 50)).toEqual([])
  })
})
