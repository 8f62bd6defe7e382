/** Two inputs and a number: the predicted field, and the samples in the colour of their true value. */
import { withAlpha, type Palette } from '../canvas/palette.ts'
import { prepare, type CanvasSize } from '../canvas/useCanvas.ts'
import { markerPath, type MarkerShape } from '../theme/racers.ts'
import { contour, type Grid } from './grid.ts'
import { toPixel, type Frame, type Plane } from './plane.ts'
import type { DataScene } from './samples.ts'
import { rampColour, rampPixels, rampStops } from './valueRamp.ts'

export type Range = readonly [low: number, high: number]

/** Paints the samples of a scene: round what is trained on, square what is held out. */
export function paintSamples(
  scene: DataScene,
  plane: Plane,
  size: CanvasSize,
  [low, high]: Range,
  palette: Palette,
): HTMLCanvasElement {
  const picture = document.createElement('canvas')
  const context = prepare(picture, size)
  const stops = rampStops(palette)
  const radius = Math.max(2.2, Math.min(4.4, Math.sqrt(size.width * size.height) / 85))
  context.strokeStyle = withAlpha(palette.ink, 0.6)
  context.lineWidth = 0.8
  for (let i = 0; i < scene.y.length; i++) {
    const [x, y] = toPixel(plane, size, scene.x[2 * i]!, scene.x[2 * i + 1]!)
    const path = new Path2D(markerPath(sampleShape(scene.split[i]!), x, y, radius))
    context.fillStyle = rampColour(stops, (scene.y[i]! - low) / (high - low))
    context.fill(path)
    context.stroke(path)
  }
  return picture
}

/** The sign of a sample of a split: 0 is for training. */
export const sampleShape = (split: number): MarkerShape => (split === 0 ? 'circle' : 'square')

/** Paints a grid of predictions onto a small canvas that is drawn enlarged. */
export function paintValues(canvas: HTMLCanvasElement, { size, values }: Grid, [low, high]: Range, palette: Palette) {
  canvas.width = size
  canvas.height = size
  const pixels = rampPixels(values, low, high, palette)
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, size, size), 0, 0)
}

export function drawField(
  context: CanvasRenderingContext2D,
  field: HTMLCanvasElement | null,
  grid: Grid | null,
  samples: HTMLCanvasElement,
  [low, high]: Range,
  frame: Frame,
  palette: Palette,
): void {
  if (field && grid) {
    const { size } = grid
    context.drawImage(field, 0.5, 0.5, size - 1, size - 1, 0, 0, frame.width, frame.height)
    drawLevels(context, grid, low, high, frame, palette)
  }
  context.drawImage(samples, 0, 0, frame.width, frame.height)
}

/** Hairlines where the prediction is a quarter, half and three quarters of the way. */
function drawLevels(
  context: CanvasRenderingContext2D,
  grid: Grid,
  low: number,
  high: number,
  frame: Frame,
  palette: Palette,
): void {
  const sx = frame.width / (grid.size - 1)
  const sy = frame.height / (grid.size - 1)
  context.lineCap = 'round'
  for (const share of [0.25, 0.5, 0.75]) {
    const segments = contour(grid, low + share * (high - low))
    context.beginPath()
    for (let i = 0; i < segments.length; i += 4) {
      context.moveTo(segments[i]! * sx, segments[i + 1]! * sy)
      context.lineTo(segments[i + 2]! * sx, segments[i + 3]! * sy)
    }
    context.strokeStyle = withAlpha(palette.ink, share === 0.5 ? 0.45 : 0.22)
    context.lineWidth = 1
    context.stroke()
  }
}
