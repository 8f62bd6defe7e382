import { describe, expect, it } from 'vitest'
import { defaultExperiment } from '../../experiment/defaults.ts'
import { encodeLink } from '../../experiment/link.ts'
import { writeJson } from '../../export/json.ts'
import { MOST_ROWS } from '../../state/runs/keptRun.ts'
import { keptOfFile } from '../../state/runs/imported.ts'
import { openRunFile, MOST_BYTES, runOfText } from './readRunFile.ts'

const experiment = defaultExperiment()
const link = encodeLink(experiment)
const figures = {
  loss: 0.1 + 0.2,
  train: NaN,
  gradientNorm: Infinity,
  rate: 0.1,
  rank: 1,
  targetStep: 2,
  bestStep: NaN,
}
const columns = { step: Float64Array.of(0, 1, 2), loss: Float64Array.of(3, NaN, -Infinity) }
const record = {
  ...{ experiment, title: '', question: '', link: `https://example.org/${link}`, date: '2026-11-25T00:00:00Z' },
  racers: experiment.racers.map((racer) => ({
    ...{ racer, status: 'finished', step: 2, divergence: null, figures, rows: 3, columns },
  })),
}
const text = writeJson(record)
type Written = { numerics: number; racers: { status: string; step: number; figures: object; columns: object }[] }
const changed = (change: (file: Written) => void): string => {
  const file = JSON.parse(text) as Written
  change(file)
  return JSON.stringify(file)
}
const kept = (written: string) => {
  const read = runOfText(written)
  return 'message' in read ? read.message : keptOfFile(read.filed, 1000)
}

describe('a saved run', () => {
  it('comes back with its experiment, its figures and its rows', () => {
    const back = kept(text)
    if (!back || typeof back === 'string') throw new Error(String(back))
    expect(back.run.experiment).toEqual(experiment)
    expect(back.run).toMatchObject({ key: `${link} 2`, link, step: 2, finished: true, date: 1000 })
    expect(back.run.racers[0]).toMatchObject({
      ...{ id: 1, status: 'finished', loss: 0.1 + 0.2, train: NaN, gradientNorm: Infinity },
      ...{ rank: 1, targetStep: 2, bestStep: null },
    })
    expect([...back.curves.racers[0]!.columns.loss!]).toEqual([3, NaN, -Infinity])
  })

  it('that was still running is kept as paused', () => {
    const back = kept(changed(({ racers }) => (racers[0]!.status = 'running')))
    if (!back || typeof back === 'string') throw new Error(String(back))
    expect(back.run.finished).toBe(false)
    expect(back.run.racers.map(({ status }) => status).slice(0, 2)).toEqual(['paused', 'finished'])
  })

  it('of another version of the arithmetic says so', () => {
    expect(runOfText(text)).toMatchObject({ other: false })
    expect(runOfText(changed((file) => file.numerics++))).toMatchObject({ other: true })
  })

  it('of many rows is thinned as any kept run is', () => {
    const step = Array.from({ length: 3000 }, (_, row) => row)
    const back = kept(changed(({ racers }) => (racers[0]!.columns = { step, loss: step })))
    if (!back || typeof back === 'string') throw new Error(String(back))
    expect(back.curves.racers[0]!.columns.step).toHaveLength(MOST_ROWS)
    expect(back.curves.racers[0]!.columns.step!.at(-1)).toBe(2999)
  })
})

describe('what is no saved run', () => {
  it.each([
    ['steps that go back', { columns: { step: [0, 2, 1], loss: [3, 2, 1] } }],
    ['no steps', { columns: { loss: [3, 2], step: [null, null] } }],
    [
      'a rank beyond the racers',
      { figures: { ...figures, train: null, gradientNorm: null, bestStep: null, rank: 99 } },
    ],
    ['a step beyond any budget', { step: 1e12 }],
    ['a step before the first', { step: 0 }],
  ])('is refused: %s', (_, wrong) => {
    const all = changed(({ racers }) => racers.forEach((racer) => Object.assign(racer, wrong)))
    expect(kept(all)).toBeUndefined()
  })

  it('is refused with the reason where a field is wrong', () => {
    expect(kept('{')).toMatch(/JSON/)
    expect(kept('{"format":"other"}')).toMatch(/format/)
    expect(kept(changed(({ racers }) => (racers[0]!.columns = { step: [0], loss: [0, 1] })))).toMatch(/loss has 2/)
  })

  it('is refused by its size before it is read', async () => {
    const file = { size: MOST_BYTES + 1, text: () => Promise.reject(new Error('it was read')) }
    expect(await openRunFile(file as unknown as Blob)).toEqual({ ok: false, why: 'tooLarge' })
  })
})
