import type { ReactNode } from 'react'
import styles from './terms.module.css'
import type { TermId } from './terms.ts'

/** A word whose meaning and formula are told under the pointer, on a touch, and with the focus of the keyboard. */
export function Term({ id, children }: { id: TermId; children: ReactNode }) {
  return (
    <span className={styles.term} tabIndex={0} data-term={id} data-tip-always="">
      {children}
    </span>
  )
}
