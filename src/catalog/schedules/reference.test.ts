import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { scheduleFor } from '../../../scripts/conformance/names.ts'
import { createNative } from '../../engine/native/instance.ts'
import { check, scheduleScope } from '../../formula/check.ts'
import { evaluateSchedule } from '../../formula/evaluate.ts'
import { formulaText, numberValues } from '../definition.ts'
import { schedules } from './index.ts'

interface Case {
  readonly id: string
  readonly schedule: string
  readonly params: Record<string, unknown>
  readonly lr: readonly number[]
  readonly momentum?: readonly number[]
}
const file = JSON.parse(readFileSync('reference/schedules.json', 'utf8')) as { steps: number; cases: Case[] }
const { mathematics } = createNative(nodeModules())

const near = (ours: number, theirs: number) => Math.abs(ours - theirs) <= 1e-11 * Math.abs(theirs) + 1e-15

describe('schedules against reference/schedules.json', () => {
  const known = file.cases.filter((one) => scheduleFor(one.schedule, one.params, file.steps))

  it('knows every case of the catalog', () => {
    expect(known.map(({ id }) => id)).toEqual([
      'StepLR/30-0.1',
      'StepLR/7-0.8',
      'ExponentialLR/0.95',
      'CosineAnnealingLR/100',
      'CosineAnnealingLR/periodic-20',
      'OneCycleLR/cos',
      'OneCycleLR/linear',
      'OneCycleLR/three-phase',
      'SequentialLR/warmup-cosine',
      'MultiplicativeLR/0.97',
      'WarmupCosine/hf',
      'InverseTimeDecay/keras',
      'InverseTimeDecay/keras-staircase',
      'KerasExponentialDecay/0.5',
    ])
  })

  it.each(known)('$id', ({ schedule, params, lr, momentum }) => {
    const { schedule: choice, base, budget } = scheduleFor(schedule, params, file.steps)!
    const definition = schedules.get(choice.id)!
    const parameters = numberValues(definition.parameters, choice.parameters)
    const text = formulaText(definition.formula, choice.parameters)
    const checked = check(text, scheduleScope(Object.keys(parameters)))
    const run = evaluateSchedule(checked, mathematics, { base, budget, parameters })
    lr.forEach((theirs, step) => {
      const ours = run.rate(step)
      expect(near(ours.lr, theirs), `step ${step}: ${ours.lr}, not ${theirs}`).toBe(true)
      if (momentum) expect(near(ours.momentum!, momentum[step]), `momentum of step ${step}`).toBe(true)
      else expect(ours.momentum).toBeUndefined()
    })
  })
})
