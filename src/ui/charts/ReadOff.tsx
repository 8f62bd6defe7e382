import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { curvesOf } from '../../state/curves.ts'
import { useApp, useOverlays } from '../../state/store.ts'
import type { Box } from '../canvas/labels.ts'
import { count, percent } from '../theme/format.ts'
import { Figure } from '../theme/Figure.tsx'
import { Swatch } from '../theme/Swatch.tsx'
import { useView } from '../view.ts'
import type { Axes } from './axesOf.ts'
import styles from './charts.module.css'
import { testOf } from './drawEnds.ts'
import { useHover } from './hover.ts'
import type { Line, Measure, XMode } from './measures.ts'
import { readingsAt } from './readings.ts'
import { scaleOf } from './scale.ts'

interface ReadOffProps {
  chart: 'first' | 'second'
  measure: Measure
  mode: XMode
  racers: readonly Racer[]
  axes: Axes
  area: Box
}

/** What is counted in whole numbers. */
const whole: ReadonlySet<XMode> = new Set(['step', 'samples', 'evaluations'])

/** The exact values where the charts are read off, one row a racer, the best first; kept runs below. */
export function ReadOff({ chart, measure, mode, racers, axes, area }: ReadOffProps) {
  const { t } = useTranslation('charts')
  const { at, chart: on, spoken } = useHover()
  const smoothing = useView((view) => view.smoothing)
  const emphasised = useView((view) => view.emphasised)
  const overlays = useOverlays((state) => state.overlays)
  // Rows that arrive while the pointer rests are read with the figures, four times a second.
  const readouts = useApp((state) => state.readouts)
  const table = useRef<HTMLDivElement>(null)
  const px = at === null ? 0 : scaleOf(axes.x, false, area.x, area.x + area.width).toPixel(at)
  // Beside the line where there is room, within the chart where there is none.
  useLayoutEffect(() => {
    const node = table.current
    const room = node?.parentElement?.clientWidth ?? 0
    if (!node) return
    const width = node.offsetWidth
    const wanted = px > area.x + area.width / 2 ? px - 12 - width : px + 12
    node.style.left = `${Math.max(0, Math.min(wanted, room - width))}px`
  })
  if (at === null || on !== chart) return null
  const own = racers.flatMap((racer) => {
    const curve = curvesOf(racer.id)
    const readings = curve && readingsAt(curve, measure, mode, at, smoothing)
    const test = testOf({ measure, readouts }, racer.id)
    return readings ? [{ key: `racer ${racer.id}`, name: racer.name, racer, readings, test, kept: false }] : []
  })
  const kept = overlays.flatMap((overlay, index) => {
    const readings = readingsAt(overlay, measure, mode, at, smoothing)
    const { racer, title } = overlay
    const name = `${racer.name} · ${title}`
    return readings ? [{ key: `kept ${index}`, name, racer, readings, test: Number.NaN, kept: true }] : []
  })
  const sign = measure.better === 'low' ? 1 : -1
  const figure = ({ readings }: (typeof own)[number]): number => readings.at(-1)!.mean ?? readings.at(-1)!.raw
  own.sort((a, b) => sign * (figure(a) - figure(b)))
  const rows = [...own, ...kept]
  if (rows.length === 0) return null
  const tested = own.some(({ test }) => Number.isFinite(test))
  const heads = headsOf(measure.lines, smoothing > 0, tested)
  const written = (value: number) => (measure.share ? percent(value) : <Figure value={value} />)
  return (
    <div
      ref={table}
      className={styles.readOff}
      data-many={rows.length > 6 || undefined}
      role={spoken ? 'status' : undefined}
    >
      <table>
        <caption>
          {t(`at.${mode}`, { value: whole.has(mode) ? count(at) : Number(at.toPrecision(4)) })} ·{' '}
          {measure.id === 'dataLoss' ? t('lossLower') : t(`lower.${measure.id}`)}
          {smoothing > 0 && ` · ${t('smoothedOver', { steps: count(smoothing) })}`}
        </caption>
        {heads.length > 1 && (
          <thead>
            <tr>
              <td colSpan={2} />
              {heads.map((head) => (
                <th key={head} scope="col">
                  {t(`head.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(({ key, name, racer, readings, test, kept: old }) => (
            <tr key={key} data-kept={old || undefined} data-emphasised={(!old && racer.id === emphasised) || undefined}>
              <td>
                <Swatch colour={racer.colour} dash={racer.dash} width={30} />
              </td>
              <th scope="row">{name}</th>
              {readings.flatMap(({ raw, mean }, i) => [
                ...(mean === null
                  ? []
                  : [
                      <td key={`mean ${i}`} className={styles.value}>
                        {written(mean)}
                      </td>,
                    ]),
                <td key={`raw ${i}`} className={mean === null ? styles.value : undefined}>
                  {written(raw)}
                </td>,
              ])}
              {tested && <td className={styles.value}>{written(test)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Head =
  | 'train'
  | 'validation'
  | 'value'
  | 'smoothed'
  | 'raw'
  | 'trainSmoothed'
  | 'validationSmoothed'
  | 'trainRaw'
  | 'validationRaw'
  | 'test'

/** The heads of the columns of figures: lines, each smoothed and as recorded, and the test set's. */
function headsOf(lines: readonly Line[], smoothed: boolean, tested: boolean): readonly Head[] {
  const heads = lines.flatMap(({ style }): Head[] => {
    if (style === 'own') return smoothed ? ['smoothed', 'raw'] : ['value']
    return smoothed ? [`${style}Smoothed`, `${style}Raw`] : [style]
  })
  return tested ? [...heads, 'test'] : heads
}
