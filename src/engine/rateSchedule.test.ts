import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { defaultValues, type Value } from '../catalog/definition.ts'
import { schedules } from '../catalog/schedules/index.ts'
import type { Choice, WarmUp } from '../experiment/document.ts'
import { createNative } from './native/instance.ts'
import { RateSchedule } from './rateSchedule.ts'

const file = JSON.parse(readFileSync('reference/schedules.json', 'utf8')) as {
  cases: { id: string; lr: number[] }[]
}
const reference = (id: string) => file.cases.find((one) => one.id === id)!.lr

const none: WarmUp = { steps: 0, from: 0, offset: 1 }
const choice = (id: string, values: Record<string, Value> = {}): Choice => ({
  id,
  parameters: { ...defaultValues(schedules.get(id)!.parameters), ...values },
})
const own = (formula: string): Choice => ({ id: 'own', parameters: {}, formula })

function create(schedule: Choice, { warmup = none, base = 0.1, budget = 100 } = {}): RateSchedule {
  return new RateSchedule(createNative(nodeModules()), { schedule, warmup, base, budget })
}
/** Rates of the first `steps` updates. */
const rates = (schedule: RateSchedule, steps: number) => Array.from({ length: steps }, (_, step) => schedule.rate(step))

function expectNear(ours: readonly number[], theirs: readonly number[]) {
  expect(ours).toHaveLength(theirs.length)
  ours.forEach((rate, i) => expect(Math.abs(rate - theirs[i]), `step ${i}`).toBeLessThan(1e-12))
}

describe('a warm-up', () => {
  it('in front of a cosine is what Hugging Face and PyTorch do', () => {
    const warmup = { steps: 10, from: 0, offset: 0 }
    expectNear(rates(create(choice('cosine'), { warmup }), 100), reference('WarmupCosine/hf'))
    expectNear(
      rates(create(choice('cosine'), { warmup: { ...warmup, from: 0.1 } }), 100),
      reference('SequentialLR/warmup-cosine'),
    )
  })

  it('rises to the first rate of the schedule, not to the rate of the racer', () => {
    const schedule = choice('cyclic', { lowest: 0.02, up: 5 })
    const warm = create(schedule, { warmup: { steps: 4, from: 0.5, offset: 1 } })
    expectNear(rates(warm, 4), [0.0125, 0.015, 0.0175, 0.02])
    expect(warm.rate(4)).toBeCloseTo(0.02, 15)
    expect(warm.rate(5)).toBeCloseTo(0.02 + 0.08 / 5, 15)
  })

  it('goes before a schedule with states, which then starts at its own beginning', () => {
    const restarts = choice('cosine-restarts', { first: 3 })
    const alone = rates(create(restarts), 60)
    const warm = rates(create(restarts, { warmup: { steps: 7, from: 0, offset: 1 } }), 67)
    expect(warm.slice(7)).toEqual(alone)
  })

  it('leaves the rest of the budget to the schedule', () => {
    const warm = create(choice('linear'), { warmup: { steps: 20, from: 0, offset: 1 } })
    const all = rates(warm, 101)
    expect(all[20]).toBe(0.1)
    expect(all[60]).toBeCloseTo(0.05, 15)
    expect(all[100]).toBe(0)
  })

  it('is a rise and then nothing else with a constant schedule', () => {
    const warm = create(choice('constant'), { warmup: { steps: 2, from: 0, offset: 0 } })
    expectNear(rates(warm, 4), [0, 0.05, 0.1, 0.1])
  })

  it('may take the whole budget, or more', () => {
    for (const id of ['cosine', 'linear', 'polynomial', 'one-cycle', 'stable-decay']) {
      const warm = create(choice(id), { warmup: { steps: 8, from: 0, offset: 1 }, budget: 5 })
      expect(rates(warm, 5).every((rate) => rate > 0 && rate <= 0.1)).toBe(true)
    }
  })

  it('has the first momentum of the schedule', () => {
    const schedule = choice('cyclic', { up: 2 })
    const warm = create(schedule, { warmup: { steps: 3, from: 0, offset: 1 } })
    const momenta = Array.from({ length: 6 }, (_, step) => {
      warm.rate(step)
      return warm.momentum!
    })
    expectNear(momenta, [0.9, 0.9, 0.9, 0.9, 0.85, 0.8])
  })

  it('has that momentum also where the momentum is a state', () => {
    const warm = create(own('state momentum = 0.5\nmomentum = momentum + 0.1\nlr = base'), {
      warmup: { steps: 2, from: 0, offset: 1 },
    })
    const momenta = [0, 1, 2, 3].map((step) => {
      warm.rate(step)
      return warm.momentum!
    })
    expectNear(momenta, [0.6, 0.6, 0.6, 0.7])
  })
})

