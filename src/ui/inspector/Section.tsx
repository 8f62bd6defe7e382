import { type ReactNode, useId } from 'react'
import styles from './inspector.module.css'

interface SectionProps {
  title: string
  /** What stands at the right of the title. */
  aside?: ReactNode
  children: ReactNode
}

/** A part of the inspector under its heading. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId()
  return (
    <section className={styles.group} role="group" aria-labelledby={id}>
      <div className={styles.groupHead}>
        <h3 id={id}>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
