import { expect, it } from 'vitest'
import { crc32 } from './crc32.ts'

it('crc32 has the published check value', () => {
  expect(crc32('123456789')).toBe(0xcbf43926)
  expect(crc32('')).toBe(0)
})
