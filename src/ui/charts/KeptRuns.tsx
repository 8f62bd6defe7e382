import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { removeOverlay } from '../../state/overlays.ts'
import { useOverlays } from '../../state/store.ts'
import styles from './charts.module.css'

/** The kept runs behind the curves, each to be taken away. */
export function KeptRuns() {
  const { t } = useTranslation('charts')
  const overlays = useOverlays((state) => state.overlays)
  const runs = [...new Map(overlays.map(({ run, title }) => [run, title]))]
  if (runs.length === 0) return null
  return (
    <ul className={styles.kept} aria-label={t('keptRuns')}>
      {runs.map(([run, title]) => (
        <li key={run}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t('takeAway', { title })}
            onClick={() => removeOverlay(run)}
          >
            <span>{title}</span>
            <IconX size={14} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
