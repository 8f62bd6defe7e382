/** One classifier on its plane: field, boundary, samples, and rings around those on the wrong side. */
import { withAlpha, type Palette } from '../canvas/palette.ts'
import { markerPath } from '../theme/racers.ts'
import { classPoint, classShape } from './classLook.ts'
import type { Decision } from './decision.ts'
import { fieldPixels } from './fieldImage.ts'
import { contour } from './grid.ts'
import { toPixel, type Frame, type Plane } from './plane.ts'
import { classAt, type DataScene } from './samples.ts'

/** Samples of one class, drawn in one go. */
interface Cloud {
  readonly label: number
  readonly train: Path2D
  readonly held: Path2D
}

/** Samples placed in a frame. */
export interface Placed {
  readonly clouds: readonly Cloud[]
  readonly pixels: Float32Array
  readonly radius: number
}

/** Places the samples of a scene; done once a size, not once a picture. */
export function placeSamples(scene: DataScene, plane: Plane, frame: Frame): Placed {
  const radius = Math.max(1.8, Math.min(4, Math.sqrt(frame.width * frame.height) / 85))
  const count = scene.y.length
  const pixels = new Float32Array(2 * count)
  const clouds: Cloud[] = Array.from({ length: Math.max(2, scene.classes) }, (_, label) => ({
    label,
    train: new Path2D(),
    held: new Path2D(),
  }))
  for (let i = 0; i < count; i++) {
    const [x, y] = toPixel(plane, frame, scene.x[2 * i]!, scene.x[2 * i + 1]!)
    pixels[2 * i] = x
    pixels[2 * i + 1] = y
    const cloud = clouds[scene.y[i]!]
    if (!cloud) continue
    const path = new Path2D(markerPath(classShape(cloud.label), x, y, radius))
    ;(scene.split[i] === 0 ? cloud.train : cloud.held).addPath(path)
  }
  return { clouds, pixels, radius }
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
  const { scheme } = palette
  if (field && decision) {
    const size = field.width
    context.imageSmoothingEnabled = true
    context.imageSmoothingQuality = 'high'
    context.drawImage(field, 0.5, 0.5, size - 1, size - 1, 0, 0, frame.width, frame.height)
    drawLines(context, decision, size, frame, palette)
  }
  const rim = scheme === 'light' ? palette.panel : palette.page
  for (const { label, train, held } of placed.clouds) {
    const colour = classPoint(label, scheme)
    context.fillStyle = withAlpha(colour, 0.28)
    context.fill(held)
    context.strokeStyle = colour
    context.lineWidth = 1.1
    context.stroke(held)
    context.strokeStyle = rim
    context.lineWidth = 1.6
    context.stroke(train)
    context.fillStyle = colour
    context.fill(train)
  }
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
