import { describe, expect, it } from 'vitest'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { LONGEST_FORMULA } from '../../experiment/choice.ts'
import { defaultChoice, defaultExperiment, defaultRacer } from '../../experiment/defaults.ts'
import type { Racer } from '../../experiment/document.ts'
import { formulaProblem } from '../../experiment/ownFormula.ts'
import { validate } from '../../experiment/schema.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import { editableRule, ownSchedule, replacedOptimizer, replacedSchedule, withOptimizer, withOwnRule } from './rules.ts'

const decay = defaultChoice(wrappers, 'decoupled-decay')
const clip = defaultChoice(wrappers, 'clip-norm')
const racer: Racer = { ...defaultRacer(0, 'rprop'), wrappers: [clip, decay] }
const problems = (fields: Partial<Racer>) => {
  const result = validate({ ...defaultExperiment(), racers: [{ ...racer, ...fields }] })
  return result.ok ? [] : result.problems
}

describe.each(optimizers.all.map((optimizer) => [optimizer.id, optimizer] as const))('%s', (id, optimizer) => {
  it('takes the place of another, with what fits around it', () => {
    const fields = replacedOptimizer(racer, optimizer, optimizers.get('rprop'))
    expect(problems(fields)).toEqual([])
    expect(fields.name).toBe(optimizer.name.en)
    const own = 'weightDecay' in optimizer.parameters
    expect(fields.wrappers).toEqual(own ? [clip] : [clip, decay])
  })

  it('becomes an own rule that is valid', () => {
    const fields = withOwnRule({ ...racer, ...replacedOptimizer(racer, optimizer, undefined) })
    expect(problems(fields)).toEqual([])
    expect(fields.optimizer?.formula!.length).toBeLessThanOrEqual(LONGEST_FORMULA)
    expect(formulaProblem(fields.optimizer!.formula!, 'rule')).toBeUndefined()
    const text = editableRule(defaultChoice(optimizers, id))
    if (text === undefined)
      expect(fields).toMatchObject({ rate: 0.01, optimizer: { formula: 'theta = theta - lr * g' } })
  })
})

it('methods and rules with curvature cannot be edited, all others can', () => {
  const fixed = optimizers.all.filter(({ id }) => editableRule(defaultChoice(optimizers, id)) === undefined)
  expect(fixed.map(({ id }) => id).sort()).toEqual(['lbfgs', 'newton', 'nonlinear-cg', 'sophia'])
})

it('an own rule with a decay of its own drops the weight decay around it', () => {
  const formula = 'parameter weightDecay = 0.1\ntheta = theta * (1 - lr * weightDecay) - lr * g'
  expect(withOptimizer(racer, { id: 'own', parameters: {}, formula }).wrappers).toEqual([clip])
})

it('a racer with a name of its own keeps it', () => {
  expect(replacedOptimizer({ ...racer, name: 'Turtle' }, optimizers.all[0]!, optimizers.get('rprop')).name).toBe(
    undefined,
  )
})

it('a schedule keeps what the next one means the same by, and nothing else', () => {
  const step = { id: 'step', parameters: { every: 250, gamma: 0.3 } }
  expect(replacedSchedule(step, schedules.get('multi-step')!).parameters.gamma).toBe(0.3)
  expect(replacedSchedule(step, schedules.get('exponential')!).parameters).toMatchObject({ gamma: 0.99, every: 1 })
})

describe.each(schedules.all.map((schedule) => [schedule.id, schedule] as const))('the schedule %s', (_, schedule) => {
  it('takes the place of any other, with valid values', () => {
    for (const { id } of schedules.all) {
      const next = replacedSchedule(defaultChoice(schedules, id), schedule)
      expect(problems({ schedule: next })).toEqual([])
    }
  })

  it('becomes an own formula that is valid', () => {
    const own = ownSchedule(defaultChoice(schedules, schedule.id))
    expect(formulaProblem(own.formula!, 'schedule')).toBeUndefined()
  })
})
