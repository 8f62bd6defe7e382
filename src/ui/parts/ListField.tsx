import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListParameter } from '../../catalog/definition.ts'
import { chosen, plain } from '../theme/format.ts'
import styles from './field.module.css'
import { fitsList, listText, readList } from './listText.ts'

interface ListFieldProps {
  /** Accessible name; the visible label stands above the field. */
  label: string
  parameter: ListParameter
  value: readonly number[]
  onCommit: (value: readonly number[]) => void
}

/** What a list may hold, as a sentence. */
function useAllowed({ min, max, integer, ascending, least, most }: ListParameter): string {
  const { t } = useTranslation()
  const range = { from: plain(chosen(min)), to: plain(chosen(max)) }
  const what = t(integer ? 'listWhole' : 'listNumbers', { ...range, least, most })
  return t('listRule', { what, order: ascending ? t('listRising') : '' })
}

/**
 * A list of numbers, separated by commas: Enter or leaving takes it, Escape gives it back. A list that is not allowed
 * stays in the field, with what is allowed below it.
 */
export function ListField({ label, parameter, value, onCommit }: ListFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const problemId = useId()
  const allowed = useAllowed(parameter)
  const close = () => {
    setDraft(null)
    setWrong(false)
  }
  const commit = () => {
    if (draft === null) return
    const next = readList(draft)
    if (!fitsList(next, parameter)) return setWrong(true)
    close()
    if (listText(next) !== listText(value)) onCommit(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      close()
    }
  }
  return (
    <span className={styles.list} data-invalid={wrong || undefined}>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={wrong}
        aria-describedby={wrong ? problemId : undefined}
        value={draft ?? listText(value)}
        onFocus={(event) => setDraft(event.currentTarget.value)}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {wrong && (
        <span className={styles.listProblem} id={problemId} role="alert">
          {allowed}
        </span>
      )}
    </span>
  )
}
