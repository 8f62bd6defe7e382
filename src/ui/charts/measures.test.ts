import { describe, expect, it } from 'vitest'
import { extentOf, measuresOf, xModes } from './measures.ts'

describe('measures', () => {
  it('offers what a problem has', () => {
    expect(measuresOf('surface', 'regression').second.map(({ id }) => id)).toEqual(['distance', 'gradientNorm', 'rate'])
    expect(measuresOf('data', 'classification').second[0]!.id).toBe('validationAccuracy')
    expect(measuresOf('data', 'regression').second.some((measure) => measure.share)).toBe(false)
    expect(xModes('surface')).not.toContain('epoch')
  })
  it('measures finite values only', () => {
    expect(extentOf([NaN, -1, 0, 3, Infinity, 9], 5)).toEqual({ min: -1, max: 3, positive: 3 })
    expect(extentOf([], 0).max).toBe(-Infinity)
  })
})
