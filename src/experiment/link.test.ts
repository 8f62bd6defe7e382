import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { optimizers } from '../catalog/optimizers/index.ts'
import { toBase64url } from './base64url.ts'
import { crc32 } from './crc32.ts'
import { defaultDataProblem, defaultExperiment, defaultRacer, denseLayer } from './defaults.ts'
import { deflateText } from './deflate.ts'
import type { Experiment, Racer } from './document.ts'
import { DICTIONARY_2 } from './frozen/dictionary2.ts'
import { decodeLink, encodeLink, LINK_LIMIT, TEXT_LIMIT } from './link.ts'
import { presets } from './presets.ts'
import { arbitraryExperiment } from './testing/arbitrary.ts'

/** A well-made link around any text, as an attacker can make one. */
function linkOf(text: string, version = 2): string {
  const body = `${version}.${toBase64url(deflateText(text, DICTIONARY_2))}`
  const crc = crc32(body)
  return `#${body}.${toBase64url(Uint8Array.of(crc >>> 24, crc >>> 16, crc >>> 8, crc))}`
}
const reasonOf = (fragment: string) => {
  const decoded = decodeLink(fragment)
  return decoded.ok ? 'ok' : decoded.reason
}
const preset = (id: string) => presets.find((one) => one.id === id)!.experiment

/** The racer with every number moved off its default, as somebody leaves it who tried everything. */
function edited(racer: Racer, index: number): Racer {
  const definition = optimizers.get(racer.optimizer.id)!
  const parameters = Object.fromEntries(
    Object.entries(definition.parameters).map(([name, parameter]) => {
      if (parameter.kind === 'switch') return [name, !parameter.default]
      if (parameter.kind !== 'number') return [name, parameter.default]
      const share = 0.1234 + 0.0567 * index
      const value = Number((parameter.min + share * (parameter.max - parameter.min)).toPrecision(4))
      return [name, parameter.integer ? Math.round(value) : value]
    }),
  )
  return {
    ...racer,
    name: `${definition.name.en}, try ${index + 1}`,
    optimizer: { id: racer.optimizer.id, parameters },
    rate: Number((0.00123 * (index + 1)).toPrecision(4)),
    schedule: { id: 'cosine', parameters: { period: 0, minimum: 0.015, cycles: 0.5 } },
    warmup: { steps: 37 + index, from: 0.1, offset: 0 },
    batch: { ...racer.batch, size: 24 + index, replacement: true },
  }
}
const ids = ['sgd', 'adagrad', 'rmsprop', 'adam', 'adamw', 'lion']
const racers = (count: number) =>
  Array.from({ length: count }, (_, index) => edited(defaultRacer(index, ids[index % ids.length]), index))
const moons: Experiment = {
  ...defaultExperiment(),
  preset: '',
  problem: {
    ...defaultDataProblem('moons'),
    samples: 730,
    split: { train: 0.61, validation: 0.23, stratified: false },
    model: {
      degree: 2,
      layers: [12, 9, 7].map((units) => denseLayer(units, 'gelu')),
      output: 'linear',
      initializer: { id: 'he', parameters: { distribution: 'normal', gain: 1.2 } },
    },
    penalty: { l1: 0.0003, l2: 0.0012 },
  },
  budget: 2345,
  target: 0.0789,
  seed: 123456,
  precision: 'float32',
}
const rule = `# Adam whose size is taken from the largest gradient of each tensor
parameter beta1 = 0.92
parameter beta2 = 0.995
parameter epsilon = 1e-7
state m = 0
state each v = 0
m = beta1 * m + (1 - beta1) * g
v = max(beta2 * v, largest(abs(g)))
theta = theta - lr * (m / (1 - beta1^t)) / (v + epsilon)`

