import { describe, expect, it } from 'vitest'
import { decodeLink, encodeLink } from './link.ts'
import type { Experiment, Racer } from './document.ts'
import { alwaysWhole, earlierAt, largestBatch, liveSettings, settingsAt, withoutEarlier } from './live.ts'
import { presets } from './presets.ts'
import { validate } from './schema.ts'

const { experiment } = presets.find(({ id }) => id === 'two-moons')!
const { problem } = experiment
const racer: Racer = { ...experiment.racers[0], rate: 0.1, batch: { ...experiment.racers[0].batch, size: 16 } }
const plain = liveSettings(problem, racer)
const after = (one: Racer, step: number, changes: Partial<typeof plain>): Racer => {
  const now = { ...plain, rate: one.rate, batch: one.batch.size, ...changes }
  const earlier = earlierAt(problem, one, step, now)
  return { ...one, rate: now.rate, batch: { ...one.batch, size: now.batch }, earlier }
}

describe('the record of changes', () => {
  it('says what was in force at every step', () => {
    const twice = after(after(racer, 20, { rate: 0.05 }), 30, { batch: 32 })
    expect(twice.earlier).toEqual([
      { until: 20, ...plain },
      { until: 30, ...plain, rate: 0.05 },
    ])
    const at = (step: number) => settingsAt(problem, twice, step)
    expect([at(0), at(19)]).toEqual([plain, plain])
    expect([at(20), at(29)]).toEqual([
      { ...plain, rate: 0.05 },
      { ...plain, rate: 0.05 },
    ])
    expect(at(30)).toEqual({ ...plain, rate: 0.05, batch: 32 })
  })

  it('keeps no settings that were never used, and none that came back', () => {
    expect(after(after(racer, 20, { rate: 0.05 }), 20, { rate: 0.02 }).earlier).toEqual([{ until: 20, ...plain }])
    expect(after(after(racer, 20, { rate: 0.05 }), 20, { rate: 0.1 }).earlier).toEqual([])
    expect(after(racer, 20, {}).earlier).toEqual([])
  })

  it('is cut where a race went back before it changed', () => {
    const twice = after(after(racer, 20, { rate: 0.05 }), 30, { rate: 0.01 })
    expect(after(twice, 25, { rate: 0.2 }).earlier).toEqual([
      { until: 20, ...plain },
      { until: 25, ...plain, rate: 0.05 },
    ])
    expect(after(twice, 10, { rate: 0.2 }).earlier).toEqual([{ until: 10, ...plain }])
  })

  it('tells the largest batch, and whether all are whole', () => {
    const grown = after(racer, 20, { batch: 64 })
    expect(largestBatch(problem, after(grown, 30, { batch: 8 }), 200)).toBe(64)
    expect(largestBatch(problem, after(racer, 20, { batch: 0 }), 200)).toBe(200)
    expect(alwaysWhole(problem, after(racer, 20, { batch: 0 }), 200)).toBe(false)
    expect(alwaysWhole(problem, { ...racer, batch: { ...racer.batch, size: 0 } }, 200)).toBe(true)
  })

  it('travels in the link, and is dropped for a new start', () => {
    const changed: Experiment = { ...experiment, racers: [after(racer, 20, { rate: 0.05, batch: 32 })] }
    expect(decodeLink(encodeLink(changed))).toEqual({ ok: true, experiment: changed })
    expect(withoutEarlier(changed).racers[0]!.earlier).toEqual([])
    expect(withoutEarlier(experiment)).toBe(experiment)
  })

  it('is refused where its steps do not rise or a rate is out of range', () => {
    const with_ = (...earlier: Racer['earlier'][number][]) =>
      validate({ ...experiment, racers: [{ ...racer, earlier }] })
    expect(with_({ until: 5, ...plain }, { until: 5, ...plain })).toMatchObject({
      ok: false,
      problems: [{ path: 'racers[0].earlier[1].until', message: '5 is not after the one before' }],
    })
    expect(with_({ until: 5, ...plain, rate: -1 })).toMatchObject({
      ok: false,
      problems: [{ path: 'racers[0].earlier[0].rate' }],
    })
    expect(with_({ until: 0, ...plain })).toMatchObject({ ok: false })
  })
})
