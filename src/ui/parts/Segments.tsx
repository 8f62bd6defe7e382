import styles from './segments.module.css'

interface SegmentsProps<T extends string> {
  label: string
  value: T
  /** `short` is what the phone has room for, `tip` what it means. */
  options: readonly { readonly value: T; readonly label: string; readonly short?: string; readonly tip?: string }[]
  onChange: (value: T) => void
}

/** A few choices side by side, one of them on. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  return (
    <div className={styles.segments} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          data-tip={option.tip}
          onClick={() => onChange(option.value)}
        >
          {option.short === undefined ? (
            option.label
          ) : (
            <>
              <span className={styles.long}>{option.label}</span>
              <span className={styles.short}>{option.short}</span>
            </>
          )}
        </button>
      ))}
    </div>
  )
}
