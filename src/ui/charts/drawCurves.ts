/** All curves of a chart, their markers and names, and where they are read off. */
import type { Racer } from '../../experiment/document.ts'
import type { Readout } from '../../state/store.ts'
import type { Box } from '../canvas/labels.ts'
import { drawMarker } from '../canvas/marker.ts'
import type { Palette } from '../canvas/palette.ts'
import { namesShown, presence } from '../canvas/racing.ts'
import { fitText, font } from '../canvas/text.ts'
import { racerColour, racerDash } from '../theme/racers.ts'
import type { Axes, Source } from './axesOf.ts'
import { decimate, type Polyline } from './decimate.ts'
import { envelope } from './envelope.ts'
import { spread, type EndLabel } from './endLabels.ts'
import { type Line, type Measure, type XMode } from './measures.ts'
import { rowNear, rowWithValue } from './rows.ts'
import { scaleOf, type Scale } from './scale.ts'

export interface ChartScene extends Source {
  readonly measure: Measure
  readonly mode: XMode
  readonly axes: Axes
  /** The plot area within the canvas, and the canvas. */
  readonly area: Box
  readonly width: number
  readonly ratio: number
  readonly palette: Palette
  readonly selected: number | null
  readonly readouts: Readonly<Record<number, Readout>>
  readonly hover: number | null
}

/** Pixels a curve may be seen beyond the frame, and drawn above it. */
const beyond = 3
const far = 4000
/** Rows a pixel of width from which a curve is drawn as a band and its mean. */
const dense = 2
/** Pixels between markers along a curve. */
const apart = 110
const labelHeight = 17

export function drawCurves(context: CanvasRenderingContext2D, scene: ChartScene): void {
  const { area, axes, palette, racers, selected, readouts, measure } = scene
  const x = scaleOf(axes.x, false, area.x, area.x + area.width)
  const y = scaleOf(axes.y, axes.log, area.y + area.height, area.y)
  const ordered = [...racers].sort((a, b) => Number(a.id === selected) - Number(b.id === selected))
  const ends: { racer: Racer; x: number; y: number; gone: boolean }[] = []
  context.save()
  context.beginPath()
  context.rect(area.x - beyond, area.y - beyond, area.width + 2 * beyond, area.height + 2 * beyond)
  context.clip()
  for (const racer of ordered) {
    const curve = scene.curve(racer.id)
    const xs = curve?.columns[scene.mode]
    if (!curve || !xs || curve.rows < 1) continue
    context.globalAlpha = presence(readouts[racer.id])
    let end: readonly [number, number] | null = null
    let gone = false
    for (const line of measure.lines) {
      const ys = curve.columns[line.column]
      if (!ys) continue
      const leave = leavesAt(ys, curve.rows, axes)
      gone = leave < lastValue(ys, curve.rows)
      const low = area.y + area.height + beyond
      const rows = gone ? leave + 1 : curve.rows
      if (curve.rows > dense * area.width) {
        const { band, columns, line: means } = envelope(xs, ys, rows, x, y, low, -far)
        fillBand(context, scene, racer, band, columns)
        stroke(context, scene, racer, line, means)
        end = endOf(means, area)
      } else {
        const polyline = decimate(xs, ys, rows, x, y, low, -far, scene.ratio)
        stroke(context, scene, racer, line, polyline)
        end = endOf(polyline, area)
      }
    }
    if (end && curve.rows > 1) ends.push({ racer, x: end[0], y: end[1], gone })
  }
  context.restore()
  if (scene.hover !== null) drawHover(context, scene, x, y)
  for (const end of ends) {
    context.globalAlpha = presence(readouts[end.racer.id])
    if (scene.diverged(end.racer.id)) ring(context, palette, end.x, end.y)
    drawMarker(context, palette, end.racer.colour, end.x, end.y, end.racer.id === selected ? 5.5 : 5)
    context.globalAlpha = 1
  }
  drawNames(context, scene, ends)
}

/** The values between the lowest and the highest of each column, pale: a dash along every one of them is dear to paint. */
function fillBand(
  context: CanvasRenderingContext2D,
  { palette, readouts }: ChartScene,
  racer: Racer,
  band: Float32Array,
  columns: number,
): void {
  if (columns < 2) return
  context.beginPath()
  for (let i = 0; i < columns; i++) context.lineTo(band[3 * i]!, band[3 * i + 1]! + 0.5)
  for (let i = columns - 1; i >= 0; i--) context.lineTo(band[3 * i]!, band[3 * i + 2]! - 0.5)
  context.globalAlpha = 0.28 * presence(readouts[racer.id])
  context.fillStyle = racerColour(racer.colour, palette.scheme)
  context.fill()
  context.globalAlpha = presence(readouts[racer.id])
}

