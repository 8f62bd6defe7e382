import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { schedules } from '../catalog/schedules/index.ts'
import { createTrainer } from '../engine/createTrainer.ts'
import { defaultChoice, defaultExperiment, defaultRacer } from './defaults.ts'
import type { Choice, Racer } from './document.ts'
import { cyclesMomentum, runningOptimizer } from './runningOptimizer.ts'

const oneCycle = defaultChoice(schedules, 'one-cycle')
const racer = (id: string, schedule: Choice, values: Record<string, number> = {}): Racer => {
  const base = defaultRacer(0, id)
  return { ...base, schedule, optimizer: { id, parameters: { ...base.optimizer.parameters, ...values } } }
}
const own = (formula: string): Choice => ({ id: 'own', parameters: {}, formula })

describe('cyclesMomentum', () => {
  it('is told from the values or the text', () => {
    expect(cyclesMomentum(oneCycle)).toBe(true)
    expect(cyclesMomentum({ ...oneCycle, parameters: { ...oneCycle.parameters, cycleMomentum: false } })).toBe(false)
    expect(cyclesMomentum(defaultChoice(schedules, 'cosine'))).toBe(false)
    expect(cyclesMomentum(own('lr = base\nmomentum = 0.9'))).toBe(true)
    expect(cyclesMomentum(own('lr = base # momentum = 0.9'))).toBe(false)
  })
})

describe('runningOptimizer', () => {
  it('is the optimizer itself unless its momentum is 0 and written by the schedule', () => {
    for (const one of [
      racer('sgd', defaultChoice(schedules, 'cosine')),
      racer('sgd', oneCycle, { momentum: 0.9 }),
      racer('adam', oneCycle),
      racer('adagrad', oneCycle),
      { optimizer: own('theta = theta - lr * g'), schedule: oneCycle },
    ])
      expect(runningOptimizer(one)).toBe(one.optimizer)
    expect(runningOptimizer(racer('sgd', oneCycle)).parameters.momentum).not.toBe(0)
  })

  it.each(['sgd', 'rmsprop', 'adam', 'adamw', 'lion'])('%s runs the same from any momentum once it is cycled', (id) => {
    const experiment = { ...defaultExperiment(), budget: 60 }
    const name = id === 'sgd' || id === 'rmsprop' ? 'momentum' : 'beta1'
    const path = (momentum: number) => {
      const trainer = createTrainer(experiment, racer(id, oneCycle, { [name]: momentum }), { modules: nodeModules() })
      trainer.advance(60)
      return trainer.records(0).x
    }
    expect(path(0)).toEqual(path(0.7))
    const still = createTrainer(experiment, racer(id, defaultChoice(schedules, 'constant')), { modules: nodeModules() })
    still.advance(60)
    expect(path(0)).not.toEqual(still.records(0).x)
  })
})
