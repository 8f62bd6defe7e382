import { Modal } from '@mantine/core'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { usePresets, loadPresets } from '../../state/presets.ts'
import { discardAll, forgetDeleted, readRuns, restore, runList, type GoodRun } from '../../state/runs/list.ts'
import help from '../help/help.module.css'
import { Button } from '../parts/Button.tsx'
import '../save/texts.ts'
import { titleOf } from '../save/words.ts'
import { showRuns } from '../view.ts'
import { OpenFile } from './OpenFile.tsx'
import { RunItem } from './RunItem.tsx'
import styles from './runs.module.css'
import { matches } from './summary.ts'

/** Milliseconds in which a deletion can be undone. */
const UNDO = 10_000

/** The kept runs: to look for, open, overlay, save and delete. */
export function Runs() {
  const { t } = useTranslation('runs')
  const { t: common } = useTranslation()
  const { t: header } = useTranslation('header')
  const { runs, skipped, trouble } = useStore(runList)
  const [search, setSearch] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // Titles come from them.
  usePresets()
  useEffect(() => {
    void readRuns()
    void loadPresets()
    return forgetDeleted
  }, [])
  const named = (runs ?? []).map((run) => ({ run, title: titleOf(run.experiment) ?? header('ownExperiment') }))
  const found = named.filter(({ run, title }) => matches(run, title, search.trim()))
  return (
    <Modal
      opened
      onClose={() => showRuns(false)}
      title={t('title')}
      size={760}
      radius="lg"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': common('close') }}
      classNames={{ title: help.title, content: help.content, header: help.header, body: styles.body }}
    >
      <p className={styles.lead}>{t('lead', { most: 100 })}</p>
      <Trouble trouble={trouble} skipped={skipped} />
      {named.length > 0 && (
        <div className={styles.tools}>
          <label className={styles.search}>
            <IconSearch size={16} aria-hidden="true" />
            <input
              ref={field}
              type="search"
              value={search}
              placeholder={t('search')}
              aria-label={t('search')}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
          </label>
          <span className={styles.count} role="status">
            {t('shown', { count: found.length })}
          </span>
          <DeleteAll onDone={() => field.current?.focus()} />
        </div>
      )}
      <OpenFile>
        <Undo runs={runs} />
        <Body ready={runs !== null} any={named.length > 0} found={found} search={search} />
      </OpenFile>
    </Modal>
  )
}

interface BodyProps {
  ready: boolean
  any: boolean
  found: readonly { run: GoodRun; title: string }[]
  search: string
}

function Body({ ready, any, found, search }: BodyProps) {
  const { t } = useTranslation('runs')
  if (!ready) return <p className={styles.empty}>{t('loading')}</p>
  if (!any)
    return (
      <div className={styles.empty}>
        <p>{t('none')}</p>
        <p>{t('noneText')}</p>
      </div>
    )
  if (found.length === 0) return <p className={styles.empty}>{t('nothingFound', { text: search.trim() })}</p>
  return (
    <ul className={styles.list} aria-label={t('list')}>
      {found.map(({ run, title }) => (
        <RunItem key={run.key} run={run} title={title} />
      ))}
    </ul>
  )
}

/** What went wrong with the store. */
function Trouble({ trouble, skipped }: { trouble: ReturnType<typeof runList.getState>['trouble']; skipped: number }) {
  const { t } = useTranslation('runs')
  const { t: messages } = useTranslation('messages')
  if (trouble === null && skipped === 0) return null
  return (
    <p className={styles.trouble} role="alert">
      <IconAlertTriangle size={16} aria-hidden="true" />
      <span>
        {trouble === 'runsDamaged' ? t('damaged') : trouble !== null && messages(trouble)}{' '}
        {skipped > 0 && t('skipped', { count: skipped })}
      </span>
    </p>
  )
}

/** What was deleted last, and the way back, for some seconds. */
function Undo({ runs }: { runs: readonly GoodRun[] | null }) {
  const { t } = useTranslation('runs')
  const { t: header } = useTranslation('header')
  const deleted = useStore(runList, (list) => list.deleted)
  useEffect(() => {
    if (!deleted) return
    const timer = setTimeout(forgetDeleted, UNDO)
    return () => clearTimeout(timer)
  }, [deleted, runs])
  return (
    <div role="status">
      {deleted && (
        <p className={styles.undo}>
          <span>{t('deleted', { title: titleOf(deleted.run.experiment) ?? header('ownExperiment') })}</span>
          <Button small autoFocus onClick={() => void restore()}>
            {t('undo')}
          </Button>
        </p>
      )}
    </div>
  )
}

function DeleteAll({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('runs')
  const [asking, setAsking] = useState(false)
  if (!asking)
    return (
      <Button small onClick={() => setAsking(true)}>
        {t('deleteAll')}
      </Button>
    )
  return (
    <span className={styles.ask} role="group" aria-label={t('deleteAllAsk')}>
      <span>{t('deleteAllAsk')}</span>
      <Button
        small
        className={styles.danger}
        onClick={() => {
          setAsking(false)
          void discardAll()
        }}
      >
        {t('deleteAll')}
      </Button>
      <Button
        small
        autoFocus
        onClick={() => {
          setAsking(false)
          onDone()
        }}
      >
        {t('cancel')}
      </Button>
    </span>
  )
}
