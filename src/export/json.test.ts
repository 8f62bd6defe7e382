import { describe, expect, it } from 'vitest'
import { numerics } from '../experiment/numerics.ts'
import { readJson, writeJson } from './json.ts'
import { hostileRecord } from './testing/record.ts'

const text = writeJson(hostileRecord())
type Json = Record<string, unknown> & { racers: Record<string, unknown>[]; experiment: Record<string, unknown> }
const changed = (change: (file: Json) => void): string => {
  const file = JSON.parse(text) as Json
  change(file)
  return JSON.stringify(file)
}

describe('the JSON file', () => {
  it('is read back to the bit', () => {
    const { racers, ...head } = hostileRecord()
    const read = readJson(text)
    if (!read.ok) throw new Error(read.message)
    expect(read.numerics).toBe(numerics)
    expect({ ...read.record, racers: [] }).toEqual({ ...head, device: 'cpu', racers: [] })
    read.record.racers.forEach((racer, index) => {
      const before = racers[index]!
      expect({ ...racer, columns: {} }).toEqual({ ...before, columns: {} })
      for (const name in before.columns)
        // -0 is written as 0, which JSON cannot tell apart.
        expect([...racer.columns[name]!].map((x) => x + 0)).toEqual(
          [...before.columns[name]!.subarray(0, 3)].map((x) => x + 0),
        )
    })
  })

  it('says how the numbers came about', () => {
    expect(JSON.parse(text)).toMatchObject({
      numerics,
      precision: 'float64',
      device: 'cpu',
      date: '2026-11-25T12:00:00.000Z',
    })
  })

  it.each<[string, string | ((file: Json) => void)]>([
    ['no JSON', '{'],
    ['null', 'null'],
    ['another format', (file) => (file.format = 'other')],
    ['a later version', (file) => (file.version = 2)],
    ['a document that is none', (file) => (file.experiment.racers = 'x')],
    ['a link of another experiment', (file) => (file.link = 'https://example.org/#2.abc.defghi')],
    ['a racer that is not in the document', (file) => (file.racers[0]!.id = 99)],
    ['a racer twice', (file) => (file.racers[1]!.id = file.racers[0]!.id)],
    ['a word for a number', (file) => ((file.racers[0]!.columns as Record<string, unknown[]>).loss![0] = '1')],
    ['columns of two lengths', (file) => (file.racers[0]!.columns as Record<string, unknown[]>).loss!.pop()],
    ['a name that is none', (file) => ((file.racers[0]!.columns as Record<string, unknown[]>)['a b'] = [1, 2, 3])],
    ['too many racers', (file) => (file.racers = Array.from({ length: 13 }, () => file.racers[0]!))],
  ])('refuses %s with a reason', (_, change) => {
    const read = readJson(typeof change === 'string' ? change : changed(change))
    expect(read.ok).toBe(false)
    expect(read.ok ? '' : read.message).not.toBe('')
  })

  it('takes a prototype for nothing', () => {
    const read = readJson(text.replace('"figures":{', '"figures":{"__proto__":{"polluted":1},'))
    if (!read.ok) throw new Error(read.message)
    expect(read.record.racers[0]!.figures.polluted).toBeUndefined()
    expect('polluted' in {}).toBe(false)
  })
})
