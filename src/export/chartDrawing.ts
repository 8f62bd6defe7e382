/** A chart of the race as a drawing: title, axes, a curve for each racer with its dash and marker, names at the ends. */
import {
  fitted,
  fixed,
  linesOf,
  markerMarks,
  widthOf,
  type Box,
  type Drawing,
  type Look,
  type Mark,
  type Palette,
} from './drawing.ts'

export interface Tick {
  readonly value: number
  readonly text: string
  readonly raised?: string
}

export interface Axis {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly ticks: readonly Tick[]
}

export interface Curve {
  readonly name: string
  readonly look: Look
  /** 'own' has the racer's dash; where train and validation share a chart, train is solid and validation dashed. */
  readonly style: 'own' | 'train' | 'validation'
  readonly xs: ArrayLike<number>
  readonly ys: ArrayLike<number>
  readonly rows: number
  readonly diverged: boolean
  /** Of a kept run behind the race: its title, and whether this curve carries it. */
  readonly kept?: { readonly title: string; readonly carries: boolean }
}

export interface Chart {
  readonly title: string
  /** The question of the experiment. */
  readonly question: string
  /** What is measured, and how lines are told apart. */
  readonly measure: string
  readonly note: string
  /** Link, precision and device. */
  readonly description: string
  readonly x: Axis
  readonly y: Axis
  /** Whether y is logarithmic. */
  readonly log: boolean
  /** Those of kept runs first: they lie behind. */
  readonly curves: readonly Curve[]
  readonly palette: Palette
}

const WIDTH = 960
const NAMES = 17
/** Width and strength of kept runs. */
const KEPT = { width: 1.25, opacity: 0.45 }
/** Pixels before the furthest end from which on a name would stand among other curves. */
const EARLY = 24

type Point = readonly [number, number]

export function drawChart(chart: Chart): Drawing {
  const { title, question, x, y, log, curves, palette } = chart
  const head = headMarks(title, question, palette, WIDTH)
  const names = Math.min(220, Math.max(60, ...curves.map((curve) => widthOf(endName(curve), 12) + 40)))
  const area: Box = { x: 78, y: head.bottom + 54, width: WIDTH - 78 - names, height: 420 }
  const height = area.y + area.height + 84
  const toX = (value: number) => area.x + ((value - x.min) / (x.max - x.min)) * area.width
  const level = log ? Math.log : (value: number) => value
  const toY = (value: number) =>
    area.y + area.height * (1 - (level(value) - level(y.min)) / (level(y.max) - level(y.min)))
  const marks: Mark[] = [...head.marks, ...axisMarks(chart, area, toX, toY)]
  const ends: { readonly curve: Curve; readonly at: Point }[] = []
  for (const curve of curves) {
    const points = pointsOf(curve, toX, toY, log, area)
    if (points.length === 0) continue
    const end = points.at(-1)!
    const { look, style, kept } = curve
    const name = kept ? `${curve.name}, ${kept.title}` : curve.name
    marks.push({
      kind: 'path',
      d: pathOf(points),
      stroke: look.colour,
      ...(kept ? KEPT : { width: style === 'train' ? 1.5 : 2 }),
      dash: style === 'own' ? look.dash : style === 'train' ? [] : [6, 4],
      clip: grown(area, 2),
      name: style === 'own' ? name : `${name}, ${style}`,
    })
    if (kept && !kept.carries) continue
    if (style === 'validation' && !kept)
      marks.push(...along(points, look, palette, curves.indexOf(curve) / curves.length, area))
    if (
      style !== 'train' ||
      !curves.some((other) => other.name === curve.name && other.kept === kept && other.style === 'validation')
    )
      ends.push({ curve, at: [end[0], Math.max(area.y, Math.min(area.y + area.height, end[1]))] })
  }
  marks.push(...endMarks(ends, area, palette))
  marks.push(...footMarks(chart.description, palette, height))
  const description = [question, chart.description].join('\n')
  return { width: WIDTH, height, ground: palette.panel, title: `${title}: ${chart.measure}`, description, marks }
}

/** Title and question, and where they end. */
export function headMarks(title: string, question: string, palette: Palette, width: number) {
  const marks: Mark[] = [
    { kind: 'text', x: 24, y: 38, text: fitted(title, 18, width - 48), size: 18, weight: 650, fill: palette.ink },
  ]
  const lines = question === title ? [] : linesOf(question, 14, width - 48).slice(0, 2)
  lines.forEach((text, line) => {
    marks.push({ kind: 'text', x: 24, y: 62 + 20 * line, text, size: 14, weight: 400, fill: palette.ink2 })
  })
  return { marks, bottom: 44 + 20 * lines.length }
}

/** How the numbers came about, at the bottom. A link is too long for it: it stands in the description. */
export function footMarks(description: string, palette: Palette, height: number): Mark[] {
  const last = description.split('\n').at(-1) ?? ''
  return [{ kind: 'text', x: 24, y: height - 16, text: last, size: 11, weight: 400, fill: palette.ink3 }]
}

