import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { createNative } from '../../engine/native/instance.ts'
import { check, scheduleScope } from '../../formula/check.ts'
import { evaluateSchedule } from '../../formula/evaluate.ts'
import { defaultValues, formulaText, numberValues, type Value } from '../definition.ts'
import { schedules } from './index.ts'

const { mathematics } = createNative(nodeModules())

/** Rates of a schedule with base 1; `losses[step]` is taken before that step, where it is a number. */
function rates(id: string, changes: Record<string, Value>, budget: number, losses: readonly (number | null)[] = []) {
  const { parameters: parts, formula } = schedules.get(id)!
  const values = { ...defaultValues(parts), ...changes }
  const parameters = numberValues(parts, values)
  const checked = check(formulaText(formula, values), scheduleScope(Object.keys(parameters)))
  const run = evaluateSchedule(checked, mathematics, { base: 1, budget, parameters })
  let metric = NaN
  return Array.from({ length: budget }, (_, step) => {
    const loss = losses[step] ?? null
    metric = loss ?? metric
    return run.rate(step, metric, loss === null ? 0 : 1).lr
  })
}

function expectNear(ours: readonly number[], theirs: readonly number[]) {
  expect(ours).toHaveLength(theirs.length)
  ours.forEach((rate, step) => expect(rate, `step ${step}`).toBeCloseTo(theirs[step], 14))
}

describe('a length of 0 is the budget', () => {
  it.each([
    ['linear', 'steps'],
    ['polynomial', 'steps'],
    ['cosine', 'period'],
  ])('%s', (id, name) => {
    expect(rates(id, { [name]: 0 }, 12)).toEqual(rates(id, { [name]: 12 }, 12))
    expect(rates(id, { [name]: 0 }, 12)).not.toEqual(rates(id, { [name]: 11 }, 12))
  })

  it('for a polynomial that rises again there is then no again', () => {
    expect(rates('polynomial', { cycle: true }, 9)).toEqual(rates('polynomial', {}, 9))
  })
})

describe('stable-decay', () => {
  it('without stable steps decays at the end of the run', () => {
    const seen = rates('stable-decay', { stable: 0, decay: 4, shape: 'linear', minimum: 0.2 }, 10)
    expectNear(seen, [1, 1, 1, 1, 1, 1, 1, 0.8, 0.6, 0.4])
  })

  it('begins at the full rate where the run is shorter than the decay', () => {
    expectNear(rates('stable-decay', { decay: 4 }, 3), [1, 0.75, 0.5])
  })

  it('comes down along a root or a cosine', () => {
    const fall = { stable: 1, decay: 4 }
    const root = [1, 1, 1 - Math.sqrt(0.25), 1 - Math.sqrt(0.5), 1 - Math.sqrt(0.75), 0, 0]
    expectNear(rates('stable-decay', { ...fall, shape: '1-sqrt' }, 7), root)
    const half = Math.SQRT1_2 / 2
    expectNear(rates('stable-decay', { ...fall, shape: 'cosine' }, 7), [1, 1, 0.5 + half, 0.5, 0.5 - half, 0, 0])
  })
})

describe('plateau', () => {
  const quick = { patience: 0, factor: 0.5, threshold: 0 }

  it('rests for as many losses as its cool-down, not steps', () => {
    const losses = [null, 1, 1, null, null, null, 1, 1, 1, null]
    // The 1 of step 2 lowers; those of steps 6 and 7 do not count; that of step 8 lowers again.
    const seen = rates('plateau', { ...quick, cooldown: 2 }, 10, losses)
    expect(seen).toEqual([1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25])
  })

  it.each([
    ['min', 'rel', [1, 0.91, 0.8], [1, 0.89, 0.8]],
    ['min', 'abs', [3, 2.91, 2.7], [3, 2.89, 2.7]],
    ['max', 'rel', [2, 2.19, 2.5], [2, 2.21, 2.5]],
    ['max', 'abs', [2, 2.09, 2.3], [2, 2.11, 2.3]],
  ])('of a loss that is better when %s, by a threshold that is %s', (mode, thresholdMode, little, enough) => {
    const values = { ...quick, mode, thresholdMode, threshold: 0.1 }
    expect(rates('plateau', values, 3, little)).toEqual([1, 0.5, 0.5])
    expect(rates('plateau', values, 3, enough)).toEqual([1, 1, 1])
  })

  it('leaves a rate that would hardly fall', () => {
    const losses = Array<number>(8).fill(1)
    expect(rates('plateau', { ...quick, lowest: 0.25 }, 5, losses)).toEqual([1, 0.5, 0.25, 0.25, 0.25])
    expect(rates('plateau', { ...quick, epsilon: 0.2 }, 5, losses)).toEqual([1, 0.5, 0.25, 0.25, 0.25])
  })
})

describe('others', () => {
  it('a piecewise schedule goes on with its last factor', () => {
    const seen = rates('piecewise', { boundaries: [1, 3, 5], factors: [3, 0.5] }, 7)
    expect(seen).toEqual([1, 1, 3, 3, 0.5, 0.5, 0.5])
    expect(rates('piecewise', { boundaries: [1], factors: [3, 0.5] }, 4)).toEqual([1, 1, 3, 3])
  })

  it('stairs and exponentials grow with a factor above 1, as a batch size may', () => {
    expect(rates('step', { every: 2, gamma: 2 }, 5)).toEqual([1, 1, 2, 2, 4])
    expectNear(rates('exponential', { every: 1, gamma: 10 }, 3), [1, 10, 100])
    expect(rates('linear', { from: 0, to: 8 }, 4)).toEqual([0, 2, 4, 6])
  })

  it('a cosine of several waves is at the top after each', () => {
    expectNear(rates('cosine', { cycles: 2, minimum: 0.5 }, 8), [1, 0.75, 0.5, 0.75, 1, 0.75, 0.5, 0.75])
  })

  it('restarts fall on whole steps however long the run', () => {
    const seen = rates('cosine-restarts', { first: 3, factor: 3 }, 3 + 9 + 27 + 81 + 243 + 729 + 2187)
    const tops = seen.flatMap((rate, step) => (rate === 1 ? [step] : []))
    expect(tops).toEqual([0, 3, 12, 39, 120, 363, 1092])
  })
})
