import { describe, expect, it } from 'vitest'
import { defaultExperiment, defaultRacer } from './defaults.ts'
import { describeBatch, describeLoss, describeOptimizer, describeSchedule } from './describe.ts'

describe('describeOptimizer', () => {
  it('names the optimizer and what sets it apart', () => {
    expect(defaultExperiment().racers.map(({ optimizer }) => describeOptimizer(optimizer))).toEqual([
      'SGD',
      'SGD · μ 0.9',
      'RMSProp · α 0.99',
      'Adam · β 0.9, 0.999',
    ])
  })

  it('adds switches and numbers off their defaults, in either language', () => {
    const sgd = defaultRacer(0, 'sgd').optimizer
    const nesterov = { ...sgd, parameters: { ...sgd.parameters, momentum: 0.8, nesterov: true, weightDecay: 0.1 } }
    expect(describeOptimizer(nesterov)).toBe('SGD · μ 0.8 · Nesterov · λ 0.1')
    const adam = defaultRacer(0, 'adam').optimizer
    expect(describeOptimizer({ ...adam, parameters: { ...adam.parameters, amsgrad: true } }, 'zh')).toBe(
      'Adam · β 0.9, 0.999 · AMSGrad',
    )
    expect(describeOptimizer({ id: 'own', parameters: {}, formula: 'theta = theta' }, 'zh')).toBe('自定义规则')
  })
})

describe('the other choices', () => {
  it('have their names', () => {
    expect(describeSchedule({ id: 'one-cycle', parameters: {} })).toBe('One cycle')
    expect(describeSchedule({ id: 'own', parameters: {}, formula: '' })).toBe('Own formula')
    expect(describeLoss({ id: 'huber', parameters: {} }, 'zh')).toBe('Huber 损失')
    expect(describeBatch({ size: 0, replacement: false })).toBe('full')
    expect(describeBatch({ size: 16, replacement: true })).toBe('16 ↺')
  })
})
