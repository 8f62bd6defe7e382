import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { schedules } from '../catalog/schedules/index.ts'
import { wrappers } from '../catalog/wrappers/index.ts'
import { defaultChoice } from '../experiment/defaults.ts'
import type { Choice, DataProblem, Experiment, Racer } from '../experiment/document.ts'
import { presets } from '../experiment/presets.ts'
import { validate } from '../experiment/schema.ts'
import { createTrainer } from './createTrainer.ts'
import type { Columns } from './trainer.ts'

const modules = nodeModules()
const base = presets.find(({ id }) => id === 'two-moons')!.experiment
const problem = base.problem as DataProblem

function trainer(racer: Partial<Racer>, experiment: Partial<Experiment> = {}) {
  const document = { ...base, ...experiment, racers: [{ ...base.racers[0]!, ...racer }] }
  const validation = validate(document)
  if (!validation.ok) throw new Error(JSON.stringify(validation.problems))
  return createTrainer(document, document.racers[0]!, { modules })
}

const chosen = (registry: typeof schedules | typeof wrappers, id: string, values: Choice['parameters']): Choice => {
  const { parameters } = defaultChoice(registry, id)
  return { id, parameters: { ...parameters, ...values } }
}
const known = (values: Float64Array) => [...values].filter((value) => !Number.isNaN(value))
const withoutSeconds = ({ seconds: _, ...columns }: Columns) => columns

describe('early stopping', () => {
  // Few noisy samples and a large network: the validation loss turns.
  const overfit: Partial<Experiment> = {
    budget: 4000,
    problem: {
      ...problem,
      data: { id: 'moons', parameters: { noise: 0.4 } },
      samples: 120,
      split: { ...problem.split, train: 0.3, validation: 0.4 },
      penalty: { l1: 0, l2: 0 },
    },
  }
  const adam = { optimizer: defaultChoice(optimizers, 'adam'), rate: 0.05 }
  const batch = { ...base.racers[0]!.batch, size: 0 }

  it('ends the run when the validation loss gets no better, with the best parameters', () => {
    const stopping = { patience: 20, every: 10, threshold: 0 }
    const one = trainer({ ...adam, batch, stopping, schedule: defaultChoice(schedules, 'constant') }, overfit)
    const { status, step, best, final } = one.advance(Infinity)
    expect(status).toBe('stopped')
    expect(best).toBeGreaterThan(0)
    expect(step).toBe(best! + 20 * 10)
    const { step: steps, validationLoss } = one.records(0)
    const at = steps!.indexOf(best!)
    expect(at).toBeGreaterThan(0)
    expect(final!.validationLoss).toBe(validationLoss![at])
    // The best of all that was heard.
    const heard = [...steps!].flatMap((s, i) => (s > 0 && s % 10 === 0 ? [validationLoss![i]!] : []))
    expect(final!.validationLoss).toBe(Math.min(...heard))
    expect(final!.validationLoss).toBeLessThan(known(validationLoss!).at(-1)!)
  })

  it('goes on from a checkpoint as if nothing had happened', () => {
    const racer = { ...adam, batch, stopping: { patience: 20, every: 10, threshold: 0 } }
    const whole = trainer(racer, overfit)
    whole.advance(Infinity)
    const half = trainer(racer, overfit)
    half.advance(150)
    const resumed = trainer(racer, overfit)
    resumed.restore(structuredClone(half.checkpoint()))
    expect(withFinal(resumed.advance(Infinity))).toEqual(withFinal(whole.advance(Infinity)))
  })

  it('gives a run that reaches its budget the best parameters too', () => {
    const stopping = { patience: 10_000, every: 10, threshold: 0 }
    const one = trainer({ ...adam, batch, stopping }, { ...overfit, budget: 1000 })
    const { status, best, final } = one.advance(Infinity)
    expect(status).toBe('finished')
    expect(best).toBeLessThan(1000)
    const { step, validationLoss } = one.records(0)
    const row = step!.indexOf(best!)
    if (row >= 0) expect(final!.validationLoss).toBe(validationLoss![row])
    expect(final!.validationLoss).toBeLessThan(known(validationLoss!).at(-1)!)
    expect(final!.evaluations).toBe(1000)
  })
})

it('knows its last update also where a checkpoint of the end is restored', () => {
  const whole = trainer({}, { budget: 30 })
  whole.advance(Infinity)
  const resumed = trainer({}, { budget: 30 })
  resumed.restore(structuredClone(whole.checkpoint()))
  expect(whole.advance(0).final!.updateNorm).toBe(whole.records(0).updateNorm!.at(-1))
  for (const name of ['updateNorm', 'weightNorm'])
    expect(resumed.advance(0).final![name], name).toBe(whole.advance(0).final![name])
})

