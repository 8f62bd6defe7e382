/** One input: the samples and each racer's fitted curve. */
import type { DataProblem, Racer } from '../../experiment/document.ts'
import type { ProbeResult } from '../../state/probes.ts'
import type { Readout } from '../../state/store.ts'
import { Occupancy, placeLabels, type Box, type LabelRequest } from '../canvas/labels.ts'
import { drawMarker } from '../canvas/marker.ts'
import { withAlpha, type Palette } from '../canvas/palette.ts'
import { byRank, namesShown, presence } from '../canvas/racing.ts'
import { drawPill, font } from '../canvas/text.ts'
import { racerColour, racerDash } from '../theme/racers.ts'
import { areaOf, drawAxes, drawLongNames } from './axes.ts'
import { drawTrail } from './drawTrail.ts'
import { toPixel, type Frame, type Plane } from './plane.ts'
import { meansOf } from './prediction.ts'
import { ownUnits, type DataScene } from './samples.ts'
import { trailOf, type Trail } from './trail.ts'

export interface FitScene {
  readonly problem: DataProblem
  readonly plane: Plane
  readonly frame: Frame
  readonly palette: Palette
  readonly scene: DataScene
  readonly names: { readonly x: string; readonly y: string }
  readonly racers: readonly Racer[]
  readonly selected: number | null
  readonly readouts: Readonly<Record<number, Readout>>
  readonly covered: readonly Box[]
  readonly probe: (racer: number) => ProbeResult | undefined
  /** Samples that are made large, with the way from each to a line. */
  readonly batch?: { readonly rows: ArrayLike<number>; readonly height: (x: number) => number }
}

export function drawFit(context: CanvasRenderingContext2D, fit: FitScene, slots: Map<string, number>): void {
  const { plane, frame, palette, scene, racers, selected, readouts } = fit
  const area = areaOf(frame.width, frame.height)
  const short = fit.names.x.length < 3 && fit.names.y.length < 3
  drawAxes(context, area, ownUnits(plane, scene), palette, short ? fit.names : { x: '', y: '' })
  if (!short) drawLongNames(context, area, palette, fit.names)
  context.save()
  context.beginPath()
  context.rect(area.x, 0, area.width, area.y + area.height)
  context.clip()
  context.translate(area.x, area.y)
  drawSamples(context, scene, plane, area, palette)
  const lines = new Occupancy(area.width, area.height)
  const marks: Box[] = fit.covered.map((box) => ({ ...box, x: box.x - area.x, y: box.y - area.y }))
  const requests: LabelRequest[] = []
  const order = byRank(racers, readouts)
  const named = namesShown(racers, readouts, selected)
  const drawn = [...racers].sort((a, b) => Number(a.id === selected) - Number(b.id === selected))
  drawn.forEach((racer) => {
    const probe = fit.probe(racer.id)
    if (probe?.kind !== 'grid' || probe.values.length === 0) return
    const { mean, deviation } = meansOf(fit.problem, probe.values, probe.outputs)
    const count = mean.length
    const xs = Float64Array.from(
      { length: count },
      (_, i) => plane.x[0] + ((plane.x[1] - plane.x[0]) * i) / (count - 1),
    )
    const trail = trailOf(xs, mean, count, plane, area)
    // Bands of several racers would hide one another.
    if (deviation && (racer.id === selected || racers.length === 1))
      drawBand(context, racer, { xs, mean, deviation }, plane, area, palette)
    drawTrail(context, palette, trail, {
      colour: racerColour(racer.colour, palette.scheme),
      dash: racerDash(racer.dash),
      width: racer.id === selected ? 3 : 2.25,
      presence: presence(readouts[racer.id]),
      fades: false,
    })
    for (let i = 1; i < trail.count; i++)
      lines.line(trail.points[2 * i - 2]!, trail.points[2 * i - 1]!, trail.points[2 * i]!, trail.points[2 * i + 1]!)
    const at = markAt(trail, area, 0.94 - 0.05 * (racers.indexOf(racer) % 4))
    if (!at) return
    drawMarker(context, palette, racer.colour, ...at, racer.id === selected ? 8 : 7)
    marks.push({ x: at[0] - 9, y: at[1] - 9, width: 18, height: 18 })
    if (!named.has(racer.id)) return
    context.font = font(12, 600)
    const width = Math.ceil(context.measureText(racer.name).width) + 16
    requests.push({ key: `racer ${racer.id}`, x: at[0], y: at[1], gap: 13, width, height: 20 })
  })
  if (fit.batch) drawBatch(context, fit.batch, scene, plane, area, palette)
  requests.sort((a, b) => order.indexOf(idOf(a.key)) - order.indexOf(idOf(b.key)))
  const inner = { x: 4, y: 4, width: area.width - 8, height: area.height - 8 }
  context.font = font(12, 600)
  for (const label of placeLabels(requests, marks, lines, inner, slots)) {
    slots.set(label.key, label.slot)
    drawPill(context, palette, racers.find(({ id }) => id === idOf(label.key))?.name ?? '', label)
  }
  context.restore()
}

