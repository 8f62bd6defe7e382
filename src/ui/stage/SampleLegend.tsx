import { useTranslation } from 'react-i18next'
import type { DataScene } from './samples.ts'
import styles from './stage.module.css'

/** Full dots are trained on, hollow ones are held out. */
export function SampleLegend({ scene }: { scene: DataScene }) {
  const { t } = useTranslation('stage')
  return (
    <div className={`${styles.chip} ${styles.legend}`}>
      <span>
        <Dot hollow={false} /> {t('training')}
      </span>
      {scene.split.some((part) => part > 0) && (
        <span>
          <Dot hollow /> {t('held')}
        </span>
      )}
    </div>
  )
}

function Dot({ hollow }: { hollow: boolean }) {
  return (
    <svg width="10" height="10" viewBox="-5 -5 10 10" aria-hidden="true">
      <circle r="3.5" fill={hollow ? 'none' : 'var(--ink3)'} stroke="var(--ink3)" strokeWidth="1.25" />
    </svg>
  )
}
