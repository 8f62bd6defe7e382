import styles from './switch.module.css'

interface SwitchProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  title?: string
}

/** A setting that is on or off, with its label. */
export function Switch({ label, checked, onChange, title }: SwitchProps) {
  return (
    <label className={styles.switch} title={title}>
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className={styles.track} aria-hidden="true" />
      <span>{label}</span>
    </label>
  )
}
