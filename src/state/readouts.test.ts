import { describe, expect, it } from 'vitest'
import { defaultDataProblem, defaultExperiment } from '../experiment/defaults.ts'
import type { Experiment } from '../experiment/document.ts'
import type { RacerStatus } from './appState.ts'
import { keepSame, readoutsOf, targetStepOf, type Known } from './readouts.ts'

const surface = defaultExperiment()
const data: Experiment = { ...surface, problem: defaultDataProblem('moons') }

function known(id: number, columns: Record<string, number[]>, status: RacerStatus = 'running'): Known {
  const rows = columns.step.length
  const arrays = Object.fromEntries(
    // Rows after the last are left over from growing and must not be read.
    Object.entries(columns).map(([name, values]) => [name, Float64Array.from([...values, -1, -1])]),
  )
  const racer = { ...surface.racers[0], id }
  return { racer, status, step: columns.step.at(-1) ?? 0, divergence: null, curve: { rows, columns: arrays } }
}

describe('read-outs', () => {
  it('rank surfaces by loss: equal figures share a rank, diverged racers come last, stale ones have none', () => {
    const readouts = readoutsOf(surface, [
      known(1, { step: [0, 5], loss: [9, 3] }),
      known(2, { step: [0, 5], loss: [9, 1] }),
      known(3, { step: [0, 5], loss: [9, 3] }),
      known(4, { step: [0, 2], loss: [9, 0.5] }, 'diverged'),
      known(5, { step: [0, 5], loss: [9, 0.1] }, 'stale'),
    ])
    expect([1, 2, 3, 4, 5].map((id) => readouts[id].rank)).toEqual([2, 1, 2, 4, null])
  })

  it('give no rank before the first step', () => {
    expect(readoutsOf(surface, [known(1, { step: [0], loss: [9] }, 'ready')])[1].rank).toBeNull()
  })

  it('rank data by validation loss, by training loss where there is none', () => {
    const both = (train: number, validation: number) => ({
      step: [0, 8, 9],
      trainLoss: [1, train, NaN],
      validationLoss: [validation, validation, NaN],
    })
    const ranks = (racers: Known[]) => racers.map(({ racer }) => readoutsOf(data, racers)[racer.id].rank)
    expect(ranks([known(1, both(0.1, 0.4)), known(2, both(0.2, 0.3))])).toEqual([2, 1])
    expect(ranks([known(1, both(0.1, NaN)), known(2, both(0.2, NaN))])).toEqual([1, 2])
  })

  it('show the last figure of a thinned column', () => {
    const columns = { step: [0, 8, 9], objective: [3, 2, 1.5], trainLoss: [1, 0.5, NaN], validationLoss: [1, 0.6, NaN] }
    const readout = readoutsOf(data, [known(1, columns)])[1]
    expect(readout).toMatchObject({ step: 9, loss: 1.5, train: 0.5, validation: 0.6, distance: NaN })
  })

  it('name the first step that reached the target, and call such a racer finished with the target', () => {
    const columns = { step: [0, 5, 7, 9], loss: [9, 2, 0.5, 0.7] }
    const aim = { ...surface, target: 0.6 }
    expect(targetStepOf(aim, known(1, columns).curve)).toBe(7)
    expect(targetStepOf({ ...surface, target: 0.1 }, known(1, columns).curve)).toBeNull()
    expect(targetStepOf({ ...surface, target: null }, known(1, columns).curve)).toBeNull()
    const statuses = (['running', 'finished', 'diverged'] as const).map(
      (status) => readoutsOf(aim, [known(1, columns, status)])[1].status,
    )
    expect(statuses).toEqual(['running', 'target', 'diverged'])
    expect(readoutsOf({ ...aim, target: 0.1 }, [known(1, columns, 'finished')])[1].status).toBe('finished')
  })

  it('are those after the last update where a run has finished, recorded or not', () => {
    const racer = known(1, { step: [0, 4], loss: [9, 5] }, 'finished')
    const { loss, distance, test } = readoutsOf(surface, [{ ...racer, final: { loss: 4, testLoss: 3 } }])[1]
    expect([loss, distance, test]).toEqual([4, NaN, 3])
  })

  it('advise a diverged racer to take a third of its rate', () => {
    const racer = known(1, { step: [0, 2], loss: [9, 1e9] }, 'diverged')
    const { advice } = readoutsOf(surface, [{ ...racer, racer: { ...racer.racer, rate: 0.05 } }])[1]
    expect(advice).toEqual({ key: 'adviceLowerRate', values: { rate: 0.017, from: 0.05 }, rate: 0.017 })
  })

  it('stay the same object while nothing changes', () => {
    const before = readoutsOf(surface, [known(1, { step: [0], loss: [9] }), known(2, { step: [0], loss: [9] })])
    const after = readoutsOf(surface, [known(1, { step: [0, 1], loss: [9, 8] }), known(2, { step: [0], loss: [9] })])
    const kept = keepSame(before, after)
    expect(kept[2]).toBe(before[2])
    expect(kept[1]).not.toBe(before[1])
    expect(
      keepSame(
        kept,
        readoutsOf(surface, [known(1, { step: [0, 1], loss: [9, 8] }), known(2, { step: [0], loss: [9] })]),
      ),
    ).toBe(kept)
  })
})
