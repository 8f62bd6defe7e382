import type { Values } from '../../catalog/definition.ts'
import { Choose, type OptionGroup } from './Choose.tsx'
import type { TermId } from '../terms/terms.ts'
import { Label } from './Label.tsx'
import styles from './row.module.css'

interface ChoiceRowProps<T extends string> {
  label: string
  description?: string
  term?: TermId
  value: T
  /** The parameters of the present choice. */
  values?: Values
  groups: readonly OptionGroup<T>[]
  onChange: (value: T) => void
}

/** Letters of a label that fit into a select beside its name; Chinese ones are twice as wide. */
const beside = 15

const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)

/** One of a few: label left, select right; below each other where a choice has a long name. */
export function ChoiceRow<T extends string>(props: ChoiceRowProps<T>) {
  const { label, description, term, value, values, groups, onChange } = props
  const longest = Math.max(...groups.flatMap(({ options }) => options.map((option) => widthOf(option.label))))
  return (
    <div className={longest > beside ? styles.stacked : styles.choice} data-tip-row="">
      <Label description={description} term={term}>
        {label}
      </Label>
      <Choose label={label} value={value} values={values} groups={groups} onChange={onChange} size="small" />
    </div>
  )
}
