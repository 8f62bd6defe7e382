/** The stage of a surface of two inputs as a drawing: bands with isolines, axes, trails, markers, the start, the minima. */
import { contours } from 'd3-contour'
import { footMarks, headMarks, type Axis, type Tick } from './chartDrawing.ts'
import {
  fixed,
  markerMarks,
  widthOf,
  type Box,
  type Colour,
  type Drawing,
  type Look,
  type Mark,
  type Palette,
} from './drawing.ts'

export interface Trail {
  readonly name: string
  readonly look: Look
  readonly xs: ArrayLike<number>
  readonly ys: ArrayLike<number>
  readonly rows: number
  readonly diverged: boolean
}

export interface SurfacePicture {
  readonly title: string
  readonly question: string
  readonly description: string
  /** What is shown; ticks are in units of the surface. */
  readonly x: Axis
  readonly y: Axis
  /** Height of the picture to its width. */
  readonly ratio: number
  /** Heights from 0 to 1 on a grid over what is shown; row 0 at the largest y. */
  readonly heights: ArrayLike<number>
  readonly columns: number
  readonly rows: number
  /** Colours of the bands, from deep to high. */
  readonly bands: readonly Colour[]
  readonly start: readonly [number, number]
  readonly minima: readonly (readonly [number, number])[]
  readonly trails: readonly Trail[]
  readonly startLabel: string
  readonly palette: Palette
}

const WIDTH = 860
const LEFT = 64

export function drawSurface(picture: SurfacePicture): Drawing {
  const { title, question, x, y, palette, trails } = picture
  const head = headMarks(title, question, palette, WIDTH)
  const width = WIDTH - LEFT - 24
  const area: Box = { x: LEFT, y: head.bottom + 16, width, height: Math.round(width * picture.ratio) }
  const legend = legendMarks(trails, palette, area.y + area.height + 60)
  const height = legend.bottom + 34
  const toX = (value: number) => area.x + ((value - x.min) / (x.max - x.min)) * area.width
  const toY = (value: number) => area.y + ((y.max - value) / (y.max - y.min)) * area.height
  const marks: Mark[] = [
    ...head.marks,
    ...bandMarks(picture, area),
    ...tickMarks(picture, area, toX, toY),
    ...picture.minima.map(([mx, my]) => minimumMark(toX(mx), toY(my), palette, area)),
    ...trails.flatMap((trail) => trailMarks(trail, toX, toY, palette, area)),
    ...startMarks(picture, toX, toY, area),
    ...trails.flatMap((trail) => endMarks(trail, toX, toY, palette, area)),
    ...legend.marks,
    ...footMarks(picture.description, palette, height),
  ]
  return {
    width: WIDTH,
    height,
    ground: palette.panel,
    title,
    description: [question, picture.description].join('\n'),
    marks,
  }
}

/** The deepest band is the ground; every other is the area at or above its lower edge. */
function bandMarks({ heights, columns, rows, bands, palette }: SurfacePicture, area: Box): Mark[] {
  const generator = contours().size([columns, rows])
  const [sx, sy] = [area.width / (columns - 1), area.height / (rows - 1)]
  const line = ({ 0: px, 1: py }: readonly number[]) =>
    `${fixed(area.x + (px! - 0.5) * sx)} ${fixed(area.y + (py! - 0.5) * sy)}`
  const box = `M${fixed(area.x)} ${fixed(area.y)}h${area.width}v${area.height}h${-area.width}Z`
  return [
    { kind: 'path', d: box, fill: bands[0]! },
    ...bands.slice(1).flatMap((fill, index): Mark[] => {
      const { coordinates } = generator.contour(heights as number[], (index + 1) / bands.length)
      const d = coordinates.flatMap((polygon) => polygon.map((ring) => `M${ring.map(line).join('L')}Z`)).join('')
      return d === '' ? [] : [{ kind: 'path', d, fill, stroke: palette.line2, width: 0.5, clip: area }]
    }),
  ]
}

function tickMarks(
  { x, y, palette }: SurfacePicture,
  area: Box,
  toX: (value: number) => number,
  toY: (value: number) => number,
): Mark[] {
  const bottom = area.y + area.height
  const text = { kind: 'text', size: 12, weight: 500, fill: palette.ink2 } as const
  const raised = (tick: Tick) => (tick.raised === undefined ? {} : { raised: tick.raised })
  return [
    ...x.ticks.flatMap((tick): Mark[] => [
      { kind: 'path', d: `M${fixed(toX(tick.value))} ${fixed(bottom)}v5`, stroke: palette.line2, width: 1 },
      { ...text, x: toX(tick.value), y: bottom + 20, anchor: 'middle', text: tick.text, ...raised(tick) },
    ]),
    ...y.ticks.flatMap((tick): Mark[] => [
      { kind: 'path', d: `M${fixed(area.x)} ${fixed(toY(tick.value))}h-5`, stroke: palette.line2, width: 1 },
      { ...text, x: area.x - 9, y: toY(tick.value) + 4, anchor: 'end', text: tick.text, ...raised(tick) },
    ]),
    { ...text, x: area.x + area.width / 2, y: bottom + 36, anchor: 'middle', text: x.label },
    { ...text, x: 20, y: area.y + area.height / 2, anchor: 'middle', text: y.label, upright: true },
  ]
}

