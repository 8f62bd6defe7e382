import fc from 'fast-check'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { deflateText, inflateText } from './deflate.ts'

const dictionary = '"optimizer""schedule"[null,null,0.9]'

describe('deflate', () => {
  it('gives any text back, with any dictionary', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), fc.string(), (text, words) => {
        expect(inflateText(deflateText(text, words), words, 100_000)).toBe(text)
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('is raw deflate with a preset dictionary, as zlib reads it', () => {
    const bytes = deflateText('["optimizer",null,null,0.9]', dictionary)
    expect(inflateRawSync(bytes, { dictionary: Buffer.from(dictionary) }).toString()).toBe(
      '["optimizer",null,null,0.9]',
    )
  })

  it('keeps long texts whole, and stops at the limit', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `${i},`).join('')
    const bytes = deflateText(text, dictionary)
    expect(inflateText(bytes, dictionary, text.length)).toBe(text)
    expect(inflateText(bytes, dictionary, text.length - 1)).toBe('oversized')
  })

  it('gives nothing for bytes that are cut off', () => {
    const bytes = deflateText('some words that do not repeat themselves much', dictionary)
    for (let length = 0; length < bytes.length; length++)
      expect(inflateText(bytes.subarray(0, length), dictionary, 1000)).toBeUndefined()
  })
})
