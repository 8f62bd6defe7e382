import { useTranslation } from 'react-i18next'
import { curvePath } from '../racers/ScheduleSketch.tsx'
import { Figure } from '../theme/Figure.tsx'
import { count } from '../theme/format.ts'
import type { TermId } from '../terms/terms.ts'
import { told } from '../terms/told.ts'
import styles from './inspector.module.css'
import { type Mark, marksOf } from './marks.ts'

interface CurvePreviewProps {
  /** What is drawn, such as "Rate over the race". */
  title: string
  /** The word that it is a curve of. */
  term: TermId
  /** Undefined while it is not there yet. */
  curve: Float64Array | undefined
  budget: number
  /** Whether the values are whole numbers. */
  whole?: boolean
}

const width = 440
const height = 68
/** Room above the curve, and below it for the axis. */
const above = 6
const below = 4

/** A curve over the budget from 0 to its largest value, which is marked as the last one is. */
export function CurvePreview({ title, term, curve, budget, whole = false }: CurvePreviewProps) {
  const { t } = useTranslation('inspector')
  const marks = curve && marksOf(curve)
  const level = marks !== undefined && curve!.every((value) => value === marks.last.value)
  const figure = ({ value }: Mark) =>
    whole ? count(value) : <Figure value={Number(value.toPrecision(4))} kind="chosen" />
  const place = ({ value, share }: Mark) => {
    const rise = marks && marks.largest.value > 0 ? Math.max(0, value) / marks.largest.value : 0
    return { left: `${100 * share}%`, top: height - below - rise * (height - above - below) }
  }
  return (
    <figure className={styles.preview} data-whole={whole || undefined}>
      <figcaption>
        <span className={styles.previewTitle} {...told({ term })}>
          {title}
        </span>
        {marks && !level && (
          <span {...told({ text: t('largestText') })}>
            <i className={styles.dot} data-kind="largest" /> {t('largest')} <b>{figure(marks.largest)}</b>
          </span>
        )}
        {marks && (
          <span {...told({ text: t('lastText') })}>
            <i className={styles.dot} data-kind="last" /> {!level && t('last')} <b>{figure(marks.last)}</b>
          </span>
        )}
      </figcaption>
      <div className={styles.plot} aria-hidden="true">
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
          <line x2={width} y1={height - below} y2={height - below} stroke="var(--line2)" />
          {curve && (
            <path
              d={curvePath(curve, width, height - above - below)}
              transform={`translate(0 ${above})`}
              fill="none"
              stroke="var(--curve)"
              strokeWidth="2"
              vectorEffect="non-scaling-stroke"
            />
          )}
        </svg>
        {marks && !level && <i className={styles.dot} data-kind="largest" style={place(marks.largest)} />}
        {marks && <i className={styles.dot} data-kind="last" style={place(marks.last)} />}
      </div>
      <div className={styles.axis}>
        <span>0</span>
        <span {...told({ term: 'budget' })}>{t('stepsAtEnd', { shown: count(budget) })}</span>
      </div>
    </figure>
  )
}
