import { describe, expect, it } from 'vitest'
import { losses } from '../catalog/losses/index.ts'
import { defaultDataProblem } from './defaults.ts'
import { lossFit, OWN_LOSS, targetMisfit, type TargetSource } from './fit.ts'

const why = (id: string, data: string, changes: Partial<TargetSource> = {}) =>
  targetMisfit(losses.get(id)!, { ...defaultDataProblem(data), standardize: 'inputs', labelNoise: 0, ...changes })?.en

describe('whether a loss fits the targets', () => {
  it('asks for the task', () => {
    expect(why('squared', 'sine')).toBeUndefined()
    expect(why('hinge', 'moons')).toBeUndefined()
    expect(why('hinge', 'blobs')).toBe('Looks at one output at a time; this data needs one for each class.')
    expect(why('softmax-cross-entropy', 'sine')).toBe('Needs classes; this data has numbers.')
    expect(targetMisfit(OWN_LOSS, defaultDataProblem('blobs'))?.en).toBe('A formula sees one output at a time.')
  })

  it('asks the Poisson loss for targets that are not negative, as they are learned', () => {
    expect(lossFit({ id: 'poisson', parameters: {} }).nonnegative).toBe(true)
    expect(why('poisson', 'counts')).toBeUndefined()
    expect(why('poisson', 'diabetes')).toBeUndefined()
    expect(why('poisson', 'sine')).toMatch(/such as counts/)
    expect(why('poisson', 'diabetes', { standardize: 'all' })).toMatch(/standardize the inputs only/)
    expect(why('poisson', 'counts', { labelNoise: 0.1 })).toMatch(/label noise/)
  })

  it('tells every task that a loss does not fit why', () => {
    for (const { fits, misfit } of losses.all)
      for (const task of ['regression', 'binary', 'classes'] as const)
        expect((fits[task] === undefined) === (misfit[task] !== undefined)).toBe(true)
  })
})
