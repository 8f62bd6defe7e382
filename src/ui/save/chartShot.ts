/** A chart of the race as it is now, for a file. */
import i18next from 'i18next'
import { drawChart, type Axis, type Curve } from '../../export/chartDrawing.ts'
import { curvesOf } from '../../state/curves.ts'
import { overlaid } from '../../state/overlays.ts'
import { ranNow } from '../../state/present.ts'
import { useApp } from '../../state/store.ts'
import type { Palette } from '../canvas/palette.ts'
import { axesOf } from '../charts/axesOf.ts'
import type { Domain } from '../charts/domain.ts'
import type { Measure, XMode } from '../charts/measures.ts'
import { thinTicks, tickText } from '../charts/ticks.ts'
import { carriersOf } from './carriers.ts'
import type { Shot } from './files.ts'
import { captionOf, lookOf } from './looks.ts'
import { headOf } from './recordOf.ts'
import './texts.ts'

export interface ChartChoice {
  readonly measure: Measure
  readonly mode: XMode
  /** Whether the user wants a logarithmic axis; null leaves it to the values. */
  readonly log: boolean | null
}

export async function chartShot({ measure, mode, log }: ChartChoice, palette: Palette): Promise<Shot> {
  const { document, readouts, step } = useApp.getState()
  const racers = document.racers.filter(({ hidden }) => !hidden)
  const experiment = ranNow()?.experiment ?? document
  const head = await headOf(experiment)
  const diverged = (racer: number): boolean => readouts[racer]?.status === 'diverged'
  const { overlays } = overlaid.getState()
  const axes = axesOf({ racers, curve: curvesOf, diverged, behind: overlays }, measure, mode, log, experiment.budget)
  const curves = racers.flatMap((racer): Curve[] => {
    const curve = curvesOf(racer.id)
    const look = lookOf(racer, palette.scheme)
    return measure.lines.flatMap(({ column, style }) => {
      const [xs, ys] = [curve?.columns[mode], curve?.columns[column]]
      if (!curve || !xs || !ys) return []
      return [{ name: racer.name, look, style, xs, ys, rows: curve.rows, diverged: diverged(racer.id) }]
    })
  })
  const carriers = carriersOf(overlays, measure)
  const behind = overlays.flatMap((overlay): Curve[] =>
    measure.lines.flatMap(({ column, style }) => {
      const { racer, title, columns, rows } = overlay
      const [xs, ys] = [columns[mode], columns[column]]
      if (!xs || !ys) return []
      const kept = { title, carries: carriers.has(overlay) && column === measure.lines.at(-1)!.column }
      return [{ name: racer.name, look: lookOf(racer, palette.scheme), style, xs, ys, rows, diverged: false, kept }]
    }),
  )
  const words = i18next.getFixedT(null, 'runs')
  const notes = [
    ...(measure.lines.length > 1 ? [words('solidDashed')] : []),
    ...(behind.length > 0 ? [words('thinKept')] : []),
  ]
  const name = i18next.t(`charts:measure.${measure.id}`)
  const drawing = drawChart({
    ...captionOf(head),
    measure: name,
    note: notes.join(' · '),
    x: axis(words(`axis.${mode}`), axes.x, 1, 1e5),
    y: axis('', { ...axes.y, ticks: thinTicks(axes.y.ticks, axes.log, 19) }, measure.share ? 100 : 1, 1e4),
    log: axes.log,
    curves: [...behind, ...curves],
    palette,
  })
  return { drawing, images: {}, name: [head.title, name, `step ${step}`] }
}

/** An axis with its numbers as the chart writes them, times `factor`. */
export function axis(label: string, { min, max, ticks }: Domain, factor: number, limit: number): Axis {
  return {
    label,
    min,
    max,
    ticks: ticks.map((value) => {
      const { text, exponent } = tickText(factor * value, limit)
      return { value, text, ...(exponent !== null && { raised: String(exponent).replace('-', '−') }) }
    }),
  }
}
