import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../i18n/setup.ts'
import type { Judgement } from '../../../state/tables.ts'
import { count } from '../../theme/format.ts'
import styles from './table.module.css'

/** What comes of the choice: rows, inputs after encoding, what is predicted; or what is wrong with it. */
export function Outcome({ judged, rows, task }: { judged: Judgement; rows: number; task: 'classes' | 'number' }) {
  const { t } = useTranslation('tables')
  if (!judged.ok) {
    const { column, text } = judged.error
    return (
      <p className={styles.error} role={column === undefined ? 'alert' : undefined}>
        <IconAlertTriangle size={16} aria-hidden="true" />
        {column === undefined ? inLanguage(text) : t('seeColumn', { name: column })}
      </p>
    )
  }
  const { reference, inputs, targets } = judged
  const shown = targets
    .slice(0, 6)
    .map((name) => t('quoted', { name }))
    .join(t('listComma'))
  return (
    <div className={styles.outcome} role="status">
      <IconCheck size={18} aria-hidden="true" />
      <p>
        {t('rowsLeft', { left: count(reference.rows), rows: count(rows) })} {t('inputsAfter', { count: inputs.length })}{' '}
        {task === 'classes'
          ? t('predictsClasses', { count: targets.length, classes: targets.length > 6 ? `${shown}…` : shown })
          : t('predictsNumber', { name: targets[0] ?? '' })}
        <span className={styles.inputs} title={inputs.join('\n')}>
          {t('inputsAre', { names: inputs.slice(0, 12).join(t('listComma')) + (inputs.length > 12 ? '…' : '') })}
        </span>
      </p>
    </div>
  )
}