const withFinal = ({ final, ...progress }: ReturnType<ReturnType<typeof trainer>['advance']>) => ({
  ...progress,
  final: { ...final, seconds: 0 },
})

describe('a schedule that listens', () => {
  it('lowers the rate where the validation loss stands still, once it was taken often enough', () => {
    // A rate far too small to make progress: every evaluation is no better by a relative hundredth.
    const plateau = chosen(schedules, 'plateau', { patience: 3, factor: 0.5, threshold: 0.01, every: 20 })
    const one = trainer({ rate: 1e-6, schedule: plateau }, { budget: 400 })
    one.advance(Infinity)
    const { step, rate } = one.records(0)
    const drops = [...rate!].flatMap((value, i) => (i > 1 && value < rate![i - 1]! ? [step![i]!] : []))
    // Heard after steps 20, 40, …: the first is the best, the fourth after it is one too many; the update after that has the new rate.
    expect(drops).toEqual([101, 181, 261, 341])
  })
})

describe('a batch size that follows a schedule', () => {
  it('takes so many rows a step, whole and at most all', () => {
    const growing = chosen(schedules, 'step', { every: 10, gamma: 2 })
    const batch = { ...base.racers[0]!.batch, size: 4, replacement: true, schedule: growing }
    const one = trainer({ batch }, { budget: 100 })
    one.advance(Infinity)
    const { samples } = one.records(0)
    const sizes = [...samples!].slice(1).map((value, i) => value - samples![i]!)
    expect(sizes).toEqual(Array.from({ length: 100 }, (_, s) => Math.min(200, 4 * 2 ** Math.floor(s / 10))))
  })

  it('runs again bit for bit, and from a checkpoint', () => {
    const batch = { ...base.racers[0]!.batch, size: 5, schedule: chosen(schedules, 'linear', { from: 1, to: 20 }) }
    const runs = [0, 1].map(() => trainer({ batch }, { budget: 200 }))
    for (const run of runs) run.advance(Infinity)
    expect(withoutSeconds(runs[1]!.records(0))).toEqual(withoutSeconds(runs[0]!.records(0)))
    const half = trainer({ batch }, { budget: 200 })
    half.advance(77)
    const resumed = trainer({ batch }, { budget: 200 })
    resumed.restore(structuredClone(half.checkpoint()))
    resumed.advance(Infinity)
    expect(resumed.checkpoint().arrays).toEqual(runs[0]!.checkpoint().arrays)
  })
})

describe('averages', () => {
  it.each(['ema', 'swa'])('of the weights (%s) are evaluated beside them', (id) => {
    const one = trainer({ rate: 0.3, wrappers: [chosen(wrappers, id, { start: 200 })] }, { budget: 1000 })
    const { final } = one.advance(Infinity)
    const { averageTrainLoss, trainLoss } = one.records(0)
    expect(averageTrainLoss!.slice(0, 100)).toEqual(trainLoss!.slice(0, 100))
    expect(known(averageTrainLoss!).at(-1)).not.toBe(known(trainLoss!).at(-1))
    for (const name of ['averageTrainLoss', 'averageValidationAccuracy', 'averageTestLoss'])
      expect(final![name]).toBeGreaterThan(0)
  })

  it('are no column where there are none', () => {
    expect(Object.keys(trainer({}).records(0))).not.toContain('averageTrainLoss')
  })
})

describe('the end of a run', () => {
  it('is a row with the figures of every split that is recorded, though its step be none of those', () => {
    const one = trainer({}, { budget: 611 })
    const { final } = one.advance(Infinity)
    const { step, trainLoss, validationAccuracy } = one.records(0)
    expect(step!.at(-1)).toBe(611)
    expect(step!.at(-2)).toBe(610)
    expect(trainLoss!.at(-1)).toBe(final!.trainLoss)
    expect(validationAccuracy!.at(-1)).toBe(final!.validationAccuracy)
  })

  it('adds nothing twice', () => {
    const one = trainer({}, { budget: 300 })
    one.advance(300)
    expect(one.records(0).step!.length).toBe(301)
    const resumed = trainer({}, { budget: 300 })
    resumed.restore(structuredClone(one.checkpoint()))
    expect(resumed.records(0).step!.length).toBe(0)
  })
})
