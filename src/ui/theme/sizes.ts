/** Sizes by theme: type, and what is drawn on canvases. The projector's are read from the back row of a classroom. */
import { rem, useGrowth } from './growth.ts'
import { useTheme, type Theme } from './theme.ts'

/** Sizes of type in pixels, by their names in CSS (`--text-13`), and what they become for a projector. */
const text = { 11: 15, 12: 16, 13: 17, 14: 18, 15: 18, 16: 18, 17: 18, 18: 20, 20: 22 } as const

/** The sizes of a theme as CSS custom properties: those of type, and `--scale` for what grows with it. */
export function sizeVariables(theme: Theme): Record<string, string> {
  const sizes = Object.entries(text).map(([name, projector]) => [
    `--text-${name}`,
    rem(theme === 'projector' ? projector : Number(name)),
  ])
  return { ...(Object.fromEntries(sizes) as Record<string, string>), '--scale': String(drawingScale[theme]) }
}

/** Pixels of the style sheets to one unit of a drawing: canvases grow as a whole, 12 px of text to 16. */
export const drawingScale: Readonly<Record<Theme, number>> = { light: 1, dark: 1, projector: text[12] / 12 }

/** CSS pixels to one unit of a drawing, in the theme and the window that there are. */
export const useDrawingScale = (): number => drawingScale[useTheme()] * useGrowth()

/** Width of the racers' lines beside what the scale gives: 2.25 px become 3.25. */
export const lineScale: Readonly<Record<Theme, number>> = {
  light: 1,
  dark: 1,
  projector: 3.25 / 2.25 / drawingScale.projector,
}
