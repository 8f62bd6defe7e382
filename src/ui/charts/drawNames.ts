/** Names at the ends of curves: right of all of them; of a curve that ends before, beside its end where nothing else is drawn. */
import type { Box, Occupancy } from '../canvas/labels.ts'
import { drawMarker } from '../canvas/marker.ts'
import { byRank, namesShown, presence } from '../canvas/racing.ts'
import { fitText, font } from '../canvas/text.ts'
import type { ChartScene, NameBox } from './chartScene.ts'
import { testGap, testOf, type End } from './drawEnds.ts'
import { endsEarly, freePlace } from './earlyNames.ts'
import { spread, type EndLabel } from './endLabels.ts'

const labelHeight = 17
/** Kept runs that are named. */
const mostKept = 4
/** Pixels that a marker before a name takes. */
const markerRoom = 14

interface Named extends EndLabel {
  readonly text: string
  readonly end: End
  /** Whether the racer's marker stands before the name, which is far from its curve. */
  readonly marked: boolean
}

/** Draws the names; returns where those of the racers stand. `lines` says where curves are. */
export function drawNames(
  context: CanvasRenderingContext2D,
  scene: ChartScene,
  ends: readonly End[],
  lines: Occupancy,
): NameBox[] {
  const { palette, racers, readouts, selected, emphasised, area, width } = scene
  const named = namesShown(racers, readouts, selected)
  if (emphasised !== null) named.add(emphasised)
  const shown = [...ends.filter(({ racer }) => racer && named.has(racer.id)), ...keptEnds(scene, ends)]
  const furthest = Math.max(...ends.map(({ at }) => at[0]))
  const testShown = ({ racer, leaves }: End): boolean =>
    racer !== undefined && !leaves && Number.isFinite(testOf(scene, racer.id))
  const anyTest = ends.some(testShown)
  const keyOf = ({ racer, overlay }: End): number => racer?.id ?? -1 - scene.overlays.indexOf(overlay!)
  const taken: Box[] = ends.map(({ at: [x, y] }) => ({ x: x - 7, y: y - 7, width: 14, height: 14 }))
  const early: { label: Named; y: number }[] = []
  let labels: Named[] = []
  for (const end of shown) {
    const { racer, at, gone } = end
    const [x, y] = at
    context.font = font(12, racer ? 600 : 500)
    const name = gone ? `${nameOf(end)} ↑` : nameOf(end)
    const key = keyOf(end)
    let marked = false
    if (endsEarly(x, furthest)) {
      const size = { width: context.measureText(name).width + 4, height: labelHeight }
      const box = freePlace({ at, ...size }, lines, taken, { ...area, width: furthest - area.x })
      if (box) {
        taken.push(box)
        early.push({
          label: { key, x: box.x, y: box.y, width: box.width, text: name, end, marked: false },
          y: box.y + labelHeight / 2,
        })
        continue
      }
      marked = racer !== undefined
    }
    // The figures of the test set stand where kept runs end too.
    const tested = racer ? testShown(end) : anyTest
    const gap = (gone ? 15 : 12) + (tested ? testGap : 0)
    const left = (endsEarly(x, furthest) ? furthest : x) + gap + (marked ? markerRoom : 0)
    const text = fitText(context, name, width - left - 2)
    labels.push({ key, x: left, y, width: context.measureText(text).width + 4, text, end, marked })
  }
  // In a low chart only as many are named as have room: those asked for, then the best.
  const most = Math.max(1, Math.floor((area.height + 16) / labelHeight))
  if (labels.length > most) {
    const order = [emphasised, selected, ...byRank(racers, readouts)]
    const place = ({ key }: Named): number => (order.includes(key) ? order.indexOf(key) : Infinity)
    labels = labels.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b))).slice(0, most)
  }
  const ys = spread(labels, labelHeight, area.y - 8, area.y + area.height + 8)
  const placed = [...labels.map((label) => ({ label, y: ys.get(label.key)! })), ...early]
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  context.lineJoin = 'round'
  for (const { label, y } of placed) {
    const { key, x, text, end, marked } = label
    context.font = font(12, end.racer ? 600 : 500)
    context.globalAlpha = end.racer ? presence(readouts[key]) : 1
    if (marked) drawMarker(context, palette, end.racer!.colour, x - markerRoom / 2 - 2, y, 4)
    context.strokeStyle = palette.panel
    context.lineWidth = 3
    context.strokeText(text, x, y)
    context.fillStyle = end.racer ? palette.ink : palette.ink2
    context.fillText(text, x, y)
    context.globalAlpha = 1
  }
  return placed.flatMap(({ label: { key, x, width: long, end }, y }) =>
    end.racer ? [{ racer: key, x: x - 4, y: y - labelHeight / 2, width: long + 4, height: labelHeight }] : [],
  )
}

type KeptScene = Pick<ChartScene, 'overlays'> & { readonly measure: Pick<ChartScene['measure'], 'better'> }

/** A kept run is named once, by its title, at its best curve: the names of its racers are in the table that is read off. */
export function keptEnds({ overlays, measure }: KeptScene, ends: readonly End[]): End[] {
  const sign = measure.better === 'low' ? 1 : -1
  const runs = [...new Set(overlays.map(({ run }) => run))].slice(0, mostKept)
  return runs.flatMap((run) => {
    const own = ends.filter(({ overlay }) => overlay?.run === run)
    // Lower on the screen is lower in value.
    const best = own.sort((a, b) => Number(a.gone) - Number(b.gone) || sign * (b.at[1] - a.at[1]))[0]
    return best ? [best] : []
  })
}

const nameOf = ({ racer, overlay }: End): string => racer?.name ?? overlay!.title
