import { withAlpha, type Palette } from '../canvas/palette.ts'
import { ramp } from '../theme/tokens.ts'
import { toPixel, type Frame, type Plane } from './plane.ts'
import { bandColours } from './rampColours.ts'
import type { Relief } from './useIsolines.ts'

const colours = { light: bandColours(ramp.light), dark: bandColours(ramp.dark) }

/** Paints the heat map and its isolines where the plane shows them. */
export function drawRelief(
  context: CanvasRenderingContext2D,
  relief: Relief,
  plane: Plane,
  frame: Frame,
  palette: Palette,
): void {
  const bands = colours[palette.scheme]
  const { x, y = [0, 1], width, height } = relief.terrain.want
  const [left, top] = toPixel(plane, frame, x[0], y[1])
  const [right, bottom] = toPixel(plane, frame, x[1], y[0])
  const sx = (right - left) / (width - 1)
  const sy = (bottom - top) / (height - 1)
  context.fillStyle = bands[0]!
  context.fillRect(left, top, right - left, bottom - top)
  context.save()
  context.transform(sx, 0, 0, sy, left, top)
  context.lineWidth = 1 / sx
  context.strokeStyle = withAlpha(palette.ink, palette.scheme === 'light' ? 0.11 : 0.13)
  relief.areas.forEach((area, i) => {
    context.fillStyle = bands[i + 1]!
    context.fill(area, 'evenodd')
  })
  for (const area of relief.areas) context.stroke(area)
  context.restore()
}
