import { describe, expect, it } from 'vitest'
import { defaultExperiment } from '../../experiment/defaults.ts'
import { encodeLink } from '../../experiment/link.ts'
import type { Readout } from '../appState.ts'
import type { Ran } from '../ran.ts'
import { keptOf, keyOf, MOST_ROWS, thinned, type KeptRun } from './keptRun.ts'
import { toDrop } from './toDrop.ts'
import { newestWork, validCurves, validRun, validRuns } from './validate.ts'

const experiment = defaultExperiment()
const link = encodeLink(experiment)
const readout: Readout = {
  status: 'finished',
  step: 2,
  loss: 0.1 + 0.2,
  train: NaN,
  validation: NaN,
  test: NaN,
  trainAccuracy: NaN,
  validationAccuracy: NaN,
  testAccuracy: NaN,
  gradientNorm: Infinity,
  distance: 1,
  rate: 0.1,
  rank: 1,
  targetStep: null,
  divergence: { step: 2, where: 'theta' },
  bestStep: null,
  advice: { key: 'adviceLowerRate', values: {}, rate: 1 },
}
const ran: Ran = {
  run: 1,
  experiment,
  step: 2,
  finished: true,
  racers: experiment.racers.map((racer) => ({
    racer,
    readout,
    rows: 3,
    // One place more than there are rows.
    columns: { step: Float64Array.of(0, 1, 2, 0), loss: Float64Array.of(3, NaN, 1, 0) },
  })),
}
const { run, curves } = keptOf(ran, 1000)

describe('a kept run', () => {
  it('comes back through the store with its figures, its rows and its document', () => {
    // What a store does to it.
    const back = validRun(structuredClone(run))
    expect(back).toEqual({ ...run, experiment })
    expect(back!.racers[0]).toMatchObject({
      id: 1,
      loss: 0.1 + 0.2,
      train: NaN,
      gradientNorm: Infinity,
      status: 'finished',
    })
    expect(validCurves(structuredClone(curves), run)).toEqual(curves)
    expect([...curves.racers[0]!.columns.loss!]).toEqual([3, NaN, 1])
  })

  const racer = run.racers[0]!
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a word', 'run'],
    ['a list', [run]],
    ['markup for a title', { ...run, link: '<script>' }],
    ['a damaged link', { ...run, link: `${link}x`, key: keyOf(`${link}x`, 2) }],
    ['a link that is too long', { ...run, link: link + 'x'.repeat(20_000) }],
    ['the key of another run', { ...run, key: keyOf(link, 3) }],
    ['a date in words', { ...run, date: 'yesterday' }],
    ['a date beyond all dates', { ...run, date: 1e300 }],
    ['no date', { ...run, date: NaN }],
    ['a step before the first', { ...run, step: 0, key: keyOf(link, 0) }],
    ['half a step', { ...run, step: 1.5, key: keyOf(link, 1.5) }],
    ['no racers', { ...run, racers: [] }],
    ['a million racers', { ...run, racers: new Array(1_000_000).fill(racer) }],
    ['a racer twice', { ...run, racers: [racer, racer] }],
    ['a racer that is not in the document', { ...run, racers: [{ ...racer, id: 11 }] }],
    ['a status that is none', { ...run, racers: [{ ...racer, status: 'constructor' }] }],
    ['a word for a figure', { ...run, racers: [{ ...racer, loss: '0' }] }],
    ['a figure that is missing', { ...run, racers: [{ ...racer, loss: undefined }] }],
    ['a rank that is none', { ...run, racers: [{ ...racer, rank: 0 }] }],
    ['a divergence at length', { ...run, racers: [{ ...racer, divergence: { step: 1, where: 'x'.repeat(1000) } }] }],
  ])('is left out where it is %s', (_, input) => {
    expect(validRun(input)).toBeUndefined()
    expect(validRuns([run, input])).toEqual({ runs: [{ ...run, experiment }], skipped: 1 })
  })

  it('takes over nothing that it does not know', () => {
    const input = JSON.parse(JSON.stringify({ ...run, racers: [], more: 1 })) as KeptRun
    const hostile = { ...input, racers: [{ ...racer, more: 1, ['__proto__']: 1 }] }
    expect(Object.keys(validRun(hostile)!)).not.toContain('more')
    expect(Object.keys(validRun(hostile)!.racers[0]!).sort()).toEqual(Object.keys(racer).sort())
  })

  const rows = (columns: unknown, id: unknown = 1) => ({ key: run.key, racers: [{ id, columns }] })
  const step = Float64Array.of(0, 1)
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['those of another run', { ...curves, key: 'other' }],
    ['of a racer that is not in it', rows({ step }, 99)],
    ['a list of numbers', rows({ step: [0, 1] })],
    ['of another type', rows({ step: Float32Array.of(0, 1) })],
    ['without steps', rows({ loss: step })],
    ['out of order', rows({ step: Float64Array.of(1, 0) })],
    ['at no step', rows({ step: Float64Array.of(0, NaN) })],
    ['of two lengths', rows({ step, loss: Float64Array.of(1) })],
    ['under a name that is none', rows({ step, 'a.b': step })],
    ['too many', rows({ step: Float64Array.from({ length: MOST_ROWS + 1 }, (_, i) => i) })],
    [
      'of too many measures',
      rows(Object.fromEntries([['step', step], ...Array.from({ length: 41 }, (_, i) => [`m${i}`, step])])),
    ],
  ])('has no curves where they are %s', (_, input) => {
    expect(validCurves(rows({ step }), run)).toBeDefined()
    expect(validCurves(input, run)).toBeUndefined()
  })
})

