/** Predicted against true numbers: exact predictions lie on the diagonal. */
import type { Racer } from '../../experiment/document.ts'
import { withAlpha, type Palette } from '../canvas/palette.ts'
import { racerColour } from '../theme/racers.ts'
import { areaOf, drawAxes, drawLongNames } from './axes.ts'
import { toPixel, type Frame, type Interval } from './plane.ts'

export interface PredictedPoints {
  /** In the data's own units. */
  readonly truth: Float64Array
  readonly predicted: Float64Array
}

export function drawPredicted(
  context: CanvasRenderingContext2D,
  frame: Frame,
  points: PredictedPoints | null,
  range: Interval,
  racer: Racer,
  names: { readonly x: string; readonly y: string },
  palette: Palette,
): void {
  const area = areaOf(frame.width, frame.height)
  const plane = { x: range, y: range }
  drawAxes(context, area, plane, palette, { x: '', y: '' }, frame.width < 240 ? 3 : 5)
  context.save()
  context.translate(area.x, area.y)
  context.beginPath()
  context.moveTo(0, area.height)
  context.lineTo(area.width, 0)
  context.strokeStyle = palette.ink3
  context.lineWidth = 1.25
  context.setLineDash([5, 4])
  context.stroke()
  context.setLineDash([])
  if (points) {
    const { truth, predicted } = points
    const many = truth.length > 1500
    const radius = many ? 1.6 : truth.length > 400 ? 2.2 : 3.2
    const colour = racerColour(racer.colour, palette.scheme)
    for (let i = 0; i < truth.length; i++) {
      const [x, y] = toPixel(plane, area, truth[i]!, predicted[i]!)
      if (!Number.isFinite(y)) continue
      // Predictions beyond the frame lie on its edge, hollow.
      const inside = y >= 0 && y <= area.height
      context.beginPath()
      context.arc(x, Math.max(0, Math.min(area.height, y)), radius, 0, 2 * Math.PI)
      context.fillStyle = withAlpha(colour, inside ? (many ? 0.3 : 0.5) : 0)
      context.strokeStyle = withAlpha(colour, 0.9)
      context.lineWidth = 1
      context.fill()
      // Rims of very many points would only cover one another.
      if (!many || !inside) context.stroke()
    }
  }
  context.restore()
  drawLongNames(context, area, palette, names)
}
