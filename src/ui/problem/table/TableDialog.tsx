import { Modal } from '@mantine/core'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../i18n/setup.ts'
import { describeColumns, judgeUse, proposeUse, type TableUse } from '../../../state/tables.ts'
import help from '../../help/help.module.css'
import { Button } from '../../parts/Button.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { told } from '../../terms/told.ts'
import { count } from '../../theme/format.ts'
import { ColumnRows } from './ColumnRows.tsx'
import { clearDesk, acceptTable, useDesk, type OpenTable } from './desk.ts'
import { Outcome } from './Outcome.tsx'
import { Preview } from './Preview.tsx'
import styles from './table.module.css'
import './texts.ts'

/** The columns of a table: what each is taken for, which is predicted, what becomes of missing values, and what comes of it. */
export function TableDialog({ open }: { open: OpenTable }) {
  const { t } = useTranslation('tables')
  const { t: common } = useTranslation()
  const { file } = open
  const described = useMemo(() => describeColumns(file.columns), [file])
  const [use, setUse] = useState<TableUse>(() => open.use ?? proposeUse(described))
  // A large table takes a moment to encode: the controls come first.
  const judgedUse = useDeferredValue(use)
  const judged = useMemo(() => judgeUse(file, judgedUse), [file, judgedUse])
  const error = useDesk((desk) => desk.error)
  const [saving, setSaving] = useState(false)
  const rows = file.columns[0]?.cells.length ?? 0
  const missing = described.some((column, index) => column.missing > 0 && use.types[index] !== '-')
  const take = async () => {
    setSaving(true)
    await acceptTable(open, use)
    setSaving(false)
  }
  return (
    <Modal
      opened
      onClose={clearDesk}
      title={file.name}
      size={920}
      radius="lg"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': common('close') }}
      classNames={{ title: help.title, content: help.content, header: styles.header, body: styles.dialog }}
    >
      <p className={styles.lead}>{t('lead', { rows: count(rows), columns: file.columns.length })}</p>
      <ColumnRows
        columns={described}
        use={use}
        wrong={judged.ok ? undefined : judged.error.column}
        problem={judged.ok ? undefined : judged.error.text}
        onChange={setUse}
      />
      <div className={styles.missingRow}>
        <span {...told({ text: t('tips.missing') })}>{t('missingRows')}</span>
        <Segments
          label={t('missingRows')}
          value={use.missing}
          options={[
            { value: 'drop', label: t('drop_'), tip: t('dropText') },
            { value: 'fill', label: t('fill'), tip: t('fillText') },
          ]}
          onChange={(next) => setUse({ ...use, missing: next })}
        />
        <p className={styles.note}>
          {missing ? (use.missing === 'drop' ? t('dropText') : t('fillText')) : t('noneMissing')}
        </p>
      </div>
      <Preview columns={file.columns} use={use} />
      <footer className={styles.footer}>
        <Outcome judged={judged} rows={rows} task={use.types[use.target] === 'c' ? 'classes' : 'number'} />
        {error && (
          <p className={styles.error} role="alert">
            <IconAlertTriangle size={16} aria-hidden="true" />
            {inLanguage(error)}
          </p>
        )}
        <div className={styles.buttons}>
          <Button onClick={clearDesk}>{t('cancel')}</Button>
          <Button filled disabled={!judged.ok || saving || use !== judgedUse} onClick={() => void take()}>
            {t('useThis')}
          </Button>
        </div>
      </footer>
    </Modal>
  )
}
