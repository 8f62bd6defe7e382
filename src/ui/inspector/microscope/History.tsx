import { useTranslation } from 'react-i18next'
import type { SeenStep, StepTrace } from '../../../state/steps.ts'
import type { TermId } from '../../terms/terms.ts'
import { told } from '../../terms/told.ts'
import { count } from '../../theme/format.ts'
import { segments } from './historyPath.ts'
import type { Role } from '../../formulas/meanings.ts'
import styles from './microscope.module.css'
import { Significant } from './Number.tsx'

export interface HistorySeries {
  readonly key: string
  readonly label: string
  readonly term: TermId
  readonly role: Role
  readonly value: (step: SeenStep) => number | undefined
}

const width = 200
const height = 48

/** Small charts of one parameter over the steps that were seen; a line breaks where steps were not. */
export function History({
  trace,
  seen,
  series,
}: {
  trace: StepTrace
  seen: readonly SeenStep[]
  series: readonly HistorySeries[]
}) {
  const { t } = useTranslation('microscope')
  const own = seen.filter(({ tensor, entry }) => tensor === trace.tensor && entry === trace.entry)
  const first = own[0]?.t ?? trace.t
  return (
    <div className={styles.charts}>
      {series.map(({ key, label, term, role, value }) => {
        const points = own.flatMap((step) => {
          const y = value(step)
          return y !== undefined && Number.isFinite(y) ? [{ t: step.t, y }] : []
        })
        const last = points.at(-1)
        const { paths, zero } = segments(points, width, height)
        return (
          <figure key={key} className={styles.chart} data-role={role}>
            <figcaption>
              <span {...told({ term })}>{label}</span> {last && <Significant value={last.y} />}
            </figcaption>
            <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
              {zero !== undefined && (
                <line x2={width} y1={zero} y2={zero} stroke="var(--line2)" vectorEffect="non-scaling-stroke" />
              )}
              {paths.map((path, index) => (
                <path key={index} d={path} fill="none" stroke="currentColor" vectorEffect="non-scaling-stroke" />
              ))}
            </svg>
          </figure>
        )
      })}
      <p className={styles.seen}>{t('seen', { from: count(first), to: count(trace.t), shown: count(own.length) })}</p>
    </div>
  )
}
