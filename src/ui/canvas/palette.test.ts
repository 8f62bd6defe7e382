import { describe, expect, it } from 'vitest'
import { channels, mix, withAlpha } from './palette.ts'

describe('colours', () => {
  it('reads red, green and blue', () => {
    expect(channels('#A8430C')).toEqual([168, 67, 12])
    expect(() => channels('red')).toThrow('#RRGGBB, got red')
  })
  it('mixes and adds opacity', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080')
    expect(mix('#102030', '#ffffff', 0)).toBe('#102030')
    expect(withAlpha('#010203', 0.5)).toBe('rgb(1 2 3 / 0.5)')
  })
})
