import { describe, expect, it } from 'vitest'
import { defaultExperiment } from '../../src/experiment/defaults.ts'
import { encodeLink } from '../../src/experiment/link.ts'
import { fragmentOf, loadExperiment } from './source.ts'

const noFile = (file: string): string => {
  throw new Error(`ENOENT: ${file}`)
}

describe('fragmentOf', () => {
  it('takes whole links, fragments, and fragments without their #', () => {
    expect(fragmentOf('https://example.org/downhill/#1.abc-_.012345')).toBe('#1.abc-_.012345')
    expect(fragmentOf('#1.abc')).toBe('#1.abc')
    expect(fragmentOf('1.abc.012-45')).toBe('#1.abc.012-45')
    expect(fragmentOf('http://localhost:4173/')).toBe('#')
  })

  it('takes a file for a file', () => {
    for (const file of ['race.json', './1.json', '/tmp/a.b.json', '1.2.json', 'race#2.json'])
      expect(fragmentOf(file)).toBeUndefined()
  })
})

describe('loadExperiment', () => {
  const experiment = { ...defaultExperiment(), seed: 4321 }

  it('reads a link and a file', () => {
    const link = encodeLink(experiment)
    expect(loadExperiment(`http://localhost:4173/${link}`, noFile)).toEqual(experiment)
    expect(loadExperiment(link, noFile)).toEqual(experiment)
    expect(loadExperiment(link.slice(1), noFile)).toEqual(experiment)
    expect(loadExperiment('race.json', () => JSON.stringify(experiment))).toEqual(experiment)
  })

  it('says what is wrong', () => {
    const link = encodeLink(experiment)
    expect(() => loadExperiment(link.slice(0, -3), noFile)).toThrow(/cut off|damaged/)
    expect(() => loadExperiment('http://localhost:4173/', noFile)).toThrow(/no experiment/)
    expect(() => loadExperiment('#99.abcd', noFile)).toThrow(/newer version/)
    expect(() => loadExperiment('race.json', noFile)).toThrow(/race.json cannot be read: ENOENT/)
    expect(() => loadExperiment('race.json', () => '{')).toThrow(/race.json is not JSON/)
    expect(() => loadExperiment('race.json', () => JSON.stringify({ ...experiment, budget: -1 }))).toThrow(
      /not a valid experiment:\n {2}budget: /,
    )
  })
})
