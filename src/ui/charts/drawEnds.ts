/** What stands at the ends of curves: markers, figures of the test set, names. */
import type { Racer } from '../../experiment/document.ts'
import type { Overlay } from '../../state/overlays.ts'
import { drawMarker } from '../canvas/marker.ts'
import type { Palette } from '../canvas/palette.ts'
import { byRank, namesShown, presence } from '../canvas/racing.ts'
import { fitText, font } from '../canvas/text.ts'
import { racerColour } from '../theme/racers.ts'
import { strength, type ChartScene, type NameBox } from './chartScene.ts'
import { spread, type EndLabel } from './endLabels.ts'
import type { Scale } from './scale.ts'

/** The end of a curve: of a racer, or of a kept run's. */
export interface End {
  readonly racer?: Racer
  readonly overlay?: Overlay
  readonly at: readonly [number, number]
  /** Whether the curve leaves the frame above, or a part of the axis to the right. */
  readonly gone: boolean
  readonly leaves: boolean
}

const labelHeight = 17
/** Pixels between the end of a curve and the figure of the test set. */
export const testGap = 15
/** Kept runs that are named. */
const mostKept = 4

/** The figure of the test set that a finished racer has on this chart; NaN where there is none. */
export function testOf({ measure, readouts }: Pick<ChartScene, 'measure' | 'readouts'>, racer: number): number {
  return measure.test === undefined ? Number.NaN : (readouts[racer]?.[measure.test] ?? Number.NaN)
}

export function drawEnds(context: CanvasRenderingContext2D, scene: ChartScene, ends: readonly End[], y: Scale): void {
  const { palette, selected, area } = scene
  for (const { racer, at, leaves } of ends) {
    if (!racer || leaves) continue
    context.globalAlpha = strength(scene, racer)
    if (scene.diverged(racer.id)) ring(context, palette, ...at)
    drawMarker(context, palette, racer.colour, ...at, racer.id === selected ? 5.5 : 5)
    const test = y.toPixel(testOf(scene, racer.id))
    if (test >= area.y - 1 && test <= area.y + area.height + 1)
      drawTest(context, palette, racerColour(racer.colour, palette.scheme), at[0] + testGap, test)
    context.globalAlpha = 1
  }
}

/** An open circle on a bar. */
function drawTest(context: CanvasRenderingContext2D, palette: Palette, colour: string, x: number, y: number): void {
  context.beginPath()
  context.moveTo(x - 7, y)
  context.lineTo(x + 7, y)
  context.lineWidth = 4
  context.strokeStyle = palette.panel
  context.stroke()
  context.lineWidth = 1.75
  context.strokeStyle = colour
  context.stroke()
  context.beginPath()
  context.arc(x, y, 3.5, 0, 2 * Math.PI)
  context.fillStyle = palette.panel
  context.fill()
  context.stroke()
}

function ring(context: CanvasRenderingContext2D, palette: Palette, x: number, y: number): void {
  context.beginPath()
  context.arc(x, y, 9.5, 0, 2 * Math.PI)
  context.strokeStyle = palette.danger
  context.lineWidth = 2
  context.stroke()
}

interface Named extends EndLabel {
  readonly text: string
  readonly end: End
}

/** Names at the ends; returns where those of the racers stand. */
export function drawNames(context: CanvasRenderingContext2D, scene: ChartScene, ends: readonly End[]): NameBox[] {
  const { palette, racers, readouts, selected, emphasised, area, width } = scene
  const named = namesShown(racers, readouts, selected)
  if (emphasised !== null) named.add(emphasised)
  const labels: Named[] = []
  let kept = 0
  const testShown = ({ racer, leaves }: End): boolean =>
    racer !== undefined && !leaves && Number.isFinite(testOf(scene, racer.id))
  const anyTest = ends.some(testShown)
  for (const end of ends) {
    const { racer, overlay, at, gone } = end
    const [x, y] = at
    if (racer ? !named.has(racer.id) : kept++ >= mostKept) continue
    context.font = font(12, racer ? 600 : 500)
    // The figures of the test set stand where kept runs end too.
    const marked = racer ? testShown(end) : anyTest
    const gap = (gone ? 15 : racer ? 12 : 6) + (marked ? testGap : 0)
    const text = fitText(context, gone ? `${nameOf(scene, end)} ↑` : nameOf(scene, end), width - x - gap - 2)
    const key = racer?.id ?? -1 - scene.overlays.indexOf(overlay!)
    labels.push({ key, x: x + gap, y, width: context.measureText(text).width + 4, text, end })
  }
  // In a low chart only as many are named as have room: those asked for, then the best.
  const most = Math.max(1, Math.floor((area.height + 16) / labelHeight))
  if (labels.length > most) {
    const order = [emphasised, selected, ...byRank(racers, readouts)]
    const place = ({ key }: Named): number => (order.includes(key) ? order.indexOf(key) : Infinity)
    labels.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b))).splice(most)
  }
  const ys = spread(labels, labelHeight, area.y - 8, area.y + area.height + 8)
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  context.lineJoin = 'round'
  for (const { key, x, text, end } of labels) {
    context.font = font(12, end.racer ? 600 : 500)
    context.globalAlpha = end.racer ? presence(readouts[key]) : 1
    context.strokeStyle = palette.panel
    context.lineWidth = 3
    context.strokeText(text, x, ys.get(key)!)
    context.fillStyle = end.racer ? palette.ink : palette.ink2
    context.fillText(text, x, ys.get(key)!)
    context.globalAlpha = 1
  }
  return labels.flatMap(({ key, x, width: long, end }) =>
    end.racer
      ? [{ racer: key, x: x - 4, y: ys.get(key)! - labelHeight / 2, width: long + 4, height: labelHeight }]
      : [],
  )
}

/** A kept run of several racers says which of them, first: where room ends, the title is cut. */
function nameOf({ overlays }: ChartScene, { racer, overlay }: End): string {
  if (racer) return racer.name
  const several = overlays.filter(({ run }) => run === overlay!.run).length > 1
  return several ? `${overlay!.racer.name} · ${overlay!.title}` : overlay!.title
}
