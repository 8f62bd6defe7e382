import { Choose, type OptionGroup } from './Choose.tsx'
import styles from './row.module.css'

interface ChoiceRowProps<T extends string> {
  label: string
  description?: string
  value: T
  groups: readonly OptionGroup<T>[]
  onChange: (value: T) => void
}

/** One of a few: label left, select right. */
export function ChoiceRow<T extends string>({ label, description, value, groups, onChange }: ChoiceRowProps<T>) {
  return (
    <div className={styles.choice} title={description}>
      <span className={styles.label}>{label}</span>
      <Choose label={label} value={value} groups={groups} onChange={onChange} size="small" />
    </div>
  )
}
