import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawingScale, lineScale, sizeVariables } from './sizes.ts'
import { token } from './tokens.ts'

describe('sizes', () => {
  it('gives the projector 18, 17 and 16 for 14, 13 and 12', () => {
    const { '--text-14': large, '--text-13': medium, '--text-12': small } = sizeVariables('projector')
    expect([large, medium, small]).toEqual(['1.125rem', '1.0625rem', '1rem'])
    expect(sizeVariables('dark')['--text-13']).toBe('0.8125rem')
  })
  it('draws text of 12 px at 16 and lines of 2.25 px at 3.25', () => {
    expect(12 * drawingScale.projector).toBe(16)
    expect(2.25 * drawingScale.projector * lineScale.projector).toBeCloseTo(3.25, 12)
  })
  it('has every size of type that style sheets use, and none of their own', () => {
    const root = join(import.meta.dirname, '..')
    const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
    const known = sizeVariables('light')
    for (const sheet of sheets) {
      const css = readFileSync(join(root, sheet), 'utf8')
      const fixed = [...css.matchAll(/font(-size)?:[^;]*?\d(px|rem)\b[^;]*;/g)].filter(
        ([text]) => !/^font: \d+ var\(/.test(text),
      )
      expect(
        fixed.map(([text]) => text),
        sheet,
      ).toEqual([])
      for (const [, name] of css.matchAll(/var\((--text-\w+)\)/g)) expect(known, sheet).toHaveProperty(name!)
    }
  })
})

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

describe('colours of the projector', () => {
  const grounds = ['page', 'panel', 'sunken', 'soft'] as const
  it.each(['ink', 'ink2', 'ink3'] as const)('sets %s at 7:1 or more on every ground, above the light theme', (name) => {
    for (const ground of grounds) {
      const ratio = contrast(token(name, 'projector'), token(ground, 'projector'))
      expect(ratio, ground).toBeGreaterThan(7)
      expect(ratio, ground).toBeGreaterThan(contrast(token(name, 'light'), token(ground, 'light')))
    }
  })
  it('has edges of controls at 3:1 or more, and lines darker than the light theme', () => {
    expect(contrast(token('control', 'projector'), token('panel', 'projector'))).toBeGreaterThan(3)
    for (const name of ['line', 'line2'] as const)
      expect(contrast(token(name, 'projector'), '#FFFFFF')).toBeGreaterThan(contrast(token(name, 'light'), '#FFFFFF'))
  })
})
