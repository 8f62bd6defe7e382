import { withAlpha, type Palette } from '../canvas/palette.ts'
import type { Trail } from './trail.ts'

export interface Stroke {
  readonly colour: string
  readonly dash: readonly number[]
  readonly width: number
  /** Opacity of all of it, 0 to 1. */
  readonly presence: number
  /** Whether the older part is paler. */
  readonly fades: boolean
}

/** Pieces of one opacity each that a trail is drawn in. */
const pieces = 10

function trace(context: CanvasRenderingContext2D, { points }: Trail, from: number, to: number): number {
  let length = 0
  let pen = false
  context.beginPath()
  for (let i = from; i < to; i++) {
    const x = points[2 * i]!
    const y = points[2 * i + 1]!
    if (Number.isNaN(x)) {
      pen = false
      continue
    }
    if (pen) {
      context.lineTo(x, y)
      length += Math.hypot(x - points[2 * i - 2]!, y - points[2 * i - 1]!)
    } else context.moveTo(x, y)
    pen = true
  }
  return length
}

/** Draws a trail: its casing, the line at 30 % under a dash, and the dashed line, fading with age. */
export function drawTrail(context: CanvasRenderingContext2D, palette: Palette, trail: Trail, stroke: Stroke): void {
  if (trail.count < 2) return
  const light = palette.scheme === 'light'
  context.save()
  context.lineJoin = 'round'
  context.lineCap = 'butt'
  context.globalAlpha = stroke.presence
  trace(context, trail, 0, trail.count)
  context.strokeStyle = withAlpha(palette.casing, light ? 0.7 : 0.55)
  context.lineWidth = stroke.width + (light ? 2.4 : 1.8)
  context.stroke()
  context.strokeStyle = stroke.colour
  context.lineWidth = stroke.width
  const faintest = light ? 0.45 : 0.62
  let travelled = 0
  const count = stroke.fades ? pieces : 1
  for (let piece = 0; piece < count; piece++) {
    const from = Math.max(0, Math.floor((piece * trail.count) / count) - 1)
    const to = Math.floor(((piece + 1) * trail.count) / count)
    if (to - from < 2) continue
    const age = count === 1 ? 1 : faintest + (1 - faintest) * Math.min(1, (piece + 1) / (0.8 * count))
    const length = trace(context, trail, from, to)
    if (stroke.dash.length > 0) {
      context.globalAlpha = 0.3 * age * stroke.presence
      context.setLineDash([])
      context.stroke()
    }
    context.globalAlpha = age * stroke.presence
    context.setLineDash([...stroke.dash])
    context.lineDashOffset = travelled
    context.stroke()
    travelled += length
  }
  context.restore()
}