describe('rows', () => {
  it('are thinned to the first, the last, and of neighbours those with figures', () => {
    const rows = 4000
    const steps = Float64Array.from({ length: 5000 }, (_, row) => row)
    // A measure that is taken at every fourth step, with something at the rest to tell rows by.
    const validation = steps.map((row) => (row % 4 === 0 ? row / 2 : NaN))
    const { step, validation: kept } = thinned({ step: steps, validation }, rows)
    expect(step).toHaveLength(MOST_ROWS)
    expect([step![0], step!.at(-1)]).toEqual([0, rows - 1])
    expect([...kept!.slice(0, -1)].filter((value) => Number.isNaN(value)).length).toBeLessThan(10)
    for (let row = 1; row < MOST_ROWS; row++) {
      expect(step![row]!).toBeGreaterThan(step![row - 1]!)
      expect(step![row]! - step![row - 1]!).toBeLessThan(10)
      if (!Number.isNaN(kept![row])) expect(kept![row]).toBe(step![row]! / 2)
    }
  })
})

describe('what goes', () => {
  it('is the oldest when the 101st comes, and before it what has no date', () => {
    const keys = Array.from({ length: 101 }, (_, index) => `run ${index}`)
    expect(toDrop(keys, keys, 100)).toEqual(['run 0'])
    expect(toDrop(keys.slice(1), keys.slice(1), 100)).toEqual([])
    expect(toDrop(['odd', ...keys], keys, 100)).toEqual(['odd', 'run 0'])
    expect(toDrop(keys, keys, 0)).toHaveLength(101)
  })
})

describe('unsaved work', () => {
  const seeded = (seed: number) => encodeLink({ ...experiment, seed })
  const work = (session: string, seed: number, date: number) => ({ session, link: seeded(seed), date })

  it('is the newest that holds and is not what is shown', () => {
    const all = [work('a', 1, 10), work('b', 2, 30), work('c', 3, 20)]
    expect(newestWork(all, link)).toMatchObject({ session: 'b', experiment: { seed: 2 } })
    expect(newestWork(all, seeded(2))).toMatchObject({ session: 'c' })
    const bad = [
      { session: 'd', link: `${seeded(4)}x`, date: 99 },
      { session: 'e', link: seeded(4), date: Infinity },
      { session: 5, link: seeded(4), date: 99 },
      null,
      'work',
    ]
    expect(newestWork([...bad, ...all], link)).toMatchObject({ session: 'b' })
    expect(newestWork(bad, link)).toBeUndefined()
  })
})
