/** A racer's marker and line on a canvas. */
import { markerPath, racerColour, racerMarker, type MarkerShape } from '../theme/racers.ts'
import type { Palette } from './palette.ts'

const paths = new Map<string, Path2D>()

function pathOf(shape: MarkerShape, radius: number): Path2D {
  const key = `${shape} ${radius}`
  let path = paths.get(key)
  if (!path) paths.set(key, (path = new Path2D(markerPath(shape, 0, 0, radius))))
  return path
}

/** Draws the marker of racer colour number `colour` at (x, y), with a rim of the panel's colour that lifts it off lines. */
export function drawMarker(
  context: CanvasRenderingContext2D,
  palette: Palette,
  colour: number,
  x: number,
  y: number,
  radius: number,
): void {
  const { shape, hollow } = racerMarker(colour)
  const paint = racerColour(colour, palette.scheme)
  const path = pathOf(shape, radius)
  const rim = Math.max(1, radius * 0.28)
  context.save()
  context.translate(x, y)
  context.lineJoin = 'round'
  context.setLineDash([])
  context.strokeStyle = palette.panel
  context.lineWidth = hollow ? 2 + 2 * rim : 2 * rim
  context.stroke(path)
  context.fillStyle = hollow ? palette.panel : paint
  context.fill(path)
  if (hollow) {
    context.strokeStyle = paint
    context.lineWidth = 2
    context.stroke(path)
  }
  context.restore()
}
