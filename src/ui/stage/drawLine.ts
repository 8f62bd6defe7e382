/** A surface of one input: its curve, each racer's ball with earlier positions, and the tangent of the selected. */
import type { Racer } from '../../experiment/document.ts'
import type { Columns } from '../../state/curves.ts'
import type { ProbeResult } from '../../state/probes.ts'
import type { Readout } from '../../state/store.ts'
import { Occupancy, placeLabels, type Box, type LabelRequest } from '../canvas/labels.ts'
import { drawMarker } from '../canvas/marker.ts'
import { withAlpha, type Palette } from '../canvas/palette.ts'
import { byRank, namesShown, presence } from '../canvas/racing.ts'
import { drawPill, font } from '../canvas/text.ts'
import { measured, plain } from '../theme/format.ts'
import { areaOf, drawAxes } from './axes.ts'
import { drawDivergence, drawMinimum, drawStart } from './marks.ts'
import { toPixel, type Frame, type Plane } from './plane.ts'
import type { Leaving } from './drawPlane.ts'
import { exitOf, trailOf } from './trail.ts'

export interface LineScene {
  readonly plane: Plane
  readonly frame: Frame
  readonly palette: Palette
  readonly racers: readonly Racer[]
  readonly selected: number | null
  readonly readouts: Readonly<Record<number, Readout>>
  readonly start: number
  readonly minima: readonly (readonly number[])[]
  /** f at any x of the plane. */
  readonly height: (x: number) => number
  readonly curveX: Float64Array
  readonly curveY: Float32Array
  readonly covered: readonly Box[]
  readonly startLabel: string
  readonly curve: (racer: number) => { rows: number; columns: Columns } | undefined
  readonly probe: (racer: number) => ProbeResult | undefined
}

/** Earlier positions that are still drawn. */
const remembered = 40

