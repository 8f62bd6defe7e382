import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Figure } from '../theme/Figure.tsx'
import { chosen, plain, readNumber, typed } from '../theme/format.ts'
import styles from './field.module.css'

interface NumberFieldProps {
  /** Accessible name; the visible label stands beside the field. */
  label: string
  /** What it means, for those who do not see the tip of the label. */
  description?: string | undefined
  /** Null shows an empty field (where `optional`). */
  value: number | null
  onCommit: (value: number) => void
  /** Called instead when the field is emptied; without it an empty field is an error. */
  onClear?: () => void
  min?: number
  max?: number
  integer?: boolean
  unit?: string
  placeholder?: string
  className?: string
  disabled?: boolean
}

/** Units that need no more room than the number itself. */
const signs = ['°', '%']

/** Digits and signs of a number that have room. */
const fits = 8

/**
 * A number typed exactly: Enter or leaving takes it, Escape gives it back. While it is not being edited, powers of ten
 * are raised. A number outside the limits stays in the field, with what is allowed below it.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onCommit, onClear, min = -Infinity, max = Infinity, integer = false, unit } = props
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const problemId = useId()

  const commit = () => {
    if (draft === null) return
    if (draft.trim() === '' && onClear) {
      close()
      onClear()
      return
    }
    const next = readNumber(draft)
    if (!Number.isFinite(next) || next < min || next > max || (integer && !Number.isInteger(next))) {
      setProblem(allowed())
      return
    }
    close()
    if (next !== value) onCommit(next)
  }
  const close = () => {
    setDraft(null)
    setProblem(null)
  }
  const allowed = (): string => {
    const from = plain(chosen(min))
    const to = plain(chosen(max))
    if (Number.isFinite(min) && Number.isFinite(max)) return t(integer ? 'useWhole' : 'useRange', { from, to })
    return t('useNumber')
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      close()
    }
  }

  const shown: ReactNode =
    value === null ? (
      <span className={styles.placeholder}>{props.placeholder}</span>
    ) : (
      <>
        <Figure value={value} kind="chosen" />
        {unit !== undefined && <span className={styles.unit}>{unit === '°' ? unit : ` ${unit}`}</span>}
      </>
    )
  const text = draft ?? (value === null ? '' : typed(value))
  return (
    <span
      className={`${styles.number} ${props.className ?? ''}`}
      data-unit={(unit !== undefined && !signs.includes(unit)) || undefined}
      data-long={(value !== null && plain(chosen(value)).length > fits) || undefined}
      data-invalid={problem !== null || undefined}
    >
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-description={props.description}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        disabled={props.disabled}
        value={text}
        data-editing={draft !== null || undefined}
        onFocus={(event) => {
          const input = event.currentTarget
          setDraft(text)
          requestAnimationFrame(() => input.select())
        }}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {draft === null && (
        <span className={styles.shown} aria-hidden="true">
          {shown}
        </span>
      )}
      {problem !== null && (
        <span className={styles.problem} id={problemId} role="alert">
          {problem}
        </span>
      )}
    </span>
  )
}
