import { type ReactNode, useId } from 'react'
import type { TermId } from '../terms/terms.ts'
import { told } from '../terms/told.ts'
import styles from './inspector.module.css'

interface SectionProps {
  title: string
  /** The word it is, or what it means here: its tip. */
  term?: TermId
  description?: string
  /** What stands at the right of the title. */
  aside?: ReactNode
  children: ReactNode
}

/** A part of the inspector under its heading. */
export function Section({ title, term, description, aside, children }: SectionProps) {
  const id = useId()
  return (
    <section className={styles.group} role="group" aria-labelledby={id}>
      <div className={styles.groupHead}>
        <h3 id={id}>
          <span {...told({ text: description, term })}>{title}</span>
        </h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
