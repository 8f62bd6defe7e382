import type { ReactNode } from 'react'
import { NumberField } from './NumberField.tsx'
import styles from './row.module.css'
import type { Range } from './scale.ts'
import { Slider } from './Slider.tsx'

interface NumberRowProps extends Range {
  label: string
  /** Shown behind the label. */
  symbol?: ReactNode
  /** What it means, as a tooltip. */
  description?: string
  value: number
  unit?: string
  /** `merge` names the history entry: a drag is one. */
  onChange: (value: number, merge: string | undefined) => void
  /** Prefix of the merge key, unique on the screen. */
  name: string
  /** The slider's own range, where the field allows more. */
  slider?: Range
}

/** A number: label left, field right, below them the slider. */
export function NumberRow(props: NumberRowProps) {
  const { label, symbol, description, value, unit, onChange, name, slider, ...range } = props
  return (
    <div className={styles.row} title={description}>
      <span className={styles.label}>
        {label}
        {symbol && <span className={styles.symbol}>{symbol}</span>}
      </span>
      <NumberField label={label} value={value} unit={unit} {...range} onCommit={(next) => onChange(next, undefined)} />
      <Slider
        className={styles.slider}
        label={label}
        value={value}
        {...(slider ?? range)}
        onChange={(next, gesture) => onChange(next, `${name}#${gesture}`)}
      />
    </div>
  )
}
