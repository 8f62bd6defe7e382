/** For tests: a record of two racers with what is hard to write. */
import { defaultExperiment } from '../../experiment/defaults.ts'
import { encodeLink } from '../../experiment/link.ts'
import type { RunRecord } from '../record.ts'

export const hostileName = '=HYPERLINK("x"),</text><script>'

export function hostileRecord(): RunRecord {
  const plain = defaultExperiment()
  const racers = plain.racers.slice(0, 2).map((racer, index) => (index === 0 ? { ...racer, name: hostileName } : racer))
  const experiment = { ...plain, racers }
  const rows = (scale: number) => ({
    step: Float64Array.of(0, 1, 2, 9),
    seconds: Float64Array.of(0, 0.001, 0.002, 9),
    loss: Float64Array.of(0.1 + 0.2, scale * 1.7976931348623157e308, 5e-324, 9),
    trainAccuracy: Float64Array.of(NaN, -Infinity, -0, 9),
  })
  return {
    experiment,
    title: 'A "title", with a\nbreak',
    question: 'Who is first?',
    link: `https://example.org/${encodeLink(experiment)}`,
    date: '2026-11-25T12:00:00.000Z',
    racers: racers.map((racer, index) => ({
      racer,
      status: 'diverged',
      step: 2,
      divergence: { step: 2, where: 'loss' },
      figures: { loss: Infinity, validation: NaN, rate: 0.1 },
      // The fourth row is room that is not filled yet.
      rows: 3,
      columns: rows(index === 0 ? 1 : 0.5),
    })),
  }
}
