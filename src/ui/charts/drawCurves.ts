/** All curves of a chart, their markers and names, and where they are read off. */
import type { Racer } from '../../experiment/document.ts'
import { Occupancy } from '../canvas/labels.ts'
import { drawMarker } from '../canvas/marker.ts'
import { racerColour, racerDash } from '../theme/racers.ts'
import { strength, type ChartScene, type NameBox } from './chartScene.ts'
import { decimate, type Polyline } from './decimate.ts'
import { drawEnds, type End } from './drawEnds.ts'
import { drawHover } from './drawHover.ts'
import { drawNames } from './drawNames.ts'
import { occupy } from './earlyNames.ts'
import { endOf, lastValue, leavesAt } from './ends.ts'
import { envelope } from './envelope.ts'
import type { Line } from './measures.ts'
import { scaleOf, type Scale } from './scale.ts'
import { smoothed } from './smoothing.ts'
import { rowsWithin } from './zoom.ts'

/** Pixels a curve may be seen beyond the frame, and drawn above it; far more where the frame is a part only. */
const beyond = 3
const far = 4000
const farther = 200_000
/** Rows a pixel of width from which a curve is drawn as a band and its mean. */
const dense = 2
/** Pixels between markers along a curve. */
const apart = 110
/** Strength of kept runs, and of the values behind their mean. */
const keptStrength = 0.45
const rawStrength = 0.3

/** How a curve is drawn. */
interface Stroke {
  readonly colour: string
  readonly width: number
  readonly dash: readonly number[]
  readonly alpha: number
}

export function drawCurves(context: CanvasRenderingContext2D, scene: ChartScene): readonly NameBox[] {
  const { area, axes, racers, selected, measure, palette } = scene
  const x = scaleOf(axes.x, false, area.x, area.x + area.width)
  const y = scaleOf(axes.y, axes.log, area.y + area.height, area.y)
  const order = ({ id }: Racer): number => (id === scene.emphasised ? 2 : id === selected ? 1 : 0)
  const ordered = [...racers].sort((a, b) => order(a) - order(b))
  const ends: End[] = []
  const lines = new Occupancy(scene.width, area.y + area.height)
  context.save()
  context.beginPath()
  context.rect(area.x - beyond, area.y - beyond, area.width + 2 * beyond, area.height + 2 * beyond)
  context.clip()
  for (const overlay of scene.overlays) {
    const { colour, dash } = overlay.racer
    for (const line of measure.lines) {
      const stroke = {
        colour: racerColour(colour, palette.scheme),
        width: 1.25 * palette.lines,
        dash: line.style === 'validation' ? [6, 4] : line.style === 'train' ? [] : racerDash(dash),
        alpha: keptStrength,
      }
      const drawn = drawLine(context, scene, overlay, line, stroke, x, y, false)
      if (drawn) occupy(lines, drawn.polyline, area)
      if (drawn?.end && line === measure.lines.at(-1)) ends.push({ ...drawn, at: drawn.end, overlay })
    }
  }
  for (const racer of ordered) {
    const curve = scene.curve(racer.id)
    if (!curve || curve.rows < 1) continue
    let last: ReturnType<typeof drawLine> = null
    for (const line of measure.lines) {
      const stroke = strokeOf(scene, racer, line)
      const drawn = drawLine(context, scene, curve, line, stroke, x, y, true)
      if (drawn) occupy(lines, drawn.polyline, area)
      last = drawn ?? last
      if (last && line.style === 'validation' && measure.lines.length > 1)
        drawAlong(context, scene, racer, last.polyline, stroke.alpha)
    }
    if (last?.end && curve.rows > 1) ends.push({ ...last, at: last.end, racer })
  }
  context.restore()
  if (scene.hover !== null) drawHover(context, scene, x, y)
  drawEnds(context, scene, ends, y)
  return drawNames(context, scene, ends, lines)
}

function strokeOf(scene: ChartScene, racer: Racer, line: Line): Stroke {
  const chosen = racer.id === scene.selected || racer.id === scene.emphasised
  return {
    colour: racerColour(racer.colour, scene.palette.scheme),
    width:
      ((line.style === 'train' ? 1.5 : line.style === 'own' && chosen ? 2.75 : 2) +
        Number(racer.id === scene.emphasised) * 0.5) *
      scene.palette.lines,
    dash: line.style === 'own' ? racerDash(racer.dash) : line.style === 'train' ? [] : [6, 4],
    alpha: strength(scene, racer),
  }
}