/** A deviation to each side of the mean: where a racer expects about two thirds of the samples. */
function drawBand(
  context: CanvasRenderingContext2D,
  racer: Racer,
  { xs, mean, deviation }: { xs: Float64Array; mean: Float32Array; deviation: Float32Array },
  plane: Plane,
  area: Frame,
  palette: Palette,
): void {
  context.beginPath()
  for (let i = 0; i < mean.length; i++) context.lineTo(...toPixel(plane, area, xs[i]!, mean[i]! + deviation[i]!))
  for (let i = mean.length - 1; i >= 0; i--) context.lineTo(...toPixel(plane, area, xs[i]!, mean[i]! - deviation[i]!))
  context.closePath()
  context.fillStyle = withAlpha(racerColour(racer.colour, palette.scheme), 0.12)
  context.fill()
}

function idOf(key: string): number {
  return Number(key.slice('racer '.length))
}

/** The first point of a line at or right of a share of the width that lies inside. */
function markAt({ points, count }: Trail, area: Frame, share: number): [number, number] | null {
  let found: [number, number] | null = null
  for (let i = 0; i < count; i++) {
    const x = points[2 * i]!
    const y = points[2 * i + 1]!
    if (y >= 4 && y <= area.height - 4 && x <= area.width * share) found = [x, y]
  }
  return found
}

function drawSamples(
  context: CanvasRenderingContext2D,
  scene: DataScene,
  plane: Plane,
  area: Frame,
  palette: Palette,
): void {
  const radius = scene.y.length > 300 ? 2.6 : 3.6
  for (const training of [false, true]) {
    context.beginPath()
    for (let i = 0; i < scene.y.length; i++) {
      if ((scene.split[i] === 0) !== training) continue
      const [x, y] = toPixel(plane, area, scene.x[i]!, scene.y[i]!)
      context.moveTo(x + radius, y)
      context.arc(x, y, radius, 0, 2 * Math.PI)
    }
    context.fillStyle = training ? palette.ink3 : palette.panel
    context.fill()
    context.strokeStyle = training ? withAlpha(palette.panel, 0.9) : palette.ink3
    context.lineWidth = 1.25
    context.stroke()
  }
}

/** The samples of a batch, and dashed how far each is from the line. */
function drawBatch(
  context: CanvasRenderingContext2D,
  { rows, height }: NonNullable<FitScene['batch']>,
  scene: DataScene,
  plane: Plane,
  area: Frame,
  palette: Palette,
): void {
  const points = Array.from(rows, (row) => {
    const x = scene.x[row]!
    return { at: toPixel(plane, area, x, scene.y[row]!), foot: toPixel(plane, area, x, height(x))[1] }
  })
  context.save()
  context.strokeStyle = palette.gradient
  context.lineWidth = 1.5
  context.setLineDash([3, 3])
  context.beginPath()
  for (const { at, foot } of points) {
    context.moveTo(at[0], at[1])
    context.lineTo(at[0], Math.max(-area.height, Math.min(2 * area.height, foot)))
  }
  context.stroke()
  context.setLineDash([])
  context.beginPath()
  const radius = points.length > 60 ? 4 : 6
  for (const { at } of points) {
    context.moveTo(at[0] + radius, at[1])
    context.arc(at[0], at[1], radius, 0, 2 * Math.PI)
  }
  context.lineWidth = 3
  context.strokeStyle = palette.panel
  context.stroke()
  context.fillStyle = palette.gradient
  context.fill()
  context.restore()
}
