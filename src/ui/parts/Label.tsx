import type { ReactNode } from 'react'
import type { TermId } from '../terms/terms.ts'
import styles from './row.module.css'

export interface LabelProps {
  children: ReactNode
  /** Shown behind the label. */
  symbol?: ReactNode
  /** What it means here, as a tip. */
  description?: string | undefined
  /** The word it is, whose formula the tip shows too. */
  term?: TermId | undefined
}

/** The label of a row. Its tip is shown under the pointer, on a touch, and when Tab reaches a control of the row (`data-tip-row`). */
export function Label({ children, symbol, description, term }: LabelProps) {
  const tips = description !== undefined || term !== undefined
  return (
    <span className={styles.label} data-tip={description} data-term={term} data-tip-always={tips ? '' : undefined}>
      {children}
      {symbol && <span className={styles.symbol}>{symbol}</span>}
    </span>
  )
}
