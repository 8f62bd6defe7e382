import { IconColumns, IconTrash } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataChoice, TableReference } from '../../../experiment/document.ts'
import { useApp } from '../../../state/store.ts'
import { keptTables, type KeptTable } from '../../../state/tables.ts'
import { Button } from '../../parts/Button.tsx'
import { IconButton } from '../../parts/IconButton.tsx'
import { told } from '../../terms/told.ts'
import { count } from '../../theme/format.ts'
import styles from '../problem.module.css'
import { DeskMessages } from './DeskMessages.tsx'
import { dropTable, showTable, useDesk } from './desk.ts'
import { DropZone } from './DropZone.tsx'
import own from './table.module.css'
import './texts.ts'

/** The tables of the user's own on this device, read anew when one is added or deleted. */
function useKept(): readonly KeptTable[] {
  const changes = useDesk((desk) => desk.changes)
  const [kept, setKept] = useState<readonly KeptTable[]>([])
  useEffect(() => {
    let current = true
    void keptTables().then((tables) => {
      if (current) setKept(tables)
    })
    return () => {
      current = false
    }
  }, [changes])
  return kept
}

/** The user's own tables: the one in use, those on this device, and a place for another. */
export function OwnTables({ data }: { data: DataChoice }) {
  const { t } = useTranslation('tables')
  const kept = useKept()
  const status = useApp((state) => state.table?.status)
  const { table } = data
  const listed = table !== undefined && !kept.some(({ digest }) => digest === table.digest)
  return (
    <div className={own.tables}>
      <h3 className={own.head} {...told({ text: t('yoursText') })}>
        {t('yours')}
      </h3>
      {listed && <Missing table={table} checking={status === 'checking' || status === 'here'} />}
      {kept.length > 0 && (
        <ul className={own.list} aria-label={t('onThisDevice')}>
          {kept.map((each) => (
            <Kept key={each.digest} kept={each} used={each.digest === table?.digest ? table : undefined} />
          ))}
        </ul>
      )}
      <DropZone />
      <DeskMessages />
      <p className={styles.summary}>{t('stays')}</p>
    </div>
  )
}

/** The table of the document where it is not on this device. */
function Missing({ table, checking }: { table: TableReference; checking: boolean }) {
  const { t } = useTranslation('tables')
  if (checking) return null
  return (
    <p className={own.missing} role="status">
      <strong>{t('needs', { name: table.name })}</strong> {t('needsText')}
    </p>
  )
}

function Kept({ kept, used }: { kept: KeptTable; used: TableReference | undefined }) {
  const { t } = useTranslation('tables')
  const { t: data } = useTranslation('data')
  const [asking, setAsking] = useState(false)
  const size =
    used === undefined
      ? t('size', { rows: count(kept.rows), columns: kept.columns })
      : [
          data('sizeRows', { shown: count(used.rows), inputs: used.features }),
          used.classes > 0 ? data('sizeClasses', { count: used.classes }) : data('sizeNumber'),
        ].join(data('comma'))
  if (asking)
    return (
      <li className={own.kept}>
        <span className={own.ask}>
          {used ? t('deleteUsed', { name: kept.name }) : t('deleteAsk', { name: kept.name })}
        </span>
        <span className={own.buttons}>
          <Button small autoFocus onClick={() => void dropTable(kept.digest)}>
            {t('delete')}
          </Button>
          <Button small onClick={() => setAsking(false)}>
            {t('cancel')}
          </Button>
        </span>
      </li>
    )
  return (
    <li className={own.kept}>
      <button
        type="button"
        className={styles.choice}
        aria-pressed={used !== undefined}
        data-tip={used ? t('columnsText') : t('useTable')}
        onClick={() => void showTable(kept.digest)}
      >
        <strong>{kept.name}</strong>
        <span>{size}</span>
      </button>
      {used && (
        <IconButton data-small label={t('columns')} onClick={() => void showTable(kept.digest)}>
          <IconColumns size={17} />
        </IconButton>
      )}
      <IconButton data-small label={t('deleteTable', { name: kept.name })} onClick={() => setAsking(true)}>
        <IconTrash size={17} />
      </IconButton>
    </li>
  )
}
