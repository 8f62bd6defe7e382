import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../../formula/check.ts'
import { told } from '../terms/told.ts'
import styles from './formulas.module.css'
import { problemOf } from './problemOf.ts'

/** Fetched with the first formula that is edited. */
const FormulaEditor = lazy(() =>
  import('../parts/FormulaEditor.tsx').then((module) => ({ default: module.FormulaEditor })),
)

interface OwnFormulaProps {
  label: string
  /** The text of the document: the last valid one. */
  text: string
  scope: Scope
  /** Names shown below the editor. */
  names?: readonly string[]
  /** A valid text, to be written into the document. */
  onValid: (text: string) => void
}

/**
 * Edits a formula of the document. Only valid texts reach the document; one that is not valid yet stays here, with its
 * error marked, while the race goes on with the last valid one.
 */
export function OwnFormula({ label, text, scope, names, onValid }: OwnFormulaProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(text)
  const sent = useRef(text)
  // Undo, or another preset: the document's text changed under the editor.
  useEffect(() => {
    if (text === sent.current) return
    sent.current = text
    setDraft(text)
  }, [text])
  const problem = problemOf(draft, scope)
  const change = (next: string) => {
    setDraft(next)
    if (next === sent.current || problemOf(next, scope) !== null) return
    sent.current = next
    onValid(next)
  }
  return (
    <div>
      <Suspense fallback={<pre className={styles.waiting}>{draft}</pre>}>
        <FormulaEditor label={label} text={draft} problem={problem} onChange={change} note={t('lastValid')} />
      </Suspense>
      {names !== undefined && names.length > 0 && (
        <div className={styles.names}>
          <p className={styles.namesTitle}>{t('namesYouCanUse')}</p>
          <ul className={styles.chips}>
            {names.map((name) => (
              <li key={name}>
                <code {...told({ entry: { kind: 'name', id: name } })}>{name}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
