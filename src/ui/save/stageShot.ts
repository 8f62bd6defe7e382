/** The stage as it is now, for a file: a surface of two inputs as vectors, any other stage as its picture. */
import i18next from 'i18next'
import type { Experiment, SurfaceProblem } from '../../experiment/document.ts'
import { STAGE, drawStage, type StageText } from '../../export/stageDrawing.ts'
import { drawSurface } from '../../export/surfaceDrawing.ts'
import { curvesOf } from '../../state/curves.ts'
import { landscape } from '../../state/landscape.ts'
import { ranNow } from '../../state/present.ts'
import { useApp } from '../../state/store.ts'
import type { Palette } from '../canvas/palette.ts'
import { linearTicks } from '../charts/ticks.ts'
import { heightsFor, heightsOf } from '../stage/heights.ts'
import { bandColours } from '../stage/rampColours.ts'
import styles from '../stage/stage.module.css'
import { ramp } from '../theme/tokens.ts'
import { axis } from './chartShot.ts'
import type { Shot } from './files.ts'
import { captionOf, lookOf } from './looks.ts'
import { headOf } from './recordOf.ts'
import { shownPlane } from './shownPlane.ts'
import './texts.ts'

/** Grid points across the picture of a surface. */
const COLUMNS = 240
/** Pixels of a picture of the stage to one on the screen. */
const RATIO = 2

/** @param section the stage on the page */
export async function stageShot(section: HTMLElement, palette: Palette): Promise<Shot> {
  const { document, step } = useApp.getState()
  const head = await headOf(ranNow()?.experiment ?? document)
  const { problem } = document
  const name = [head.title, i18next.t('stage:label'), `step ${step}`]
  if (problem.kind === 'surface' && problem.start.length === 2 && shownPlane())
    return { drawing: await surface(problem, captionOf(head), palette), images: {}, name }
  const view = section.querySelector<HTMLElement>(`.${styles.view}`)
  if (!view) throw new Error('there is no stage')
  const frame = view.getBoundingClientRect()
  const drawing = drawStage({
    ...captionOf(head),
    width: Math.round(frame.width),
    height: Math.round(frame.height),
    texts: textsIn(view, frame),
    racers: looksOf(document, palette),
    palette,
  })
  return { drawing, images: { [STAGE]: pictureOf(view, frame, palette) }, name }
}

function looksOf({ racers }: Experiment, palette: Palette) {
  return racers
    .filter(({ hidden }) => !hidden)
    .map((racer) => ({ id: racer.id, name: racer.name, look: lookOf(racer, palette.scheme) }))
}

async function surface(problem: SurfaceProblem, caption: ReturnType<typeof captionOf>, palette: Palette) {
  const { document, readouts, scene } = useApp.getState()
  const { plane, frame } = shownPlane()!
  const ratio = frame.height / frame.width
  const rows = Math.max(2, Math.round(COLUMNS * ratio))
  const { values } = await landscape(problem.surface, plane, COLUMNS, rows)
  const domain = ([min, max]: readonly [number, number]) => ({ min, max, ticks: linearTicks(min, max, 6) })
  const trails = looksOf(document, palette).flatMap(({ id, name, look }) => {
    const curve = curvesOf(id)
    if (!curve?.columns.x || !curve.columns.y) return []
    const { x: xs, y: ys } = curve.columns
    return [{ name, look, xs, ys, rows: curve.rows, diverged: readouts[id]?.status === 'diverged' }]
  })
  return drawSurface({
    ...caption,
    x: axis('x', domain(plane.x), 1, 1e5),
    y: axis('y', domain(plane.y), 1, 1e5),
    ratio,
    heights: heightsFor(heightsOf(values), values),
    columns: COLUMNS,
    rows,
    bands: bandColours(ramp[palette.scheme]),
    start: [problem.start[0] ?? 0, problem.start[1] ?? 0],
    minima: scene?.kind === 'surface' ? scene.minima.map(([x = 0, y = 0]) => [x, y] as const) : [],
    trails,
    startLabel: i18next.t('stage:start'),
    palette,
  })
}

/** All canvases of the stage where they stand. */
function pictureOf(view: HTMLElement, frame: DOMRect, palette: Palette): HTMLCanvasElement {
  const picture = document.createElement('canvas')
  picture.width = Math.round(frame.width * RATIO)
  picture.height = Math.round(frame.height * RATIO)
  const context = picture.getContext('2d')
  if (!context) throw new Error('a 2D canvas is needed, this browser gave none')
  context.fillStyle = palette.panel
  context.fillRect(0, 0, picture.width, picture.height)
  context.scale(RATIO, RATIO)
  for (const canvas of view.querySelectorAll('canvas')) {
    const { left, top, width, height } = canvas.getBoundingClientRect()
    if (canvas.width > 0 && canvas.height > 0)
      context.drawImage(canvas, left - frame.left, top - frame.top, width, height)
  }
  return picture
}

/** The names and scores over the tiles. */
function textsIn(view: HTMLElement, frame: DOMRect): StageText[] {
  return [...view.querySelectorAll<HTMLElement>(`.${styles.tileHead} span`)].flatMap((element) => {
    const text = element.textContent.trim()
    if (text === '') return []
    const { left, top, height } = element.getBoundingClientRect()
    const { color, fontSize, fontWeight } = getComputedStyle(element)
    const size = Number.parseFloat(fontSize)
    const y = top - frame.top + height / 2 + 0.36 * size
    return [{ x: left - frame.left, y, text, size, weight: Number(fontWeight), fill: color }]
  })
}
