/** Text on canvases: the page's font, and labels on pills. */
import type { Box } from './labels.ts'
import { withAlpha, type Palette } from './palette.ts'

let family = ''

/** The page's font at a size and weight, as `context.font` takes it. */
export function font(size: number, weight = 500): string {
  family ||= getComputedStyle(document.body).fontFamily
  return `${weight} ${size}px ${family}`
}

let measuring: CanvasRenderingContext2D | null = null

/** Width of a text in the page's font. */
export function textWidth(text: string, size: number, weight = 500): number {
  measuring ??= document.createElement('canvas').getContext('2d')!
  measuring.font = font(size, weight)
  return measuring.measureText(text).width
}

/** A text cut to a width, with an ellipsis; `context.font` must be set. */
export function fitText(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text
  let length = text.length - 1
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > width) length--
  return `${text.slice(0, length).trimEnd()}…`
}

/** A label on a rounded ground of the panel's colour, in ink or another colour. */
export function drawPill(
  context: CanvasRenderingContext2D,
  palette: Palette,
  text: string,
  box: Box,
  colour = palette.ink,
): void {
  context.beginPath()
  context.roundRect(box.x, box.y, box.width, box.height, box.height / 2)
  context.fillStyle = withAlpha(palette.panel, palette.scheme === 'light' ? 0.92 : 0.88)
  context.fill()
  context.fillStyle = colour
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, box.x + box.width / 2, box.y + box.height / 2 + 0.5)
}
