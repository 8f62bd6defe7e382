/** One picture of all that moves on a surface of two inputs, seen from above or at an angle. */
import type { Racer } from '../../experiment/document.ts'
import { Occupancy, placeLabels, type Box, type LabelRequest } from '../canvas/labels.ts'
import { drawMarker } from '../canvas/marker.ts'
import { withAlpha, type Palette } from '../canvas/palette.ts'
import { byRank, namesShown, presence } from '../canvas/racing.ts'
import { drawPill, font } from '../canvas/text.ts'
import type { Columns } from '../../state/curves.ts'
import type { Readout } from '../../state/store.ts'
import { racerColour, racerDash } from '../theme/racers.ts'
import { drawArrow, type Arrow } from './arrows.ts'
import { drawTrail } from './drawTrail.ts'
import { drawDivergence, drawMinimum, drawReached, drawStart } from './marks.ts'
import type { Frame } from './plane.ts'
import type { PlaneView } from './planeView.ts'
import { clearOf, type Exit } from './trail.ts'

export interface PlaneScene {
  readonly view: PlaneView
  readonly frame: Frame
  readonly palette: Palette
  readonly racers: readonly Racer[]
  readonly selected: number | null
  readonly readouts: Readonly<Record<number, Readout>>
  readonly start: readonly number[]
  readonly minima: readonly (readonly number[])[]
  /** The selected racer's arrows at a scale in pixels a unit; null where none are drawn. */
  readonly arrows: ((scale: number) => readonly Arrow[]) | null
  /** Whether older parts of a trail are paler. */
  readonly fades: boolean
  /** Whether as few names as possible are written: the selected racer and the leader. */
  readonly narrow: boolean
  readonly labels: { readonly start: string } & Readonly<Partial<Record<Arrow['kind'], string>>>
  /** Marks like those of minima, with names. */
  readonly targets?: readonly Target[]
  /** What lies over the picture and must stay free of labels. */
  readonly covered: readonly Box[]
  /** Figures of axes in the picture, which labels keep clear of. */
  readonly written?: readonly Box[]
  readonly curve: (racer: number) => { rows: number; columns: Columns } | undefined
}

export interface Target {
  readonly key: string
  readonly at: readonly [number, number]
  readonly name: string
  readonly colour: string
}

/** A racer that is outside the frame. */
export interface Leaving {
  readonly racer: number
  /** The step it left at. */
  readonly step: number
  readonly diverged: boolean
  readonly exit: Exit
}

/** What the picture shows, for what stands around it. */
export interface PlanePicture {
  readonly leaving: readonly Leaving[]
  readonly arrows: readonly Arrow['kind'][]
}

const textHeight = 20
/** Opacity of what the surface hides. */
const hiddenPresence = 0.35

