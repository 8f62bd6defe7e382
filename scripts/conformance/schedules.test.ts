import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodeModules } from '../nodeModules.ts'
import { parseFile } from './files.ts'
import { scheduleFor } from './scheduleNames.ts'
import { runSchedules } from './schedules.ts'

const text = readFileSync('reference/schedules.json', 'utf8')
const file = parseFile('schedules', 'schedules.json', text)
const steps = Array.from({ length: 40 }, (_, step) => step)

/** The outcome of one case, with `lr` for its rates. */
function judge(schedule: string, params: Record<string, unknown>, lr: readonly number[], metric: number[] = []) {
  const cases = [{ id: schedule, schedule, params, lr: [...lr] }]
  return runSchedules({ metric, cases }, nodeModules()).outcomes[0]!
}
const passes = (schedule: string, params: Record<string, unknown>, lr: readonly number[], metric?: number[]) =>
  expect(judge(schedule, params, lr, metric)).toEqual({ id: schedule, status: 'passed' })

describe('the cases of reference/schedules.json', () => {
  it('are all reproduced by compiled schedules', () => {
    const { outcomes } = runSchedules(file, nodeModules())
    expect(outcomes).toHaveLength(34)
    expect(outcomes.filter(({ status }) => status !== 'passed')).toEqual([])
  })

  it.each(file.cases)('$id: a rate that is off fails', (one) => {
    for (const step of [0, 57, 99]) {
      const lr = one.lr.map((rate, at) => (at === step ? rate * (1 + 1e-9) + 1e-11 : rate))
      const [outcome] = runSchedules({ ...file, cases: [{ ...one, lr }] }, nodeModules()).outcomes
      expect(outcome!.why).toMatch(`lr[${step}] is`)
    }
  })
})

describe('other values', () => {
  it('milestones in any order; one that is there twice counts twice', () =>
    passes(
      'MultiStepLR',
      { lr: 1, milestones: [20, 5, 5], gamma: 0.5 },
      steps.map((t) => (t < 5 ? 1 : t < 20 ? 0.25 : 0.125)),
    ))

  it('stairs of Keras of any number, and their boundary on the left', () => {
    const values = [0.4, 0.1, 0.2, 0.05]
    const lr = steps.map((t) => (t <= 3 ? 0.4 : t <= 9 ? 0.1 : t <= 10 ? 0.2 : 0.05))
    passes('KerasPiecewiseConstantDecay', { boundaries: [3, 9, 10], values }, lr)
  })

  it('a polynomial that rises again at each multiple of its length', () =>
    passes(
      'KerasPolynomialDecay',
      { lr: 0.5, decay_steps: 10, end_lr: 0.1, power: 1, cycle: true },
      steps.map((t) => 0.1 + 0.4 * (1 - t / (10 * Math.max(1, Math.ceil(t / 10))))),
    ))

  it('no warm-up, no stable steps, no decay', () => {
    const wsd = { lr: 0.5, warmup: 0, stable: 0, decay: 0, decay_type: '1-sqrt', min_lr_ratio: 0.2, warmup_offset: 0 }
    const rate = (share: number) => 0.5 * (0.8 * share + 0.2)
    const fall = (t: number) => (t < 10 ? 1 - Math.sqrt(t / 10) : 0)
    const falling = steps.map((t) => rate(fall(t)))
    passes('WSD', { ...wsd, decay: 10 }, falling)
    for (const stable of [0, 1, 3]) {
      const level = steps.map((t) => rate(t < stable ? 1 : 0))
      passes('WSD', { ...wsd, stable }, level)
    }
  })

  it('a run that ends before its schedule, and one that goes on after it', () => {
    const line = (n: number) => steps.map((t) => (t < 4 ? t / 4 : Math.max(0, (n - t) / (n - 4))))
    passes('WarmupLinear', { lr: 1, warmup: 4, total_steps: 90 }, line(90))
    passes('WarmupLinear', { lr: 1, warmup: 4, total_steps: 20 }, line(20))
  })

  it('a plateau of the largest values, with a cool-down and a lowest rate', () =>
    passes(
      'ReduceLROnPlateau',
      {
        lr: 1,
        mode: 'max',
        factor: 0.5,
        patience: 0,
        threshold: 0,
        threshold_mode: 'abs',
        cooldown: 1,
        min_lr: 0.2,
        eps: 0,
      },
      // 2 is the best; 1 is worse, lowers the rate and the next loss does not count; never below 0.2.
      [1, 1, 0.5, 0.5, 0.25, 0.25, 0.2, 0.2],
      [2, 1, 1, 1, 1, 1, 1],
    ))

  it('a chain of two schedules', () =>
    passes(
      'ChainedScheduler',
      { lr: 1, factor: 0.5, total_iters: 3, gamma: 0.9 },
      steps.map((t) => (t < 3 ? 0.5 : 1) * Math.pow(0.9, t)),
    ))
})

describe('scheduleFor', () => {
  it('does not know other names, nor parameters that ours does not have', () => {
    expect(scheduleFor('LambdaLR', { lr: 1 }, 9)).toBeUndefined()
    expect(scheduleFor('constructor', { lr: 1 }, 9)).toBeUndefined()
    expect(scheduleFor('StepLR', { lr: 1, step_size: 3, gamma: 1, total_steps: 4 }, 9)).toBeUndefined()
    expect(scheduleFor('ChainedScheduler', { lr: 1, factor: 1, total_iters: 1, gamma: 1, power: 1 }, 9)).toBeUndefined()
  })

  it.each([
    ['MultiStepLR', { lr: 1, milestones: 30 }, 'milestones'],
    ['MultiStepLR', { lr: 1, milestones: ['30'] }, 'milestones'],
    ['KerasPiecewiseConstantDecay', { boundaries: [1], values: 'none' }, 'values'],
    ['CyclicLR', { lr: 1, mode: 'square' }, 'mode'],
    ['ChainedScheduler', { lr: 1, factor: 'half', total_iters: 1, gamma: 1 }, 'factor'],
  ])('%s says which parameter is of the wrong kind: %s', (name, params, parameter) => {
    expect(() => scheduleFor(name, params, 9)).toThrow(`the parameter ${parameter}`)
  })

  it('leaves parameters that are not given as the reference has them', () => {
    expect(scheduleFor('LinearLR', { lr: 1 }, 9)!.schedule.parameters).toEqual({ from: 1 / 3, to: 1, steps: 5 })
    expect(scheduleFor('CyclicLR', { max_lr: 2, base_lr: 1 }, 9)).toMatchObject({
      base: 2,
      warmup: { steps: 0 },
      schedule: { parameters: { up: 2000, down: 0, gamma: 1, mode: 'triangular' } },
    })
  })
})