/** Number of rows before those that stay above the frame to the end. */
function leavesAt(ys: ArrayLike<number>, rows: number, axes: Axes): number {
  let row = rows
  while (row > 0 && !(ys[row - 1]! <= axes.y.max)) row--
  return row
}

/** Number of rows up to the last with a value. */
function lastValue(ys: ArrayLike<number>, rows: number): number {
  let row = rows
  while (row > 0 && Number.isNaN(ys[row - 1]!)) row--
  return row
}

/** Where a curve ends: its last point, or where it leaves the frame there. */
function endOf({ points, count }: Polyline, { y: top, height }: Box): readonly [number, number] | null {
  if (count === 0) return null
  const [x, y] = [points[2 * count - 2]!, points[2 * count - 1]!]
  if (y >= top || count === 1) return [x, Math.max(top, Math.min(top + height, y))]
  const [x0, y0] = [points[2 * count - 4]!, points[2 * count - 3]!]
  const share = y0 > top ? (y0 - top) / (y0 - y) : 0
  return [x0 + (x - x0) * share, top]
}

function stroke(
  context: CanvasRenderingContext2D,
  { palette, selected, readouts, measure, racers }: ChartScene,
  racer: Racer,
  line: Line,
  { points, count }: Polyline,
): void {
  if (count < 2) return
  context.beginPath()
  context.moveTo(points[0]!, points[1]!)
  for (let i = 1; i < count; i++) context.lineTo(points[2 * i]!, points[2 * i + 1]!)
  context.lineJoin = 'bevel'
  context.strokeStyle = racerColour(racer.colour, palette.scheme)
  const chosen = racer.id === selected
  context.lineWidth =
    (line.style === 'train' ? 1.5 : line.style === 'validation' ? 2 : chosen ? 2.75 : 2) * palette.lines
  context.setLineDash(line.style === 'own' ? [...racerDash(racer.dash)] : line.style === 'train' ? [] : [6, 4])
  context.stroke()
  context.setLineDash([])
  if (line.style !== 'validation') return
  context.globalAlpha = presence(readouts[racer.id])
  const shift = (racers.indexOf(racer) + 0.5) / Math.max(1, racers.length)
  let next = points[0]! + apart * shift
  const stop = points[2 * count - 2]! - 24
  for (let i = 1; i < count && next < stop && measure.lines.length > 1; i++)
    if (points[2 * i]! >= next) {
      drawMarker(context, palette, racer.colour, points[2 * i]!, points[2 * i + 1]!, 4)
      next = points[2 * i]! + apart
    }
}

function ring(context: CanvasRenderingContext2D, palette: Palette, x: number, y: number): void {
  context.beginPath()
  context.arc(x, y, 9.5, 0, 2 * Math.PI)
  context.strokeStyle = palette.danger
  context.lineWidth = 2
  context.stroke()
}

function drawHover(context: CanvasRenderingContext2D, scene: ChartScene, x: Scale, y: Scale): void {
  const { area, palette, hover, racers, measure, mode } = scene
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
    const ys = curve?.columns[shown.column]
    if (!curve || !xs || !ys || xs[curve.rows - 1]! < hover!) continue
    const row = rowWithValue(ys, curve.rows, rowNear(xs, curve.rows, hover!))
    if (row < 0) continue
    const py = y.toPixel(ys[row]!)
    if (py >= area.y - 1 && py <= area.y + area.height + 1)
      drawMarker(context, palette, racer.colour, x.toPixel(xs[row]!), py, 4)
  }
}

function drawNames(
  context: CanvasRenderingContext2D,
  { palette, racers, readouts, selected, area, width }: ChartScene,
  ends: readonly { racer: Racer; x: number; y: number; gone: boolean }[],
): void {
  const named = namesShown(racers, readouts, selected)
  context.font = font(12, 600)
  const texts = new Map<number, string>()
  const labels = ends
    .filter(({ racer }) => named.has(racer.id))
    .map(({ racer, x, y, gone }): EndLabel => {
      const text = fitText(context, gone ? `${racer.name} ↑` : racer.name, width - x - (gone ? 18 : 14))
      texts.set(racer.id, text)
      return { key: racer.id, x: x + (gone ? 15 : 12), y, width: context.measureText(text).width + 4 }
    })
  const ys = spread(labels, labelHeight, area.y - 8, area.y + area.height + 8)
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  context.lineJoin = 'round'
  for (const { key, x } of labels) {
    context.globalAlpha = presence(readouts[key])
    context.strokeStyle = palette.panel
    context.lineWidth = 3
    context.strokeText(texts.get(key)!, x, ys.get(key)!)
    context.fillStyle = palette.ink
    context.fillText(texts.get(key)!, x, ys.get(key)!)
    context.globalAlpha = 1
  }
}
