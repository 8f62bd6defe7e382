import type { ReactNode } from 'react'
import styles from './parameters.module.css'

/** Controls side by side where there is room for two, below each other where there is not. */
export function Columns({ children }: { children: ReactNode }) {
  return (
    <div className={styles.room}>
      <div className={styles.grid}>{children}</div>
    </div>
  )
}