describe('a link', () => {
  it('of the default is short, and gives the default back', () => {
    const link = encodeLink(defaultExperiment())
    expect(link.length).toBeLessThan(20)
    expect(decodeLink(link)).toStrictEqual({ ok: true, experiment: defaultExperiment() })
  })

  it('works with and without its #', () => {
    const link = encodeLink(preset('two-moons'))
    expect(decodeLink(link.slice(1))).toStrictEqual({ ok: true, experiment: preset('two-moons') })
  })

  it('gives every preset back', () => {
    for (const { experiment } of presets)
      expect(decodeLink(encodeLink(experiment))).toStrictEqual({ ok: true, experiment })
  })

  it('gives every valid document back', () => {
    fc.assert(
      fc.property(arbitraryExperiment, (experiment) => {
        const decoded = decodeLink(encodeLink(experiment))
        expect(decoded.ok ? decoded.experiment : decoded).toStrictEqual(experiment)
      }),
      { seed: 3, numRuns: 200 },
    )
  })

  it('holds only characters that every messenger leaves alone', () => {
    for (const { experiment } of presets)
      expect(encodeLink(experiment)).toMatch(/^#2\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{6}$/)
  })
})

describe('lengths', () => {
  it('four edited racers take at most 600 characters', () => {
    const link = encodeLink({ ...moons, racers: racers(4) })
    expect(decodeLink(link).ok).toBe(true)
    expect(link.length).toBeLessThanOrEqual(600)
  })

  it('with an own rule 800', () => {
    const own = { id: 'own', parameters: {}, formula: rule }
    const link = encodeLink({
      ...moons,
      racers: racers(4).map((racer, i) => (i === 3 ? { ...racer, optimizer: own } : racer)),
    })
    expect(decodeLink(link).ok).toBe(true)
    expect(link.length).toBeLessThanOrEqual(800)
  })

  it('twelve 1,300', () => {
    const link = encodeLink({ ...moons, racers: racers(12) })
    expect(decodeLink(link).ok).toBe(true)
    expect(link.length).toBeLessThanOrEqual(1300)
  })

  it('every preset 400', () => {
    for (const { id, experiment } of presets) expect(encodeLink(experiment).length, id).toBeLessThanOrEqual(400)
  })
})

describe('a bad link is told apart:', () => {
  const link = encodeLink({ ...moons, racers: racers(2) })
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.#%= é'

  it('absent', () => {
    expect(reasonOf('')).toBe('empty')
    expect(reasonOf('#')).toBe('empty')
  })

  it('cut off anywhere', () => {
    for (let length = 2; length < link.length; length++)
      expect(reasonOf(link.slice(0, length)), `${length}`).toBe('truncated')
  })

  it('any one character changed, every place tried', () => {
    for (let at = 1; at < link.length; at++)
      for (const character of [ALPHABET[(at * 7) % ALPHABET.length], ALPHABET[(at * 31 + 5) % ALPHABET.length]]) {
        if (character === link[at]) continue
        expect(reasonOf(link.slice(0, at) + character + link.slice(at + 1)), `${character} at ${at}`).toBe('damaged')
      }
  })

  it('any one character changed, left out or put in, in any document', () => {
    const unit = fc.constantFrom(...ALPHABET)
    fc.assert(
      fc.property(arbitraryExperiment, fc.nat(), unit, (experiment, place, character) => {
        const whole = encodeLink(experiment)
        const at = 1 + (place % (whole.length - 1))
        if (whole[at] !== character)
          expect(reasonOf(whole.slice(0, at) + character + whole.slice(at + 1))).toBe('damaged')
        expect(reasonOf(whole.slice(0, at) + whole.slice(at + 1))).not.toBe('ok')
        expect(reasonOf(whole.slice(0, at) + character + whole.slice(at))).not.toBe('ok')
      }),
      { seed: 4, numRuns: 150 },
    )
  })

  it('not a link at all', () => {
    for (const fragment of ['#about', '#1', '#1.', '#0.abc', '#x1.abc', '#1x', '#-1.a.b', '#01.a.b'])
      expect(['damaged', 'truncated'], fragment).toContain(reasonOf(fragment))
  })

  it('of a newer version', () => {
    expect(reasonOf(linkOf('[]', 3))).toBe('too-new')
    expect(reasonOf('#3.whatever-it-may-hold')).toBe('too-new')
    expect(reasonOf('#17.a.b')).toBe('too-new')
  })

  it('longer than 16 KB', () => {
    expect(reasonOf(`#1.${'A'.repeat(LINK_LIMIT)}`)).toBe('oversized')
  })

  it('grown beyond 256 KB, and is not inflated to its end', () => {
    const bomb = linkOf(`["${'a'.repeat(10_000_000)}"]`)
    expect(bomb.length).toBeLessThan(LINK_LIMIT)
    expect(reasonOf(bomb)).toBe('oversized')
    expect(reasonOf(linkOf(`["${'a'.repeat(TEXT_LIMIT - 4)}"]`))).toBe('invalid')
    expect(reasonOf(linkOf(`["${'a'.repeat(TEXT_LIMIT - 3)}"]`))).toBe('oversized')
  })

  it('with a value out of range, named with its path', () => {
    expect(decodeLink(linkOf('[null,null,[["SGD","sgd",12]]]'))).toStrictEqual({
      ok: false,
      reason: 'invalid',
      problems: [{ path: 'racers[0].rate', message: '12 is outside 1e-6 to 10' }],
    })
    expect(reasonOf(linkOf('[null,["surface",["quadratic",1e999]]]'))).toBe('invalid')
    expect(reasonOf(linkOf('[null,["surface","quadratic",[1e400,0]]]'))).toBe('invalid')
  })

  it('with any other content', () => {
    for (const text of ['', '{', 'null', '{}', '1', '"x"', '[[]]', '[null,[]]', '[null,null,{}]', '[null,null,[[[]]]]'])
      expect(['damaged', 'invalid'], text).toContain(reasonOf(linkOf(text)))
    for (const id of [
      '"__proto__"',
      '"constructor"',
      '["__proto__",1]',
      '["toString"]',
      '{"__proto__":1}',
      '["own",5]',
      '["own"]',
    ])
      expect(reasonOf(linkOf(`[null,null,[["a",${id}]]]`)), id).toBe('invalid')
    expect(reasonOf(linkOf(`[null,null,[${'[],'.repeat(50_000)}[]]]`))).toBe('invalid')
  })

  it('and none throws', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.string(), (value, text) => {
        decodeLink(linkOf(JSON.stringify(value)))
        decodeLink(linkOf(JSON.stringify([null, value, value])))
        decodeLink(linkOf(JSON.stringify([null, null, [value, [null, value, value, value]], value, value])))
        decodeLink(linkOf(text))
        decodeLink(`#1.${text}`)
        decodeLink(text)
      }),
      { seed: 5, numRuns: 300 },
    )
  })
})
