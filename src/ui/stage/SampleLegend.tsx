import { useTranslation } from 'react-i18next'
import { told } from '../terms/told.ts'
import type { DataScene } from './samples.ts'
import styles from './stage.module.css'

/** Full dots are trained on, hollow ones are held out. */
export function SampleLegend({ scene }: { scene: DataScene }) {
  const { t } = useTranslation('stage')
  return (
    <div className={`${styles.chip} ${styles.legend}`}>
      <span {...told({ term: 'training' })}>
        <Dot /> {t('training')}
      </span>
      {scene.split.some((part) => part > 0) && (
        <span {...told({ term: 'heldOut' })}>
          <Dot hollow /> {t('held')}
        </span>
      )}
    </div>
  )
}

/** A sample as it is drawn. */
export function Dot({ hollow = false, batch = false }: { hollow?: boolean; batch?: boolean }) {
  const paint = batch ? 'var(--gradient)' : 'var(--ink3)'
  return (
    <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
      <circle r={batch ? 5 : 3.5} fill={hollow ? 'none' : paint} stroke={paint} strokeWidth="1.25" />
    </svg>
  )
}
