import type { ReactNode } from 'react'
import type { TermId } from '../terms/terms.ts'
import { told } from '../terms/told.ts'
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
  return (
    <span className={styles.label} {...told({ text: description, term })}>
      {children}
      {symbol && <span className={styles.symbol}>{symbol}</span>}
    </span>
  )
}
