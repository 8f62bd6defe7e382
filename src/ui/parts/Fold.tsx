import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { TermId } from '../terms/terms.ts'
import { tipped } from '../terms/told.ts'
import styles from './fold.module.css'

interface FoldProps {
  title: string
  /** What it means, as a tip, and the word it is. */
  description?: string
  term?: TermId
  /** What is set inside, in a few words, while it is closed. */
  now?: string
  /** Whether it is open at first. */
  open?: boolean
  children: ReactNode
}

/** Settings behind a heading; closed, it says what they are. */
export function Fold({ title, description, term, now, open = false, children }: FoldProps) {
  const [shown, setShown] = useState(open)
  return (
    <section className={styles.fold}>
      <h3>
        <button
          type="button"
          className={styles.head}
          {...tipped({ text: description, term })}
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          <span className={styles.title}>{title}</span>
          {!shown && now !== undefined && <span className={styles.now}>{now}</span>}
          <IconChevronDown size={16} aria-hidden="true" />
        </button>
      </h3>
      {shown && <div className={styles.inside}>{children}</div>}
    </section>
  )
}
