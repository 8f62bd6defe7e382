import type { ReactNode } from 'react'
import type { TermId } from '../terms/terms.ts'
import { Label } from './Label.tsx'
import { NumberField } from './NumberField.tsx'
import styles from './row.module.css'
import type { Range } from './scale.ts'
import { Slider } from './Slider.tsx'

interface NumberRowProps extends Range {
  label: string
  /** Shown behind the label. */
  symbol?: ReactNode
  /** What it means, as a tip. */
  description?: string
  /** The word it is. */
  term?: TermId
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
  const { label, symbol, description, term, value, unit, onChange, name, slider, ...range } = props
  return (
    <div className={styles.row} data-tip-row="">
      <Label symbol={symbol} description={description} term={term}>
        {label}
      </Label>
      <NumberField
        description={description}
        label={label}
        value={value}
        unit={unit}
        {...range}
        onCommit={(next) => onChange(next, undefined)}
      />
      <Slider
        className={styles.slider}
        label={label}
        description={description}
        value={value}
        {...(slider ?? range)}
        onChange={(next, gesture) => onChange(next, `${name}#${gesture}`)}
      />
    </div>
  )
}
