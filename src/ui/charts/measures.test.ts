import { describe, expect, it } from 'vitest'
import { extentOf, measuresOf, xModes, type Measured } from './measures.ts'

const norms = ['gradientNorm', 'updateNorm', 'weightNorm']

describe('measures', () => {
  const plain: Measured = { kind: 'data', classes: true, averaged: false, validated: true }
  const second = (changes: Partial<Measured>) => measuresOf({ ...plain, ...changes }).second.map(({ id }) => id)

  it('offers what a problem has', () => {
    expect(second({ kind: 'surface' })).toEqual(['distance', ...norms, 'rate'])
    expect(second({})).toEqual(['validationAccuracy', 'trainAccuracy', 'rate', ...norms, 'batchLoss'])
    expect(second({ classes: false })).toEqual(['rate', ...norms, 'batchLoss'])
    expect(xModes('surface')).not.toContain('epoch')
  })

  it('has nothing of a validation set where there is none', () => {
    const { first } = measuresOf({ ...plain, validated: false })
    expect(first.lines).toEqual([{ column: 'trainLoss', style: 'own' }])
    expect(second({ validated: false, averaged: true })).toEqual([
      ...['averageTrainLoss', 'trainAccuracy', 'rate', ...norms, 'batchLoss'],
    ])
  })

  it('has figures of the test set beside losses and accuracies of the parameters themselves', () => {
    const { first, second } = measuresOf({ ...plain, averaged: true })
    expect(first.test).toBe('test')
    expect(second.filter(({ test }) => test !== undefined).map(({ id }) => id)).toEqual([
      'validationAccuracy',
      'trainAccuracy',
    ])
    expect(measuresOf({ ...plain, kind: 'surface' }).first.test).toBeUndefined()
  })

  it('begins with averages where a racer keeps one', () => {
    expect(second({ kind: 'surface', averaged: true })[0]).toBe('averageLoss')
    expect(second({ averaged: true }).slice(0, 3)).toEqual([
      ...['averageValidationLoss', 'averageValidationAccuracy', 'averageTrainLoss'],
    ])
    expect(second({ classes: false, averaged: true }).slice(0, 2)).toEqual([
      'averageValidationLoss',
      'averageTrainLoss',
    ])
  })

  it('measures finite values only', () => {
    expect(extentOf([NaN, -1, 0, 3, Infinity, 9], 5)).toEqual({ min: -1, max: 3, positive: 3 })
    expect(extentOf([], 0).max).toBe(-Infinity)
  })
})
