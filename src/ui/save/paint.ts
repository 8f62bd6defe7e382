/** Paints a drawing on a canvas. */
import type { Drawing, Mark } from '../../export/drawing.ts'
import { font } from '../canvas/text.ts'

export type Images = Readonly<Record<string, HTMLCanvasElement>>

/** The drawing as a new canvas with `ratio` pixels to one of its own. */
export function painted(drawing: Drawing, images: Images, ratio: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(drawing.width * ratio)
  canvas.height = Math.round(drawing.height * ratio)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('a 2D canvas is needed, this browser gave none')
  context.scale(ratio, ratio)
  context.fillStyle = drawing.ground
  context.fillRect(0, 0, drawing.width, drawing.height)
  for (const mark of drawing.marks) {
    context.save()
    paintMark(context, mark, images)
    context.restore()
  }
  return canvas
}

function paintMark(context: CanvasRenderingContext2D, mark: Mark, images: Images): void {
  if (mark.kind === 'image') {
    const image = images[mark.name]
    if (image) context.drawImage(image, mark.x, mark.y, mark.width, mark.height)
  } else if (mark.kind === 'text') paintText(context, mark)
  else paintPath(context, mark)
}

function paintPath(context: CanvasRenderingContext2D, mark: Extract<Mark, { kind: 'path' }>): void {
  const { d, fill, stroke, width = 1, dash = [], opacity = 1, clip } = mark
  if (clip) {
    context.beginPath()
    context.rect(clip.x, clip.y, clip.width, clip.height)
    context.clip()
  }
  const path = new Path2D(d)
  context.globalAlpha = opacity
  context.lineJoin = 'round'
  if (fill !== undefined) {
    context.fillStyle = fill
    context.fill(path, 'evenodd')
  }
  if (stroke === undefined) return
  context.strokeStyle = stroke
  context.lineWidth = width
  context.setLineDash([...dash])
  context.stroke(path)
}

function paintText(context: CanvasRenderingContext2D, mark: Extract<Mark, { kind: 'text' }>): void {
  const { x, y, text, raised, size, weight, fill, anchor = 'start', halo, upright } = mark
  context.translate(x, y)
  if (upright) context.rotate(-Math.PI / 2)
  context.font = font(size, weight)
  const width = context.measureText(text).width
  context.font = font(0.75 * size, weight)
  const whole = width + (raised === undefined ? 0 : context.measureText(raised).width)
  const left = anchor === 'start' ? 0 : anchor === 'middle' ? -whole / 2 : -whole
  const write = (draw: (text: string, x: number, y: number) => void): void => {
    context.font = font(size, weight)
    draw(text, left, 0)
    if (raised === undefined) return
    context.font = font(0.75 * size, weight)
    draw(raised, left + width, -0.4 * size)
  }
  context.lineJoin = 'round'
  if (halo !== undefined) {
    context.strokeStyle = halo
    context.lineWidth = 3
    write((...place) => context.strokeText(...place))
  }
  context.fillStyle = fill
  write((...place) => context.fillText(...place))
}
