import { describe, expect, it } from 'vitest'
import type { Experiment } from '../../experiment/document.ts'
import type { Readout } from '../../state/store.ts'
import { verdictOf } from './verdict.ts'

const readout = (part: Partial<Readout>): Readout => ({
  status: 'finished',
  step: 100,
  loss: 1,
  train: NaN,
  validation: NaN,
  test: NaN,
  trainAccuracy: NaN,
  validationAccuracy: NaN,
  testAccuracy: NaN,
  gradientNorm: NaN,
  distance: NaN,
  rate: NaN,
  rank: null,
  targetStep: null,
  divergence: null,
  bestStep: null,
  ...part,
})
const race = (count: number, part: Partial<Experiment> = {}): Experiment =>
  ({
    preset: '',
    problem: { kind: 'surface', surface: { id: 'quadratic', parameters: {} }, start: [0, 0], noise: 0 },
    racers: Array.from({ length: count }, (_, i) => ({ id: i + 1, name: `r${i + 1}`, hidden: false })),
    budget: 100,
    target: 1e-6,
    seed: 1,
    precision: 'auto',
    ...part,
  }) as unknown as Experiment

describe('verdictOf', () => {
  it('names who reached the target first', () => {
    expect(verdictOf(race(2), { 1: readout({ targetStep: 60 }), 2: readout({ targetStep: 40 }) })).toEqual({
      kind: 'target',
      racer: 2,
      step: 40,
      trust: 'oneStart',
    })
  })
  it('does not call one racer alone the first', () => {
    expect(verdictOf(race(1), { 1: readout({ targetStep: 40 }) })).toMatchObject({ kind: 'aloneTarget', step: 40 })
  })
  it('admits a tie', () => {
    const verdict = verdictOf(race(2), { 1: readout({ targetStep: 40 }), 2: readout({ targetStep: 40 }) })
    expect(verdict).toMatchObject({ kind: 'tie', count: 2 })
  })
  it('falls back to the lowest loss, and leaves diverged racers out', () => {
    const readouts = {
      1: readout({ loss: 0.5 }),
      2: readout({ loss: -1, status: 'diverged' }),
      3: readout({ loss: 0.9 }),
    }
    expect(verdictOf(race(3), readouts)).toMatchObject({ kind: 'lowest', racer: 1, missed: true })
    expect(verdictOf(race(3, { target: null }), readouts)).toMatchObject({ missed: false })
  })
  it('says when every racer diverged, and when one ran alone', () => {
    expect(verdictOf(race(1), { 1: readout({ status: 'diverged' }) })).toMatchObject({ kind: 'allDiverged' })
    expect(verdictOf(race(1), { 1: readout({}) })).toMatchObject({ kind: 'alone', trust: 'none' })
  })
  it('does not tell apart what one seed cannot', () => {
    const problem = { kind: 'data' } as Experiment['problem']
    const readouts = { 1: readout({ validation: 0.101 }), 2: readout({ validation: 0.1 }) }
    expect(verdictOf(race(2, { problem }), readouts)).toMatchObject({
      kind: 'close',
      racer: 2,
      second: 1,
      trust: 'oneSeed',
    })
    expect(verdictOf(race(2), { 1: readout({ loss: 0.101 }), 2: readout({ loss: 0.1 }) })).toMatchObject({
      kind: 'lowest',
    })
  })
  it('leaves hidden racers out', () => {
    const document = race(2)
    const racers = document.racers.map((racer) => ({ ...racer, hidden: racer.id === 2 }))
    expect(verdictOf({ ...document, racers }, { 1: readout({}), 2: readout({ targetStep: 1 }) })).toMatchObject({
      kind: 'alone',
    })
  })
})
