/** One classifier on its plane: field, boundary, samples, and rings around those on the wrong side. */
import { withAlpha, type Palette } from '../canvas/palette.ts'
import { prepare, type CanvasSize } from '../canvas/useCanvas.ts'
import { markerPath } from '../theme/racers.ts'
import { classPoint, classShape } from './classLook.ts'
import type { Decision } from './decision.ts'
import { fieldPixels } from './fieldImage.ts'
import { contour } from './grid.ts'
import { toPixel, type Frame, type Plane } from './plane.ts'
import { classAt, type DataScene } from './samples.ts'

/** Samples placed in a frame, and painted: they are the same in every picture of a size. */
export interface Placed {
  readonly pixels: Float32Array
  readonly radius: number
  readonly picture: HTMLCanvasElement
}

/** Paints the samples of a scene: solid what is trained on, hollow what is held out. */
export function placeSamples(scene: DataScene, plane: Plane, size: CanvasSize, palette: Palette): Placed {
  const { scheme } = palette
  const radius = Math.max(1.8, Math.min(4, Math.sqrt(size.width * size.height) / 85))
  const pixels = new Float32Array(2 * scene.y.length)
  const picture = document.createElement('canvas')
  const context = prepare(picture, size)
  const rim = scheme === 'light' ? palette.panel : palette.page
  for (let i = 0; i < scene.y.length; i++) {
    const [x, y] = toPixel(plane, size, scene.x[2 * i]!, scene.x[2 * i + 1]!)
    pixels[2 * i] = x
    pixels[2 * i + 1] = y
    const path = new Path2D(markerPath(classShape(scene.y[i]!), x, y, radius))
    const colour = classPoint(scene.y[i]!, scheme)
    const held = scene.split[i] !== 0
    context.strokeStyle = held ? colour : rim
    context.lineWidth = held ? 1.1 : 1.6
    context.fillStyle = held ? withAlpha(colour, 0.28) : colour
    if (!held) context.stroke(path)
    context.fill(path)
    if (held) context.stroke(path)
  }
  return { pixels, radius, picture }
}

/** A grid as a small canvas that is drawn enlarged; one for each tile. */
export function paintField(
  canvas: HTMLCanvasElement,
  decision: Decision,
  size: number,
  classes: number,
  palette: Palette,
): void {
  canvas.width = size
  canvas.height = size
  const pixels = fieldPixels(decision, classes, palette.scheme)
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, size, size), 0, 0)
}

export function drawBoundary(
  context: CanvasRenderingContext2D,
  field: HTMLCanvasElement | null,
  decision: Decision | null,
  scene: DataScene,
  placed: Placed,
  plane: Plane,
  frame: Frame,
  palette: Palette,
): void {
  if (field && decision) {
    const size = field.width
    context.drawImage(field, 0.5, 0.5, size - 1, size - 1, 0, 0, frame.width, frame.height)
    drawLines(context, decision, size, frame, palette)
  }
  context.drawImage(placed.picture, 0, 0, frame.width, frame.height)
  if (!decision) return
  const reach = placed.radius + (frame.width < 260 ? 1.8 : 2.6)
  context.beginPath()
  for (let i = 0; i < scene.y.length; i++) {
    if (classAt(decision, plane, scene.x[2 * i]!, scene.x[2 * i + 1]!) === scene.y[i]) continue
    const x = placed.pixels[2 * i]!
    const y = placed.pixels[2 * i + 1]!
    context.moveTo(x + reach, y)
    context.arc(x, y, reach, 0, 2 * Math.PI)
  }
  context.strokeStyle = withAlpha(palette.ink, 0.85)
  context.lineWidth = frame.width < 260 ? 0.9 : 1.3
  context.stroke()
}

function drawLines(
  context: CanvasRenderingContext2D,
  { probability, margins }: Decision,
  size: number,
  frame: Frame,
  palette: Palette,
): void {
  const trace = (segments: Float32Array): void => {
    const sx = frame.width / (size - 1)
    const sy = frame.height / (size - 1)
    for (let i = 0; i < segments.length; i += 4) {
      context.moveTo(segments[i]! * sx, segments[i + 1]! * sy)
      context.lineTo(segments[i + 2]! * sx, segments[i + 3]! * sy)
    }
  }
  context.lineCap = 'round'
  if (probability && frame.width >= 260) {
    context.beginPath()
    for (const level of [0.1, 0.25, 0.75, 0.9]) trace(contour(probability, level))
    context.strokeStyle = withAlpha(palette.ink, 0.16)
    context.lineWidth = 1
    context.stroke()
  }
  context.beginPath()
  for (const margin of margins) trace(contour(margin, 0))
  if (palette.scheme === 'light') {
    context.strokeStyle = withAlpha(palette.ink, 0.4)
    context.lineWidth = 4.5
    context.stroke()
  }
  context.strokeStyle = '#FFFFFF'
  context.lineWidth = 2.5
  context.stroke()
}
