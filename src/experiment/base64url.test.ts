import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64url, toBase64url } from './base64url.ts'

describe('base64url', () => {
  it('is that of Node, and comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = toBase64url(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        expect(fromBase64url(text)).toEqual(bytes)
      }),
      { seed: 1 },
    )
  })

  it.each(['A', 'AB', 'AAA=', 'AAB', 'AA A', 'AA+A', 'AA/A', 'éAAA', 'AAAAA'])('refuses %s', (text) => {
    expect(fromBase64url(text)).toBeUndefined()
  })
})