/** Draws trails, markers, arrows and labels; `slots` keeps the labels where they were from one picture to the next. */
export function drawPlane(
  context: CanvasRenderingContext2D,
  scene: PlaneScene,
  slots: Map<string, number>,
): PlanePicture {
  const { view, frame, palette, racers, selected, readouts } = scene
  const lines = new Occupancy(frame.width, frame.height)
  const ends = new Map<number, readonly [number, number]>()
  const hidden = new Set<number>()
  const leaving: Leaving[] = []
  const ordered = [...racers].sort((a, b) => Number(a.id === selected) - Number(b.id === selected))
  for (const racer of ordered) {
    const curve = scene.curve(racer.id)
    if (!curve?.columns.x || !curve.columns.y || curve.rows === 0) continue
    const { x, y, step } = curve.columns
    const exit = view.exit(x, y, curve.rows)
    const { trail, behind } = view.trail(x, y, exit ? exit.row + 1 : curve.rows)
    const colour = racerColour(racer.colour, palette.scheme)
    const stroke = {
      colour,
      dash: racerDash(racer.dash),
      width: (racer.id === selected ? 3 : 2.25) * palette.lines,
      presence: presence(readouts[racer.id]),
      fades: scene.fades,
    }
    if (behind)
      drawTrail(context, palette, behind, { ...stroke, presence: hiddenPresence * stroke.presence, fades: false })
    drawTrail(context, palette, trail, stroke)
    for (let i = 1; i < trail.count; i++)
      if (!Number.isNaN(trail.points[2 * i]!) && !Number.isNaN(trail.points[2 * i - 2]!))
        lines.line(trail.points[2 * i - 2]!, trail.points[2 * i - 1]!, trail.points[2 * i]!, trail.points[2 * i + 1]!)
    if (exit) {
      leaving.push({
        racer: racer.id,
        step: step[exit.row]!,
        diverged: readouts[racer.id]?.status === 'diverged',
        exit,
      })
      const [ex, ey] = clearOf(exit, scene.covered)
      const tail = [ex - 16 * Math.cos(exit.angle), ey - 16 * Math.sin(exit.angle)] as const
      const tip = [ex - 3 * Math.cos(exit.angle), ey - 3 * Math.sin(exit.angle)] as const
      drawArrow(context, tail, tip, colour, withAlpha(palette.casing, 0.7), 3)
    } else if (curve.rows > 1) {
      const end = lastFinite(x, y, curve.rows)
      if (end < 0 || !view.shows(x[end]!, y[end]!)) continue
      ends.set(racer.id, view.at(x[end]!, y[end]!))
      if (view.hides?.(x[end]!, y[end]!)) hidden.add(racer.id)
    }
  }

  const minima: (readonly [number, number])[] = []
  for (const [x = 0, y = 0] of scene.minima) {
    if (!view.shows(x, y)) continue
    const minimum = view.at(x, y)
    minima.push(minimum)
    context.globalAlpha = view.hides?.(x, y) ? hiddenPresence : 1
    drawMinimum(context, palette, ...minimum)
  }
  const targets = (scene.targets ?? []).map((target) => ({ ...target, at: view.at(...target.at) }))
  for (const { at, colour } of targets) drawMinimum(context, palette, ...at, colour)
  const [x0 = 0, y0 = 0] = scene.start
  const start = view.shows(x0, y0) ? view.at(x0, y0) : null
  context.globalAlpha = view.hides?.(x0, y0) ? hiddenPresence : 1
  if (start) drawStart(context, palette, ...start)
  context.globalAlpha = 1

  const marks: Box[] = [...scene.covered, ...(scene.written ?? []), ...(start ? [around(start, 9)] : [])]
  for (const minimum of minima) marks.push(around(minimum, 10))
  for (const { at } of targets) marks.push(around(at, 10))
  for (const end of ends.values()) marks.push(around(end, 9))

  const requests: LabelRequest[] = []
  const colours = new Map<string, string>()
  const texts = new Map<string, string>()
  const ask = (key: string, text: string, [x, y]: readonly [number, number], gap: number, colour: string): void => {
    context.font = font(12, 600)
    requests.push({ key, x, y, gap, width: Math.ceil(context.measureText(text).width) + 16, height: textHeight })
    texts.set(key, text)
    colours.set(key, colour)
  }

  const arrows = selectedArrows(scene, ends)
  for (const { arrow, from } of arrows) {
    const to = [from[0] + arrow.dx, from[1] + arrow.dy] as const
    drawArrow(context, from, to, arrowColour(arrow.kind, palette), palette.casing, 2.5)
    lines.line(...from, ...to)
    marks.push(around(to, 6))
  }
  for (const racer of ordered) {
    const end = ends.get(racer.id)
    if (!end) continue
    context.globalAlpha = presence(readouts[racer.id]) * (hidden.has(racer.id) ? hiddenPresence : 1)
    if (readouts[racer.id]?.status === 'diverged') drawDivergence(context, palette, ...end)
    drawMarker(context, palette, racer.colour, ...end, racer.id === selected ? 8 : 7)
    if ((readouts[racer.id]?.targetStep ?? null) !== null) drawReached(context, palette, ...end)
    context.globalAlpha = 1
  }

  const named = namesShown(racers, readouts, selected)
  const order = [...new Set([...(selected === null ? [] : [selected]), ...byRank(racers, readouts)])]
  const few = scene.narrow ? new Set(order.slice(0, 2)) : named
  for (const id of order) {
    const racer = racers.find((one) => one.id === id)
    const end = ends.get(id)
    if (racer && end && named.has(id) && few.has(id)) ask(`racer ${id}`, racer.name, end, 13, palette.ink)
  }
  for (const { arrow, from } of arrows) {
    const text = scene.labels[arrow.kind]
    const to = [from[0] + arrow.dx, from[1] + arrow.dy] as const
    if (text !== undefined) ask(arrow.kind, text, to, 9, arrowColour(arrow.kind, palette))
  }
  for (const { key, at, name, colour } of targets) if (within(at, frame)) ask(key, name, at, 15, colour)
  if (start) ask('start', scene.labels.start, start, 13, palette.ink2)

  const inner = { x: 6, y: 6, width: frame.width - 12, height: frame.height - 12 }
  const placed = placeLabels(requests, marks, lines, inner, slots)
  placed.forEach((label, i) => {
    slots.set(label.key, label.slot)
    if (!label.leader) return
    const { x, y } = requests[i]!
    context.beginPath()
    context.moveTo(x, y)
    context.lineTo(
      Math.max(label.x + 6, Math.min(label.x + label.width - 6, x)),
      Math.max(label.y, Math.min(label.y + label.height, y)),
    )
    context.strokeStyle = withAlpha(palette.ink, 0.65)
    context.lineWidth = 1
    context.stroke()
  })
  context.font = font(12, 600)
  for (const label of placed) drawPill(context, palette, texts.get(label.key)!, label, colours.get(label.key))
  return { leaving, arrows: arrows.map(({ arrow }) => arrow.kind) }
}

function selectedArrows(
  { arrows, selected, view }: PlaneScene,
  ends: ReadonlyMap<number, readonly [number, number]>,
): { arrow: Arrow; from: readonly [number, number] }[] {
  const from = selected === null ? undefined : ends.get(selected)
  if (!arrows || !from) return []
  return arrows(view.scale).map((arrow) => ({ arrow, from }))
}

/** What belongs to a gradient that is followed has its colour. */
function arrowColour(kind: Arrow['kind'], palette: Palette): string {
  if (kind === 'momentum' || kind === 'carried') return palette.momentum
  return kind === 'downhill' || kind === 'batch' ? palette.gradient : palette.ink
}

function within([x, y]: readonly [number, number], { width, height }: Frame): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height
}

function around([x, y]: readonly [number, number], radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }
}

function lastFinite(x: ArrayLike<number>, y: ArrayLike<number>, rows: number): number {
  let row = rows - 1
  while (row >= 0 && !(Number.isFinite(x[row]!) && Number.isFinite(y[row]!))) row--
  return row
}