export function drawLine(context: CanvasRenderingContext2D, scene: LineScene, slots: Map<string, number>): Leaving[] {
  const { plane, frame, palette, racers, selected, readouts } = scene
  const area = areaOf(frame.width, frame.height)
  drawAxes(context, area, plane, palette, { x: 'x', y: 'f' })
  context.save()
  context.translate(area.x, area.y)
  const at = (x: number, y: number): [number, number] => toPixel(plane, area, x, y)
  const lines = new Occupancy(area.width, area.height)
  const leaving: Leaving[] = []
  const marks: Box[] = scene.covered.map((box) => ({ ...box, x: box.x - area.x, y: box.y - area.y }))

  context.save()
  context.beginPath()
  context.rect(0, -area.y, area.width, area.height + area.y)
  context.clip()
  const line = trailOf(scene.curveX, scene.curveY, scene.curveX.length, plane, area)
  context.beginPath()
  for (let i = 0; i < line.count; i++) {
    const [x, y] = [line.points[2 * i]!, line.points[2 * i + 1]!]
    if (Number.isNaN(x)) continue
    if (i === 0 || Number.isNaN(line.points[2 * i - 2]!)) context.moveTo(x, y)
    else {
      context.lineTo(x, y)
      lines.line(line.points[2 * i - 2]!, line.points[2 * i - 1]!, x, y)
    }
  }
  context.strokeStyle = palette.ink2
  context.lineWidth = 2
  context.stroke()
  context.restore()

  for (const [x = 0] of scene.minima) {
    const mark = at(x, scene.height(x))
    drawMinimum(context, palette, ...mark)
    marks.push({ x: mark[0] - 10, y: mark[1] - 10, width: 20, height: 20 })
  }
  const start = at(scene.start, scene.height(scene.start))
  drawStart(context, palette, ...start)
  marks.push({ x: start[0] - 9, y: start[1] - 9, width: 18, height: 18 })

  const ends = new Map<number, [number, number]>()
  const drawn = [...racers].sort((a, b) => Number(a.id === selected) - Number(b.id === selected))
  for (const racer of drawn) {
    const curve = scene.curve(racer.id)
    const xs = curve?.columns.x
    if (!curve || !xs || curve.rows < 2) continue
    const ys = Float64Array.from({ length: curve.rows }, (_, row) => scene.height(xs[row]!))
    const faint = presence(readouts[racer.id])
    const exit = exitOf(xs, ys, curve.rows, plane, area)
    const from = Math.max(1, curve.rows - remembered)
    for (let row = from; row < curve.rows - 1; row++) {
      if (!Number.isFinite(xs[row]!)) break
      const [x, y] = at(xs[row]!, ys[row]!)
      if (x < 0 || x > area.width || y < -area.y) continue
      context.globalAlpha = faint * (0.15 + 0.5 * ((row - from) / Math.max(1, curve.rows - from)))
      drawMarker(context, palette, racer.colour, x, y, 4)
    }
    context.globalAlpha = 1
    if (exit) {
      leaving.push({
        racer: racer.id,
        step: curve.columns.step[exit.row]!,
        diverged: readouts[racer.id]?.status === 'diverged',
        exit: { ...exit, x: exit.x + area.x, y: exit.y + area.y },
      })
      continue
    }
    let end = curve.rows - 1
    while (end >= 0 && !Number.isFinite(xs[end]!)) end--
    if (end < 0) continue
    const [x, y] = at(xs[end]!, ys[end]!)
    if (x < 0 || x > area.width || y < -area.y || y > area.height + 4) continue
    ends.set(racer.id, [x, y])
    const vectors = scene.probe(racer.id)
    if (racer.id === selected && vectors?.kind === 'vectors') {
      const slope =
        (-vectors.gradient[0]! * area.height * (plane.x[1] - plane.x[0])) / (area.width * (plane.y[1] - plane.y[0]))
      const long = 70 / Math.hypot(1, slope)
      context.beginPath()
      context.moveTo(x - long, y - long * slope)
      context.lineTo(x + long, y + long * slope)
      context.strokeStyle = withAlpha(palette.casing, 0.8)
      context.lineWidth = 5
      context.stroke()
      context.strokeStyle = palette.gradient
      context.lineWidth = 2.25
      context.stroke()
      lines.line(x - long, y - long * slope, x + long, y + long * slope)
    }
    context.globalAlpha = faint
    if (readouts[racer.id]?.status === 'diverged') drawDivergence(context, palette, x, y)
    context.globalAlpha = 1
    marks.push({ x: x - 9, y: y - 9, width: 18, height: 18 })
  }
  for (const racer of drawn) {
    const end = ends.get(racer.id)
    if (!end) continue
    context.globalAlpha = presence(readouts[racer.id])
    drawMarker(context, palette, racer.colour, ...end, racer.id === selected ? 9 : 8)
    context.globalAlpha = 1
  }

  context.font = font(12, 600)
  const requests: LabelRequest[] = []
  const texts = new Map<string, [string, string]>()
  const ask = (key: string, text: string, [x, y]: readonly [number, number], colour: string): void => {
    requests.push({ key, x, y, gap: 14, width: Math.ceil(context.measureText(text).width) + 16, height: 20 })
    texts.set(key, [text, colour])
  }
  const named = namesShown(racers, readouts, selected)
  for (const id of [...new Set([...(selected === null ? [] : [selected]), ...byRank(racers, readouts)])]) {
    const racer = racers.find((one) => one.id === id)
    const end = ends.get(id)
    if (!racer || !end || !named.has(id)) continue
    ask(`racer ${id}`, racer.name, end, palette.ink)
    const vectors = scene.probe(id)
    if (id === selected && vectors?.kind === 'vectors')
      ask('slope', `∇f = ${plain(measured(vectors.gradient[0]!))}`, end, palette.gradient)
  }
  ask('start', scene.startLabel, start, palette.ink2)
  const inner = { x: 4, y: 4 - area.y, width: area.width - 8, height: area.height + area.y - 8 }
  for (const label of placeLabels(requests, marks, lines, inner, slots)) {
    slots.set(label.key, label.slot)
    const [text, colour] = texts.get(label.key)!
    drawPill(context, palette, text, label, colour)
  }
  context.restore()
  return leaving
}
