import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { LIMITS } from '../../experiment/limits.ts'
import { changeRacer } from './changes.ts'
import styles from './racers.module.css'

interface RacerNameProps {
  racer: Racer
  selected: boolean
  editing: boolean
  onEditing: (editing: boolean) => void
  /** A click, or Enter. */
  onChoose: (byKeyboard: boolean) => void
}

/** The name: click to select, double-click or F2 to rename in place. */
export function RacerName({ racer, selected, editing, onEditing, onChoose }: RacerNameProps) {
  const { t } = useTranslation('racers')
  const [draft, setDraft] = useState(racer.name)
  const finish = (keep: boolean) => {
    onEditing(false)
    const name = draft.trim()
    if (keep && name !== '' && name !== racer.name) changeRacer(racer.id, { name })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.key === 'Enter') finish(true)
    if (event.key === 'Escape') finish(false)
  }
  if (editing)
    return (
      <input
        className={styles.rename}
        aria-label={t('nameOf', { name: racer.name })}
        autoFocus
        maxLength={LIMITS.name}
        value={draft}
        onFocus={(event) => {
          setDraft(racer.name)
          event.currentTarget.select()
        }}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => finish(true)}
        onKeyDown={onKeyDown}
        onClick={(event) => event.stopPropagation()}
      />
    )
  return (
    <button
      type="button"
      className={styles.name}
      aria-pressed={selected}
      title={t('renameHint', { name: racer.name })}
      aria-label={racer.name}
      onClick={(event) => {
        event.stopPropagation()
        onChoose(event.detail === 0)
      }}
      onDoubleClick={() => onEditing(true)}
      onKeyDown={(event) => {
        if (event.key === 'F2') onEditing(true)
      }}
    >
      {racer.name}
    </button>
  )
}
