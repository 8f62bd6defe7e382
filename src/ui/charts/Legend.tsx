import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { useApp } from '../../state/store.ts'
import { told } from '../terms/told.ts'
import { useView } from '../view.ts'
import styles from './charts.module.css'
import { testOf } from './drawEnds.ts'
import type { Measure } from './measures.ts'

interface LegendProps {
  measure: Measure
  racers: readonly Racer[]
  /** Pixels to keep free at both sides. */
  left: number
  right: number
}

/** What the kinds of lines and marks mean, above the curves. */
export function Legend({ measure, racers, left, right }: LegendProps) {
  const { t } = useTranslation('charts')
  const smoothing = useView((view) => view.smoothing)
  const tested = useApp(({ readouts }) => racers.some(({ id }) => Number.isFinite(testOf({ measure, readouts }, id))))
  const items = [
    ...(measure.lines.length > 1
      ? [
          { text: t('train'), term: 'training' as const, drawing: <path d="M0 6H20" /> },
          { text: t('validation'), term: 'validation' as const, drawing: <path d="M0 6H20" strokeDasharray="6 4" /> },
        ]
      : []),
    ...(tested
      ? [
          {
            text: t('testAtEnd'),
            term: 'test' as const,
            drawing: (
              <>
                <path d="M2 6H18" />
                <circle cx={10} cy={6} r={3.5} fill="var(--panel)" />
              </>
            ),
          },
        ]
      : []),
    ...(smoothing > 0
      ? [
          {
            text: t('rawFaint'),
            term: 'smoothing' as const,
            drawing: <path d="M0 6H20" strokeWidth={1.25} opacity={0.5} />,
          },
        ]
      : []),
  ]
  if (items.length === 0) return null
  return (
    <p className={styles.legend} style={{ left: left + 2, right }}>
      {items.map(({ text, term, drawing }) => (
        <span key={text} {...told({ term })}>
          <svg
            width={20}
            height={12}
            viewBox="0 0 20 12"
            stroke="var(--ink2)"
            strokeWidth={1.75}
            fill="none"
            aria-hidden
          >
            {drawing}
          </svg>
          {text}
        </span>
      ))}
    </p>
  )
}
