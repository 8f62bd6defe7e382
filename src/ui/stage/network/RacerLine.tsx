import type { ReactNode } from 'react'
import type { Racer } from '../../../experiment/document.ts'
import { Swatch } from '../../theme/Swatch.tsx'
import styles from './network.module.css'

/** Whose network it is. */
export function RacerLine({ racer, children }: { racer: Racer; children?: ReactNode }) {
  return (
    <p className={styles.racer}>
      <Swatch colour={racer.colour} dash={racer.dash} width={28} />
      <strong>{racer.name}</strong>
      {children}
    </p>
  )
}
