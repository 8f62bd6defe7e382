import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../i18n/setup.ts'
import { useApp } from '../../../state/store.ts'
import { Button } from '../../parts/Button.tsx'
import { clearDesk, takeOther, useDesk } from './desk.ts'
import styles from './table.module.css'
import './texts.ts'

/** What is wrong with the last file: that it cannot be used, or that it is another than the one that is needed. */
export function DeskMessages() {
  const { t } = useTranslation('tables')
  const error = useDesk((desk) => desk.error)
  const other = useDesk((desk) => desk.other)
  const open = useDesk((desk) => desk.open)
  const needed = useApp(({ document: { problem } }) => (problem.kind === 'data' && problem.data.table?.name) || '')
  // The dialog has its own place for errors.
  if (error && !open)
    return (
      <p className={styles.error} role="alert">
        <IconAlertTriangle size={16} aria-hidden="true" />
        {inLanguage(error)}
      </p>
    )
  if (!other) return null
  return (
    <div className={styles.other} role="alert">
      <p className={styles.error}>
        <IconAlertTriangle size={16} aria-hidden="true" />
        {t('anotherFile', { name: other.name, needed })}
      </p>
      <div className={styles.buttons}>
        <Button small onClick={takeOther}>
          {t('useAsNew', { name: other.name })}
        </Button>
        <Button small onClick={clearDesk}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}
