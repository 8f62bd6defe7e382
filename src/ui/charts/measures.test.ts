import { describe, expect, it } from 'vitest'
import { extentOf, measuresOf, xModes } from './measures.ts'

describe('measures', () => {
  it('offers what a problem has', () => {
    const surface = measuresOf('surface', 'regression', false).second.map(({ id }) => id)
    expect(surface).toEqual(['distance', 'gradientNorm', 'rate'])
    expect(measuresOf('data', 'classification', false).second[0]!.id).toBe('validationAccuracy')
    expect(measuresOf('data', 'regression', true).second.some((measure) => measure.share)).toBe(false)
  })

  it('offers averages where a racer keeps one', () => {
    const averages = (...[kind, task, averaged]: Parameters<typeof measuresOf>) =>
      measuresOf(kind, task, averaged).second.flatMap(({ id }) => (id.startsWith('average') ? [id] : []))
    expect(averages('surface', 'regression', true)).toEqual(['averageLoss'])
    expect(averages('data', 'classification', true)).toEqual([
      'averageValidationAccuracy',
      'averageValidationLoss',
      'averageTrainLoss',
    ])
    expect(averages('data', 'regression', true)).toEqual(['averageValidationLoss', 'averageTrainLoss'])
    expect(averages('data', 'classification', false)).toEqual([])
    expect(xModes('surface')).not.toContain('epoch')
  })
  it('measures finite values only', () => {
    expect(extentOf([NaN, -1, 0, 3, Infinity, 9], 5)).toEqual({ min: -1, max: 3, positive: 3 })
    expect(extentOf([], 0).max).toBe(-Infinity)
  })
})
