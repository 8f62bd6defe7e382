import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { scheduleFor, type ScheduleChoice } from '../../../scripts/conformance/scheduleNames.ts'
import { createNative } from '../../engine/native/instance.ts'
import { check, scheduleScope } from '../../formula/check.ts'
import { evaluateSchedule, type ScheduleRun } from '../../formula/evaluate.ts'
import { formulaText, numberValues, type Values } from '../definition.ts'
import type { Schedule } from '../kinds.ts'
import { schedules } from './index.ts'
import { warmUp } from './warmUp.ts'

interface Case {
  readonly id: string
  readonly schedule: string
  readonly params: Record<string, unknown>
  readonly lr: readonly number[]
  readonly momentum?: readonly number[]
}
const file = JSON.parse(readFileSync('reference/schedules.json', 'utf8')) as {
  steps: number
  metric: number[]
  cases: Case[]
}
const { mathematics } = createNative(nodeModules())

const near = (ours: number, theirs: number) => Math.abs(ours - theirs) <= 1e-11 * Math.abs(theirs) + 1e-15

function start(definition: Schedule, values: Values, base: number, budget: number): ScheduleRun {
  const parameters = numberValues(definition.parameters, values)
  const checked = check(formulaText(definition.formula, values), scheduleScope(Object.keys(parameters)))
  return evaluateSchedule(checked, mathematics, { base, budget, parameters })
}

/** The warm-up, if any, up to the schedule's first rate, then the schedule with the rest of the budget. */
function withWarmUp({ schedule, warmup, base, budget }: ScheduleChoice): ScheduleRun {
  const begin = () => start(schedules.get(schedule.id)!, schedule.parameters, base, budget - warmup.steps)
  const rise = start(warmUp, { ...warmup }, begin().rate(0).lr, warmup.steps)
  const run = begin()
  return {
    state: run.state,
    rate: (step, metric, measured) =>
      step < warmup.steps ? rise.rate(step) : run.rate(step - warmup.steps, metric, measured),
  }
}

describe('schedules against reference/schedules.json', () => {
  it('every case has a schedule of the catalog, and every schedule but the constant one a case', () => {
    const choices = file.cases.map(({ schedule, params }) => scheduleFor(schedule, params, file.steps)?.schedule.id)
    expect(file.cases).toHaveLength(34)
    expect(choices).not.toContain(undefined)
    expect(schedules.all.map(({ id }) => id).filter((id) => !choices.includes(id))).toEqual(['constant'])
  })

  it.each(file.cases)('$id', ({ schedule, params, lr, momentum }) => {
    const run = withWarmUp(scheduleFor(schedule, params, file.steps)!)
    lr.forEach((theirs, step) => {
      const ours = run.rate(step, file.metric[step - 1], step > 0 ? 1 : 0)
      expect(near(ours.lr, theirs), `step ${step}: ${ours.lr}, not ${theirs}`).toBe(true)
      if (momentum) expect(near(ours.momentum!, momentum[step]), `momentum of step ${step}`).toBe(true)
      else expect(ours.momentum).toBeUndefined()
    })
  })
})
