import { Choose, type OptionGroup } from './Choose.tsx'
import type { TermId } from '../terms/terms.ts'
import { Label } from './Label.tsx'
import styles from './row.module.css'

interface ChoiceRowProps<T extends string> {
  label: string
  description?: string
  term?: TermId
  value: T
  groups: readonly OptionGroup<T>[]
  onChange: (value: T) => void
}

/** Letters of a label that fit into a select beside its name; Chinese ones are twice as wide. */
const beside = 15

const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)

/** One of a few: label left, select right; below each other where a choice has a long name. */
export function ChoiceRow<T extends string>({ label, description, term, value, groups, onChange }: ChoiceRowProps<T>) {
  const longest = Math.max(...groups.flatMap(({ options }) => options.map((option) => widthOf(option.label))))
  return (
    <div className={longest > beside ? styles.stacked : styles.choice} data-tip-row="">
      <Label description={description} term={term}>
        {label}
      </Label>
      <Choose label={label} value={value} groups={groups} onChange={onChange} size="small" />
    </div>
  )
}
