import { useTranslation } from 'react-i18next'
import { Formula } from '../parts/Formula.tsx'
import styles from './formulas.module.css'
import { named } from './linesOf.ts'
import { lastRow } from './rows.ts'

interface FunctionFormulaProps {
  /** LaTeX of a checked function: one expression, or aligned rows. */
  lines: readonly string[]
  /** What stands before a bare expression, e.g. `f =`. */
  name: string
}

/** A function, typeset: what it is in one line, and the rows before it on demand. */
export function FunctionFormula({ lines, name }: FunctionFormulaProps) {
  const { t } = useTranslation()
  const [tex] = lines
  if (tex === undefined) return null
  const last = lastRow(tex)
  if (last === undefined)
    return (
      <div className={styles.function}>
        <Formula tex={named(tex, name)} />
      </div>
    )
  return (
    <details className={styles.function}>
      <summary title={t('wholeFormula')}>
        <Formula tex={last} />
      </summary>
      <Formula tex={tex} />
    </details>
  )
}
