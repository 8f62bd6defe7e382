import { drawMarker } from '../canvas/marker.ts'
import type { ChartScene } from './chartScene.ts'
import { rowNear, rowWithValue } from './rows.ts'
import type { Scale } from './scale.ts'
import { smoothed } from './smoothing.ts'

/** The line where the charts are read off, and the curves' values there. */
export function drawHover(context: CanvasRenderingContext2D, scene: ChartScene, x: Scale, y: Scale): void {
  const { area, palette, hover, racers, measure, mode, smoothing } = scene
  const line = Math.round(x.toPixel(hover!)) + 0.5
  if (line < area.x || line > area.x + area.width + 1) return
  context.beginPath()
  context.moveTo(line, area.y)
  context.lineTo(line, area.y + area.height)
  context.setLineDash([3, 3])
  context.strokeStyle = palette.ink2
  context.lineWidth = 1
  context.stroke()
  context.setLineDash([])
  const shown = measure.lines.at(-1)!
  for (const racer of racers) {
    const curve = scene.curve(racer.id)
    const xs = curve?.columns[mode]
    const raw = curve?.columns[shown.column]
    const steps = curve?.columns.step
    if (!curve || !xs || !raw || !steps || xs[curve.rows - 1]! < hover!) continue
    const row = rowWithValue(raw, curve.rows, rowNear(xs, curve.rows, hover!))
    if (row < 0) continue
    const value = smoothing > 0 ? smoothed(steps, raw, curve.rows, smoothing)[row]! : raw[row]!
    const py = y.toPixel(value)
    const px = x.toPixel(xs[row]!)
    if (py >= area.y - 1 && py <= area.y + area.height + 1 && px >= area.x - 1 && px <= area.x + area.width + 1)
      drawMarker(context, palette, racer.colour, px, py, 4)
  }
}
