import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { curvesOf } from '../../state/curves.ts'
import { useApp } from '../../state/store.ts'
import type { Box } from '../canvas/labels.ts'
import { count, percent } from '../theme/format.ts'
import { Figure } from '../theme/Figure.tsx'
import { Swatch } from '../theme/Swatch.tsx'
import type { Axes } from './axesOf.ts'
import styles from './charts.module.css'
import { useHover } from './hover.ts'
import type { Measure, XMode } from './measures.ts'
import { rowNear, rowWithValue } from './rows.ts'
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

/** The exact values where the charts are read off, one row a racer, the best first. */
export function ReadOff({ chart, measure, mode, racers, axes, area }: ReadOffProps) {
  const { t } = useTranslation('charts')
  const { at, chart: on, spoken } = useHover()
  // Rows that arrive while the pointer rests are read with the figures, four times a second.
  useApp((state) => state.readouts)
  if (at === null || on !== chart) return null
  const rows = racers.flatMap((racer) => {
    const curve = curvesOf(racer.id)
    const xs = curve?.columns[mode]
    if (!curve || !xs || curve.rows === 0 || xs[curve.rows - 1]! < at) return []
    const near = rowNear(xs, curve.rows, at)
    const values = measure.lines.map(({ column }) => {
      const ys = curve.columns[column]
      const row = ys ? rowWithValue(ys, curve.rows, near) : -1
      return row < 0 ? Number.NaN : ys![row]!
    })
    return [{ racer, values }]
  })
  if (rows.length === 0) return null
  const sign = measure.better === 'low' ? 1 : -1
  rows.sort((a, b) => sign * (a.values.at(-1)! - b.values.at(-1)!))
  const px = scaleOf(axes.x, false, area.x, area.x + area.width).toPixel(at)
  const room = measure.lines.length > 1 ? 262 : 210
  const side =
    px > room + 12 ? { right: `calc(100% - ${px - 12}px)` } : { left: `max(0px, min(${px + 12}px, 100% - ${room}px))` }
  return (
    <div className={styles.readOff} style={side} role={spoken ? 'status' : undefined}>
      <table>
        <caption>
          {t(`at.${mode}`, { value: whole.has(mode) ? count(at) : Number(at.toPrecision(4)) })} ·{' '}
          {measure.id === 'dataLoss' ? t('lossLower') : t(`lower.${measure.id}`)}
        </caption>
        {measure.lines.length > 1 && (
          <thead>
            <tr>
              <td colSpan={2} />
              <th scope="col">{t('train')}</th>
              <th scope="col">{t('validation')}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(({ racer, values }) => (
            <tr key={racer.id}>
              <td>
                <Swatch colour={racer.colour} dash={racer.dash} width={30} />
              </td>
              <th scope="row">{racer.name}</th>
              {values.map((value, i) => (
                <td key={i} className={styles.value}>
                  {measure.share ? percent(value) : <Figure value={value} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