describe('the first rate', () => {
  it('is that of step 0, and may be asked for at any time without a change', () => {
    const schedule = own('state n = 0\nn = n + 1\nlr = base * n\nmomentum = 0.1 * n')
    const plain = create(schedule)
    expect(plain.first()).toBe(0.1)
    expect([plain.rate(0), plain.first(), plain.rate(1)]).toEqual([0.1, 0.1, 0.2])
    expect(plain.momentum).toBe(0.2)
    const warm = create(schedule, { warmup: { steps: 4, from: 0, offset: 1 } })
    expect(warm.first()).toBe(0.025)
  })

  it('is finite without a budget', () => {
    expect(create(choice('cosine'), { budget: 0 }).first()).toBe(0.1)
  })
})

describe('the validation loss', () => {
  const plateau = choice('plateau', { patience: 2, factor: 0.5 })

  it('lowers the rate of a plateau after more than its patience of measured steps', () => {
    const schedule = create(plateau)
    const seen = [NaN, 1, 1, 1, 1, 1, 0.5].map((metric, step) => schedule.rate(step, metric, step > 0 ? 1 : 0))
    // The first 1 is the best; the third after it is one too many.
    expect(seen).toEqual([0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05])
  })

  it('counts only where it was measured', () => {
    const schedule = create(plateau)
    const seen = Array.from({ length: 61 }, (_, step) => schedule.rate(step, 1, step % 10 === 0 && step > 0 ? 1 : 0))
    expect(seen.slice(0, 40).every((rate) => rate === 0.1)).toBe(true)
    expect(seen.slice(40).every((rate) => rate === 0.05)).toBe(true)
    const unmeasured = create(plateau)
    expect(new Set(Array.from({ length: 61 }, (_, step) => unmeasured.rate(step, 1, 0)))).toEqual(new Set([0.1]))
  })

  it('does not reach the schedule during the warm-up', () => {
    const schedule = create(plateau, { warmup: { steps: 20, from: 1, offset: 1 } })
    const seen = Array.from({ length: 26 }, (_, step) => schedule.rate(step, 1, 1))
    expect(seen.slice(0, 23)).toEqual(Array(23).fill(0.1))
    expect(seen.slice(23)).toEqual(Array(3).fill(0.05))
  })

  it('is asked for by those that listen, as often as they say', () => {
    expect(create(choice('cosine')).listens).toBeUndefined()
    expect(create(plateau).listens).toBe(0)
    expect(create(choice('plateau', { every: 25 })).listens).toBe(25)
    expect(create(own('lr = base')).listens).toBeUndefined()
    expect(create(own('lr = base * where(metric < 1, 0.5, 1)')).listens).toBe(0)
    expect(create(own('lr = base * (1 - measured / 2)')).listens).toBe(0)
  })

  it('changes an own rate that uses nothing else', () => {
    const schedule = create(own('lr = base * (1 - measured / 2)'))
    expect([schedule.rate(0, NaN, 0), schedule.rate(1, 3, 1), schedule.rate(2, 3, 0)]).toEqual([0.1, 0.05, 0.1])
  })
})

describe('the state', () => {
  it('copied into a new schedule, goes on with the same bits', () => {
    const warmup = { steps: 5, from: 0, offset: 1 }
    for (const schedule of [choice('plateau', { patience: 1, cooldown: 2 }), choice('cosine-restarts', { first: 4 })])
      for (const cut of [2, 5, 17]) {
        const metric = (step: number) => 1 / Math.min(step, 9)
        const next = (of: RateSchedule, step: number) => of.rate(step, metric(step), step % 2)
        const whole = create(schedule, { warmup })
        const before = create(schedule, { warmup })
        for (let step = 0; step < cut; step++) expect(next(before, step)).toBe(next(whole, step))
        const saved = Object.entries(before.state()).map(([name, array]) => [name, array.slice()] as const)
        expect(saved.length).toBeGreaterThan(0)
        const after = create(schedule, { warmup })
        for (const [name, array] of saved) after.state()[name].set(array)
        const rest = Array.from({ length: 40 }, (_, i) => next(whole, cut + i))
        expect(Array.from({ length: 40 }, (_, i) => next(after, cut + i))).toEqual(rest)
        expect(new Set(rest).size).toBeGreaterThan(1)
      }
  })
})
