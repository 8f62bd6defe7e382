/** Grid lines and numbers of a plot on a canvas. */
import { withAlpha, type Palette } from '../canvas/palette.ts'
import type { Box } from '../canvas/labels.ts'
import { fitText, font } from '../canvas/text.ts'
import { linearTicks, tickText } from '../charts/ticks.ts'
import { toPixel, type Plane } from './plane.ts'

/** Room for the numbers at the left, at the bottom and around. */
export const margins = { left: 48, right: 20, top: 26, bottom: 30 }

/** The same in small frames. */
const smallMargins = { left: 34, right: 10, top: 20, bottom: 24 }

/** How far right of the area the name of x ends, which is less where the margin is. */
const nameRight = ({ x }: Box): number => (x === smallMargins.left ? smallMargins.right - 1 : 14)

/** The plot area within a frame. */
export function areaOf(width: number, height: number): Box {
  const { left, right, top, bottom } = width < 240 ? smallMargins : margins
  return { x: left, y: top, width: Math.max(10, width - left - right), height: Math.max(10, height - top - bottom) }
}

/** Draws the axes of `plane` in `area`, with the names of both quantities at their ends, and about `ticks` numbers at least. */
export function drawAxes(
  context: CanvasRenderingContext2D,
  area: Box,
  plane: Plane,
  palette: Palette,
  names: { readonly x: string; readonly y: string },
  ticks = 3,
): void {
  context.save()
  context.font = font(12)
  context.lineWidth = 1
  context.strokeStyle = palette.line
  context.fillStyle = palette.ink2
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  for (const tick of linearTicks(...plane.y, Math.max(ticks, area.height / 70))) {
    const y = Math.round(toPixel(plane, area, 0, tick)[1] + area.y) + 0.5
    context.beginPath()
    context.moveTo(area.x, y)
    context.lineTo(area.x + area.width, y)
    context.stroke()
    context.fillText(written(tick), area.x - 8, y)
  }
  context.textAlign = 'center'
  context.textBaseline = 'top'
  for (const tick of linearTicks(...plane.x, Math.max(ticks, area.width / 90))) {
    const x = toPixel(plane, area, tick, 0)[0] + area.x
    context.fillText(written(tick), x, area.y + area.height + 9)
  }
  context.strokeStyle = withAlpha(palette.ink3, 0.5)
  context.beginPath()
  context.moveTo(area.x, area.y + area.height + 0.5)
  context.lineTo(area.x + area.width, area.y + area.height + 0.5)
  context.stroke()
  context.textAlign = 'right'
  context.fillText(names.x, area.x + area.width + nameRight(area), area.y + area.height + 9)
  context.fillText(names.y, area.x - 8, 4)
  context.restore()
}

/** Names too long for the ends of the axes, inside the plot: along x at the right, along y at the top. */
export function drawLongNames(
  context: CanvasRenderingContext2D,
  area: Box,
  palette: Palette,
  names: { readonly x: string; readonly y: string },
): void {
  context.save()
  context.font = font(11)
  context.fillStyle = palette.ink3
  context.textBaseline = 'alphabetic'
  context.textAlign = 'right'
  const room = area.width - 12
  context.fillText(fitText(context, `${names.x} →`, room), area.x + area.width - 4, area.y + area.height - 7)
  context.textAlign = 'left'
  context.fillText(fitText(context, `↑ ${names.y}`, room), area.x + 6, area.y - 8)
  context.restore()
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function written(tick: number): string {
  const { text, exponent } = tickText(tick)
  if (exponent === null) return text
  return text + [...String(exponent)].map((sign) => (sign === '-' ? '⁻' : raised[Number(sign)])).join('')
}
