import { IconFileAlert } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TableReference } from '../../experiment/document.ts'
import { useApp } from '../../state/store.ts'
import { DeskMessages } from '../problem/table/DeskMessages.tsx'
import { DropZone } from '../problem/table/DropZone.tsx'
import '../problem/table/texts.ts'
import styles from './stage.module.css'

/** In place of the samples: which file is needed, and a place to drop it. */
export function MissingFile({ table }: { table: TableReference }) {
  const { t } = useTranslation('tables')
  const unreadable = useApp((state) => state.table?.status === 'unreadable')
  return (
    <div className={styles.missing}>
      <IconFileAlert size={32} aria-hidden="true" />
      <h3>{t('needs', { name: table.name })}</h3>
      <p>{unreadable ? t('unreadable') : t('needsLong')}</p>
      {!unreadable && <DropZone large filled />}
      <DeskMessages />
    </div>
  )
}
