import { describe, expect, it } from 'vitest'
import { defaultExperiment } from '../../src/experiment/defaults.ts'
import { digest, recordBytes } from './digest.ts'
import { csv, finalTable, json } from './output.ts'
import { bar, progressOn } from './progress.ts'
import type { RacerResult } from './race.ts'

const experiment = defaultExperiment()
const [first, second] = experiment.racers

function result(racer: typeof first, loss: number[], rest: Partial<RacerResult> = {}): RacerResult {
  const records = {
    step: Float64Array.from(loss, (_, i) => i),
    seconds: Float64Array.from(loss, () => Math.random()),
    loss: Float64Array.from(loss),
    distance: Float64Array.from(loss, () => NaN),
    gradientNorm: Float64Array.from(loss),
    rate: Float64Array.from(loss, () => 0.1),
  }
  return { racer: racer!, status: 'finished', step: loss.length - 1, divergence: null, records, ...rest }
}

const results = [
  result({ ...first!, name: 'Slow, "quoted"' }, [4, 3.25, 1 / 3]),
  result({ ...second!, name: '=1+1' }, [4, 9], { status: 'diverged', divergence: { step: 2, where: 'theta' } }),
]

describe('finalTable', () => {
  it('shows each racer with its end, figures and rank', () => {
    const rows = finalTable(experiment, results)
      .split('\n')
      .map((line) => line.split(/ {2,}/))
    expect(rows[0]!.map((cell) => cell.trim())).toEqual([
      'racer',
      'optimizer',
      'rate',
      'status',
      'step',
      'loss',
      'distance',
      'rank',
      'digest',
    ])
    expect(rows[1]![0]).toBe('Slow, "quoted"')
    expect(rows[1]).toContain('0.333333')
    expect(rows[2]).toContain('diverged at 2 in theta')
  })

  it('lets no control character through', () => {
    const table = finalTable(experiment, [result({ ...first!, name: 'a\u001b[2Jb' }, [1])])
    expect(table).not.toContain('\u001b')
  })
})

describe('csv', () => {
  it('has a row a racer and step, with every number in full', () => {
    const lines = csv(results).trimEnd().split('\n')
    expect(lines[0]).toBe('id,racer,step,seconds,loss,distance,gradientNorm,rate')
    expect(lines).toHaveLength(1 + 3 + 2)
    expect(lines[3]).toMatch(/^\d+,"Slow, ""quoted""",2,[\d.e-]+,0\.3333333333333333,,0\.3333333333333333,0\.1$/)
  })

  it('keeps a name from being a formula', () => {
    expect(csv(results)).toContain(`,'=1+1,`)
  })
})

describe('json', () => {
  it('holds document, figures and records, NaN as null', () => {
    const parsed = JSON.parse(json(experiment, results))
    expect(parsed.experiment).toEqual(experiment)
    expect(parsed.racers[0].loss).toBe(1 / 3)
    expect(parsed.racers[0].records.distance).toEqual([null, null, null])
    expect(parsed.racers[1].divergence).toEqual({ step: 2, where: 'theta' })
  })
})

describe('digest', () => {
  it('is blind to seconds and to the order of columns, and to nothing else', () => {
    const { records } = results[0]!
    const { step, ...others } = records
    expect(digest({ ...others, step: step!, seconds: step! })).toBe(digest(records))
    expect(digest({ ...records, loss: Float64Array.of(4, 3.25, 1 / 3 + 2 ** -54) })).not.toBe(digest(records))
    expect(digest({ ...records, loss: Float64Array.of(-0, 3.25, 1 / 3) })).not.toBe(
      digest({ ...records, loss: Float64Array.of(0, 3.25, 1 / 3) }),
    )
  })

  it('has the numbers as little-endian float64', () => {
    expect([...recordBytes({ a: Float64Array.of(1) })]).toEqual([97, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f])
  })
})

describe('progress', () => {
  it('draws a bar on a terminal, at most ten times a second, and clears it', () => {
    const written: string[] = []
    let now = 0
    const say = progressOn({ isTTY: true, write: (text) => written.push(text) }, () => now)
    say(0.1)
    say(0.2)
    now = 1
    say(0.5)
    say(1)
    expect(written).toEqual([`\r${bar(0.1)}`, `\r${bar(0.5)}`, '\r\x1b[K'])
  })

  it('is silent where there is no terminal', () => {
    const written: string[] = []
    progressOn({ write: (text) => written.push(text) }, () => 0)(0.5)
    expect(written).toEqual([])
  })
})
