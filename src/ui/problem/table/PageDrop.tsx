import { IconFileUpload } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../../state/store.ts'
import { kindOf } from '../kinds.ts'
import { clearDesk, takeFile, useDesk } from './desk.ts'
import styles from './table.module.css'
import './texts.ts'

const TableDialog = lazy(() => import('./TableDialog.tsx').then((module) => ({ default: module.TableDialog })))

const hasFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false

/** The table dialog, and the whole page as a place to drop a file on. */
export function PageDrop() {
  const { t } = useTranslation('tables')
  const open = useDesk((desk) => desk.open)
  const [over, setOver] = useState(false)
  // What lies on the desk goes with the kind of problem; another layout of the page keeps it.
  useEffect(
    () => () => {
      if (kindOf(useApp.getState().document.problem) !== 'table') clearDesk()
    },
    [],
  )
  useEffect(() => {
    const onDrag = (event: DragEvent) => {
      if (!hasFile(event)) return
      // Else the browser would open the file in place of the page.
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (!hasFile(event)) return
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      if (file) void takeFile(file)
    }
    window.addEventListener('dragover', onDrag)
    window.addEventListener('dragleave', onLeave)
    // A drop zone that has taken the file stops the event; the frame goes away all the same.
    window.addEventListener('drop', onDrop)
    const done = () => setOver(false)
    window.addEventListener('drop', done, { capture: true })
    return () => {
      window.removeEventListener('dragover', onDrag)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener('drop', done, { capture: true })
    }
  }, [])
  return (
    <>
      {over && (
        <div className={styles.page} aria-hidden="true">
          <span>
            <IconFileUpload size={24} /> {t('dropHere')}
          </span>
        </div>
      )}
      {open && (
        <Suspense>
          <TableDialog key={open.file.digest} open={open} />
        </Suspense>
      )}
    </>
  )
}
