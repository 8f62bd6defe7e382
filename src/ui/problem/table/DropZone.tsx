import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.tsx'
import { takeFile, useDesk } from './desk.ts'
import styles from './table.module.css'
import './texts.ts'

/** A place to drop a file on, with a button that opens the system's file dialog. */
export function DropZone({ large = false, filled = false }: { large?: boolean; filled?: boolean }) {
  const { t } = useTranslation('tables')
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const reading = useDesk((desk) => desk.reading)
  const onDrag = (event: DragEvent) => {
    event.preventDefault()
    setOver(event.type === 'dragover')
  }
  return (
    <div
      className={styles.zone}
      role="group"
      aria-label={t('zone')}
      data-over={over || undefined}
      data-large={large || undefined}
      onDragOver={onDrag}
      onDragLeave={onDrag}
      onDrop={(event) => {
        onDrag(event)
        // The page would take it too.
        event.stopPropagation()
        const file = event.dataTransfer.files[0]
        if (file) void takeFile(file)
      }}
    >
      <IconFileUpload size={large ? 28 : 20} aria-hidden="true" />
      <span className={styles.zoneText}>{reading === null ? t('drop') : t('reading', { name: reading })}</span>
      <Button small={!large} filled={filled} disabled={reading !== null} onClick={() => input.current?.click()}>
        {t('chooseFile')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        aria-label={t('file')}
        className="visually-hidden"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          // The same file can be chosen again.
          event.currentTarget.value = ''
          if (file) void takeFile(file)
        }}
      />
    </div>
  )
}
