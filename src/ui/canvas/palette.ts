/** Colours for canvases: the tokens of one theme, and what is made from them. */
import type { Scheme } from '../theme/racers.ts'
import { lineScale } from '../theme/sizes.ts'
import { schemeOf, useTheme, type Theme } from '../theme/theme.ts'
import { token } from '../theme/tokens.ts'

const names = [
  'page',
  'panel',
  'sunken',
  'line',
  'line2',
  'ink',
  'ink2',
  'ink3',
  'accent',
  'danger',
  'ok',
  'gradient',
  'momentum',
  'casing',
] as const

/** Colours by token name, the scheme they belong to, and what the racers' lines are widened by. */
export type Palette = Readonly<Record<(typeof names)[number], string>> & {
  readonly scheme: Scheme
  readonly lines: number
}

/** Red, green and blue of `#RRGGBB`, each 0 to 255. */
export function channels(colour: string): [number, number, number] {
  const value = /^#[0-9a-f]{6}$/i.test(colour) ? Number.parseInt(colour.slice(1), 16) : Number.NaN
  if (Number.isNaN(value)) throw new Error(`colour must be #RRGGBB, got ${colour}`)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** The colour with the given opacity as `rgb(r g b / a)`. */
export function withAlpha(colour: string, alpha: number): string {
  return `rgb(${channels(colour).join(' ')} / ${alpha})`
}

/** The colour a share `amount` of the way from `from` to `to`. */
export function mix(from: string, to: string, amount: number): string {
  const a = channels(from)
  const b = channels(to)
  const parts = a.map((channel, i) => Math.round(channel + (b[i]! - channel) * amount))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

function paletteOf(theme: Theme): Palette {
  const colours = Object.fromEntries(names.map((name) => [name, token(name, theme)]))
  return {
    ...(colours as Record<(typeof names)[number], string>),
    scheme: schemeOf(theme),
    lines: lineScale[theme],
  }
}

const palettes: Readonly<Record<Theme, Palette>> = {
  light: paletteOf('light'),
  dark: paletteOf('dark'),
  projector: paletteOf('projector'),
}

/** The theme's colours for a canvas; renders anew when the theme changes. */
export function usePalette(): Palette {
  return palettes[useTheme()]
}