/** A trail with its casing; what lies far outside the picture is cut off there. */
function trailMarks(
  { name, look, xs, ys, rows }: Trail,
  toX: (value: number) => number,
  toY: (value: number) => number,
  palette: Palette,
  area: Box,
): Mark[] {
  const points: string[] = []
  let [lastX, lastY] = [NaN, NaN]
  const far = (value: number, from: number, size: number) => Math.max(from - 4 * size, Math.min(from + 5 * size, value))
  for (let row = 0; row < rows; row++) {
    const px = far(toX(xs[row]!), area.x, area.width)
    const py = far(toY(ys[row]!), area.y, area.height)
    if (!Number.isFinite(px) || !Number.isFinite(py)) break
    if (row < rows - 1 && Math.abs(px - lastX) + Math.abs(py - lastY) < 0.5) continue
    points.push(`${fixed(px)} ${fixed(py)}`)
    ;[lastX, lastY] = [px, py]
  }
  if (points.length < 2) return []
  const d = `M${points.join('L')}`
  return [
    { kind: 'path', d, stroke: palette.casing, width: 4.6, opacity: 0.7, clip: area },
    ...(look.dash.length > 0
      ? [{ kind: 'path', d, stroke: look.colour, width: 2.25, opacity: 0.3, clip: area } as const]
      : []),
    { kind: 'path', d, stroke: look.colour, width: 2.25, dash: look.dash, clip: area, name },
  ]
}

function minimumMark(px: number, py: number, palette: Palette, clip: Box): Mark {
  const arms = [
    [4, 0, 10, 0],
    [-4, 0, -10, 0],
    [0, 4, 0, 10],
    [0, -4, 0, -10],
  ]
    .map(([ax, ay, dx, dy]) => `M${fixed(px + ax!)} ${fixed(py + ay!)}l${dx} ${dy}`)
    .join('')
  const d = `M${fixed(px - 8.5)} ${fixed(py)}a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0Z${arms}`
  return { kind: 'path', d, stroke: palette.ink, width: 1.75, clip }
}

function startMarks(
  { start, startLabel, palette }: SurfacePicture,
  toX: (value: number) => number,
  toY: (value: number) => number,
  area: Box,
): Mark[] {
  const [px, py] = [toX(start[0]), toY(start[1])]
  if (!within(px, py, area)) return []
  const d = `M${fixed(px - 6.5)} ${fixed(py)}a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0Z`
  const right = px < area.x + area.width - widthOf(startLabel, 12) - 30
  return [
    { kind: 'path', d, fill: palette.panel, stroke: palette.ink, width: 3 },
    {
      kind: 'text',
      x: px + (right ? 13 : -13),
      y: py - 9,
      anchor: right ? 'start' : 'end',
      text: startLabel,
      size: 12,
      weight: 600,
      fill: palette.ink2,
      halo: palette.panel,
    },
  ]
}

/** The marker where a racer is, or ringed where it diverged; nothing where it is outside. */
function endMarks(
  { look, xs, ys, rows, diverged }: Trail,
  toX: (value: number) => number,
  toY: (value: number) => number,
  palette: Palette,
  area: Box,
): Mark[] {
  let row = rows - 1
  while (row >= 0 && !(Number.isFinite(xs[row]!) && Number.isFinite(ys[row]!))) row--
  if (row < 1) return []
  const [px, py] = [toX(xs[row]!), toY(ys[row]!)]
  if (!within(px, py, area)) return []
  const ring: Mark = {
    kind: 'path',
    d: `M${fixed(px - 10.5)} ${fixed(py)}a10.5 10.5 0 1 0 21 0a10.5 10.5 0 1 0 -21 0Z`,
    stroke: palette.danger,
    width: 2,
  }
  return [...(diverged ? [ring] : []), ...markerMarks(look, palette.panel, px, py, 7)]
}

const within = (px: number, py: number, { x, y, width, height }: Box): boolean =>
  px >= x && py >= y && px <= x + width && py <= y + height

/** Every racer's line, marker and name, in rows. */
export function legendMarks(
  racers: readonly { readonly name: string; readonly look: Look }[],
  palette: Palette,
  top: number,
  width = WIDTH,
) {
  const marks: Mark[] = []
  let [px, py] = [24, top + 8]
  for (const { name, look } of racers) {
    const room = 54 + widthOf(name, 13) + 20
    if (px > 24 && px + room > width - 24) [px, py] = [24, py + 24]
    marks.push({ kind: 'path', d: `M${px} ${py}h44`, stroke: look.colour, width: 2.5, dash: look.dash })
    marks.push(...markerMarks(look, palette.panel, px + 26, py))
    marks.push({ kind: 'text', x: px + 54, y: py + 4.5, text: name, size: 13, weight: 600, fill: palette.ink })
    px += room
  }
  return { marks, bottom: py + 12 }
}
