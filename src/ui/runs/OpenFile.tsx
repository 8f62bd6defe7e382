import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'
import { titleOf } from '../save/words.ts'
import { type Opened, openRunFile } from './readRunFile.ts'
import styles from './runs.module.css'

/** Around the list of runs: a saved file is opened with the button, or dropped anywhere in it. */
export function OpenFile({ children }: { children: ReactNode }) {
  const { t } = useTranslation('runs')
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [opened, setOpened] = useState<Opened | null>(null)
  const take = (file: File | undefined): void => {
    if (file) openRunFile(file).then(setOpened, () => setOpened({ ok: false, why: 'unreadable', message: file.name }))
  }
  const onDrag = (event: DragEvent): void => {
    event.preventDefault()
    // The page would take it as a table.
    event.stopPropagation()
    setOver(event.type === 'dragover')
  }
  return (
    <div
      className={styles.around}
      data-over={over || undefined}
      onDragOver={onDrag}
      onDragLeave={onDrag}
      onDrop={(event) => {
        onDrag(event)
        take(event.dataTransfer.files[0])
      }}
    >
      <div className={styles.file}>
        <Button small onClick={() => input.current?.click()}>
          <IconFileUpload size={16} aria-hidden="true" />
          {t('openFile')}
        </Button>
        <span>{t('openFileText')}</span>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label={t('file')}
          className="visually-hidden"
          tabIndex={-1}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            // The same file can be chosen again.
            event.currentTarget.value = ''
            take(file)
          }}
        />
      </div>
      <div role="status">{opened && <Told opened={opened} />}</div>
      {children}
    </div>
  )
}

/** What came of a file. */
function Told({ opened }: { opened: Opened }) {
  const { t } = useTranslation('runs')
  const { t: header } = useTranslation('header')
  if (opened.ok)
    return (
      <p className={styles.undo}>
        <span>
          {t('fileKept', { title: titleOf(opened.run.experiment) ?? header('ownExperiment') })}{' '}
          {opened.other && t('fileOther')}
        </span>
      </p>
    )
  const words = opened.why === 'unreadable' ? t('fileUnreadable', { message: opened.message }) : t(texts[opened.why])
  return <p className={styles.trouble}>{words}</p>
}

const texts = { tooLarge: 'fileTooLarge', unsound: 'fileUnsound', notKept: 'fileNotKept' } as const
