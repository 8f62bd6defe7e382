import type { TermId } from '../terms/terms.ts'
import { told } from '../terms/told.ts'
import styles from './switch.module.css'

interface SwitchProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  /** What it means here, as a tip. */
  description?: string
  /** The word it is. */
  term?: TermId
}

/** A setting that is on or off, with its label. */
export function Switch({ label, checked, onChange, description, term }: SwitchProps) {
  return (
    <label className={styles.switch} data-tip-row="">
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className={styles.track} aria-hidden="true" />
      <span {...told({ text: description, term })}>{label}</span>
    </label>
  )
}
