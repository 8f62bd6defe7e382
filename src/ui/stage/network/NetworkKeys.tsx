import { useTranslation } from 'react-i18next'
import { usePalette } from '../../canvas/palette.ts'
import { told } from '../../terms/told.ts'
import { rampStops } from '../valueRamp.ts'
import styles from './network.module.css'

/** What lines and colours of the map mean. */
export function NetworkKeys() {
  const { t } = useTranslation('network')
  const stops = rampStops(usePalette())
  return (
    <div className={styles.keys}>
      <span {...told({ term: 'weight' })}>
        <WeightLine negative={false} /> {t('positive')}
      </span>
      <span {...told({ term: 'weight' })}>
        <WeightLine negative /> {t('negative')}
      </span>
      <span className={styles.wide} {...told({ term: 'weight' })}>
        {t('width')}
      </span>
      <span>
        − <span className={styles.ramp} style={{ backgroundImage: `linear-gradient(to right, ${stops.join(', ')})` }} />{' '}
        +
      </span>
      <span className={styles.wide} {...told({ term: 'unit' })}>
        {t('colours')}
      </span>
    </div>
  )
}

/** A line as weights of a sign are drawn. */
export function WeightLine({ negative }: { negative: boolean }) {
  return (
    <svg width="22" height="8" viewBox="0 0 22 8" aria-hidden="true" className={styles.line}>
      <path
        d="M0 4 H22"
        stroke={negative ? 'var(--class-0-point)' : 'var(--class-1-point)'}
        strokeWidth="2.5"
        strokeDasharray={negative ? '5 3.5' : undefined}
      />
    </svg>
  )
}