function axisMarks(
  { measure, note, x, y, palette }: Chart,
  area: Box,
  toX: (value: number) => number,
  toY: (value: number) => number,
): Mark[] {
  const bottom = area.y + area.height
  const right = area.x + area.width
  const text = { kind: 'text', size: 12, weight: 500, fill: palette.ink2 } as const
  return [
    { ...text, x: 24, y: area.y - 16, text: measure, size: 14, weight: 600, fill: palette.ink },
    { ...text, x: 24 + widthOf(measure, 14) + 16, y: area.y - 16, text: note, weight: 400 },
    ...y.ticks.flatMap((tick): Mark[] => {
      const at = toY(tick.value)
      return [
        { kind: 'path', d: `M${fixed(area.x)} ${fixed(at)}H${fixed(right)}`, stroke: palette.line, width: 1 },
        { ...text, x: area.x - 8, y: at + 4, anchor: 'end', text: tick.text, ...raisedOf(tick) },
      ]
    }),
    { kind: 'path', d: `M${fixed(area.x)} ${fixed(bottom)}H${fixed(right)}`, stroke: palette.line2, width: 1 },
    ...x.ticks.flatMap((tick): Mark[] => {
      const at = toX(tick.value)
      return [
        { kind: 'path', d: `M${fixed(at)} ${fixed(bottom)}v5`, stroke: palette.line2, width: 1 },
        { ...text, x: at, y: bottom + 20, anchor: 'middle', text: tick.text, ...raisedOf(tick) },
      ]
    }),
    { ...text, x: area.x + area.width / 2, y: bottom + 40, anchor: 'middle', text: x.label },
  ]
}

const raisedOf = ({ raised }: Tick) => (raised === undefined ? {} : { raised })

/** Points in pixels: what is not there is left out, what is closer than half a pixel too, and infinity ends the curve. */
function pointsOf(
  { xs, ys, rows }: Curve,
  toX: (value: number) => number,
  toY: (value: number) => number,
  log: boolean,
  area: Box,
): Point[] {
  const points: Point[] = []
  const floor = area.y + area.height + 40
  for (let row = 0; row < rows; row++) {
    const value = ys[row]!
    if (Number.isNaN(value)) continue
    if (!Number.isFinite(value)) break
    const px = toX(xs[row]!)
    // Zero lies below every logarithmic axis.
    const py = log && !(value > 0) ? floor : Math.max(area.y - 4000, Math.min(floor, toY(value)))
    const last = points.at(-1)
    if (last && row < rows - 1 && Math.abs(px - last[0]) < 0.5 && Math.abs(py - last[1]) < 0.5) continue
    points.push([px, py])
  }
  return points
}

const pathOf = (points: readonly Point[]): string =>
  `M${points.map(([px, py]) => `${fixed(px)} ${fixed(py)}`).join('L')}`

/** Pixels between two markers along a curve whose dash does not name its racer. */
const APART = 110

/** Markers along a curve; `shift`, 0 to 1, keeps those of several racers from falling together. */
function along(points: readonly Point[], look: Look, palette: Palette, shift: number, area: Box): Mark[] {
  const marks: Mark[] = []
  let next = points[0]![0] + APART * (shift + 0.1)
  for (const [px, py] of points) {
    if (px < next || px > points.at(-1)![0] - 24) continue
    next = px + APART
    if (py >= area.y && py <= area.y + area.height) marks.push(...markerMarks(look, palette.panel, px, py, 4))
  }
  return marks
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

/** Markers and names at the ends; names that would cover each other are moved apart. */
function endMarks(ends: readonly { readonly curve: Curve; readonly at: Point }[], area: Box, palette: Palette): Mark[] {
  const marks: Mark[] = []
  const heights = apart(
    ends.map(({ at }) => at[1]),
    area.y,
    area.y + area.height,
  )
  const furthest = Math.max(...ends.map(({ at }) => at[0]))
  ends.forEach(({ curve, at: [px, py] }, index) => {
    const { look, kept, diverged } = curve
    const y = heights[index]!
    if (diverged)
      marks.push({
        kind: 'path',
        d: `M${fixed(px - 9.5)} ${fixed(py)}a9.5 9.5 0 1 0 19 0a9.5 9.5 0 1 0 -19 0Z`,
        stroke: palette.danger,
        width: 2,
      })
    if (!kept) marks.push(...markerMarks(look, palette.panel, px, py))
    // Right of all curves the marker says whose name it is.
    const early = px < furthest - EARLY
    if (early && !kept) marks.push(...markerMarks(look, palette.panel, furthest + 17, y, 4))
    const x = early ? furthest + (kept ? 13 : 27) : px + 13
    marks.push({
      kind: 'text',
      ...{ x, y: y + 4, text: fitted(endName(curve), 12, WIDTH - x - 7), size: 12 },
      weight: kept ? 500 : 600,
      fill: kept ? palette.ink2 : palette.ink,
      halo: palette.panel,
    })
  })
  return marks
}

/** What stands at the end of a curve. */
const endName = ({ name, kept }: Curve): string => kept?.title ?? name

/** Heights at least a line apart, in the order of those wanted and as near to them as one pass down and one up bring them. */
function apart(wanted: readonly number[], top: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!)
  const heights = [...wanted]
  let free = top
  for (const index of order) free = (heights[index] = Math.max(free, heights[index]!)) + NAMES
  let end = bottom + NAMES
  for (const index of order.reverse()) end = (heights[index] = Math.min(end, heights[index]!)) - NAMES
  return heights
}
