import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isGenerated } from '../../catalog/dataset.ts'
import { datasets } from '../../catalog/datasets/index.ts'
import type { DataProblem } from '../../experiment/document.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../parts/Button.tsx'
import styles from './stage.module.css'

/** In place of the samples: that they are on their way, or why they did not come. */
export function StageWait({ problem }: { problem: DataProblem }) {
  const { t } = useTranslation('stage')
  const failure = useApp((state) => state.sceneFailure)
  const dataset = datasets.get(problem.data.id)
  const name = problem.data.table?.name ?? (dataset && !isGenerated(dataset) ? inLanguage(dataset.name) : undefined)
  if (failure === null)
    return (
      <div className={styles.empty} role="status">
        <p className={styles.loading}>{name === undefined ? t('preparing') : t('loading', { name })}</p>
      </div>
    )
  return (
    <div className={styles.empty} role="alert">
      <IconAlertTriangle size={24} aria-hidden="true" />
      <p>{name === undefined ? t('noSamples') : t('notLoaded', { name })}</p>
      <p className={styles.why}>{failure}</p>
      <Button onClick={() => void import('../../state/tables.ts').then(({ tryAgain }) => tryAgain())}>
        {t('tryAgain')}
      </Button>
    </div>
  )
}
