import { useTranslation } from 'react-i18next'
import type { StepTrace } from '../../../state/steps.ts'
import { told } from '../../terms/told.ts'
import styles from './microscope.module.css'
import { parameterName } from './parameterNames.ts'

const height = 36

/** The updates of a tensor as bars, up and down from a line; a press picks the parameter there. */
export function Strip({ trace, onPick }: { trace: StepTrace; onPick: (entry: number) => void }) {
  const { t } = useTranslation('microscope')
  const { values, entries } = trace.strip
  const top = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1
  const cells = values.length
  const from = entries.findLastIndex((entry) => entry <= trace.entry)
  // The field of indices beside it is the way of the keyboard.
  return (
    <figure className={styles.strip}>
      <figcaption {...told({ term: 'update' })}>{t('strip', { tensor: trace.tensors[trace.tensor]!.name })}</figcaption>
      <svg
        viewBox={`0 0 ${cells} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('stripLabel', { name: parameterName(trace, entries[0]) })}
        onClick={(event) => {
          const { left, width } = event.currentTarget.getBoundingClientRect()
          const cell = Math.min(cells - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * cells)))
          onPick(entries[cell]!)
        }}
      >
        <line x2={cells} y1={height / 2} y2={height / 2} stroke="var(--line2)" vectorEffect="non-scaling-stroke" />
        {Array.from(values, (value, cell) => {
          const size = Math.max(0.5, (Math.abs(value) / top) * (height / 2 - 1))
          return (
            <rect
              key={cell}
              x={cell + 0.1}
              width={0.8}
              y={value > 0 ? height / 2 - size : height / 2}
              height={size}
              fill={cell === from ? 'var(--accent)' : 'var(--ink3)'}
            />
          )
        })}
      </svg>
    </figure>
  )
}