/** One curve, with its values behind where it is smoothed; what of it is drawn, and where it ends. */
function drawLine(
  context: CanvasRenderingContext2D,
  scene: ChartScene,
  curve: { readonly rows: number; readonly columns: Readonly<Record<string, Float64Array>> },
  line: Line,
  stroke: Stroke,
  x: Scale,
  y: Scale,
  withRaw: boolean,
): { polyline: Polyline; end: readonly [number, number] | null; gone: boolean; leaves: boolean } | null {
  const { area, axes, smoothing, part } = scene
  const xs = curve.columns[scene.mode]
  const raw = curve.columns[line.column]
  const steps = curve.columns.step
  if (!xs || !raw || !steps || curve.rows < 1) return null
  const low = area.y + area.height + (part.y ? farther : beyond)
  const high = part.y ? -farther : -far
  const ys = smoothing > 0 ? smoothed(steps, raw, curve.rows, smoothing) : raw
  if (smoothing > 0 && withRaw) {
    const { from, to } = rowsWithin(xs, raw, curve.rows, axes.x)
    const shown = [xs.subarray(from, to), raw.subarray(from, to), to - from] as const
    if (to - from > dense * area.width) {
      const { band, columns } = envelope(...shown, x, y, low, high)
      fillBand(context, stroke, band, columns, rawStrength)
    } else {
      const width = Math.max(1, stroke.width * 0.6)
      strokePath(
        context,
        { ...stroke, width, dash: [], alpha: stroke.alpha * rawStrength },
        decimate(...shown, x, y, low, high, scene.ratio),
      )
    }
  }
  const leave = part.y ? curve.rows : leavesAt(ys, curve.rows, axes.y.max)
  const gone = leave < lastValue(ys, curve.rows)
  const rows = gone ? leave + 1 : lastValue(ys, curve.rows)
  const { from, to } = rowsWithin(xs, ys, rows, axes.x)
  const shown = [xs.subarray(from, to), ys.subarray(from, to), to - from] as const
  let polyline: Polyline
  if (to - from > dense * area.width) {
    const { band, columns, line: means } = envelope(...shown, x, y, low, high)
    // Behind a mean there is already the band of the values.
    if (smoothing === 0) fillBand(context, stroke, band, columns, 0.28)
    polyline = means
  } else polyline = decimate(...shown, x, y, low, high, scene.ratio)
  strokePath(context, stroke, polyline)
  return { polyline, gone, ...endOf(polyline, area, part, part.x && to < rows) }
}

/** The values between the lowest and the highest of each column, pale: a dash along every one of them is dear to paint. */
function fillBand(
  context: CanvasRenderingContext2D,
  { colour, alpha }: Stroke,
  band: Float32Array,
  columns: number,
  share: number,
): void {
  if (columns < 2) return
  context.beginPath()
  for (let i = 0; i < columns; i++) context.lineTo(band[3 * i]!, band[3 * i + 1]! + 0.5)
  for (let i = columns - 1; i >= 0; i--) context.lineTo(band[3 * i]!, band[3 * i + 2]! - 0.5)
  context.globalAlpha = share * alpha
  context.fillStyle = colour
  context.fill()
}

function strokePath(
  context: CanvasRenderingContext2D,
  { colour, width, dash, alpha }: Stroke,
  { points, count }: Polyline,
): void {
  if (count < 2) return
  context.globalAlpha = alpha
  context.beginPath()
  context.moveTo(points[0]!, points[1]!)
  for (let i = 1; i < count; i++) context.lineTo(points[2 * i]!, points[2 * i + 1]!)
  context.lineJoin = 'bevel'
  context.strokeStyle = colour
  context.lineWidth = width
  context.setLineDash([...dash])
  context.stroke()
  context.setLineDash([])
}

/** Markers along a curve, where the dash does not tell the racer. */
function drawAlong(
  context: CanvasRenderingContext2D,
  { palette, racers }: ChartScene,
  racer: Racer,
  { points, count }: Polyline,
  alpha: number,
): void {
  if (count < 2) return
  context.globalAlpha = alpha
  const shift = (racers.indexOf(racer) + 0.5) / Math.max(1, racers.length)
  let next = points[0]! + apart * shift
  const stop = points[2 * count - 2]! - 24
  for (let i = 1; i < count && next < stop; i++)
    if (points[2 * i]! >= next) {
      drawMarker(context, palette, racer.colour, points[2 * i]!, points[2 * i + 1]!, 4)
      next = points[2 * i]! + apart
    }
}
