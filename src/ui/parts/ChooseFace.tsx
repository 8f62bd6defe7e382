import { IconChevronDown } from '@tabler/icons-react'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import type { Values } from '../../catalog/definition.ts'
import type { TermId } from '../terms/terms.ts'
import { tipped, type Entry } from '../terms/told.ts'
import styles from './choose.module.css'

export interface Option<T extends string> {
  readonly value: T
  readonly label: string
  /** A line or two below the label. */
  readonly summary?: string
  readonly icon?: ReactNode
  /** The entry of the catalog that it is: its tip has its formula. */
  readonly entry?: Entry
  /** The word that it is. */
  readonly term?: TermId
  /** Other words that a search finds it by: its id, its name in the other language. */
  readonly keywords?: string
  /** Why it cannot be chosen now, in place of the summary. It is listed and read aloud all the same. */
  readonly reason?: string
}

export interface OptionGroup<T extends string> {
  readonly label?: string
  readonly options: readonly Option<T>[]
}

export interface ChooseProps<T extends string> {
  /** Accessible name. */
  label: string
  /** Null where nothing is chosen, as in a list of things to add. */
  value: T | null
  /** The parameters of the present choice: its tip shows its formula with them. */
  values?: Values
  groups: readonly OptionGroup<T>[]
  onChange: (value: T) => void
  /** What the button shows where nothing is chosen. */
  placeholder?: ReactNode
  size?: 'large' | 'medium' | 'small'
  className?: string
  disabled?: boolean
}

interface FaceProps<T extends string>
  extends ChooseProps<T>, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'value' | 'onChange' | 'className'> {
  ref?: Ref<HTMLButtonElement>
}

/** The button of a select: the present choice. */
export function ChooseFace<T extends string>(props: FaceProps<T>) {
  const { label, value, values, groups, onChange: _, placeholder, size = 'medium', className, ...rest } = props
  const now = groups.flatMap((group) => group.options).find((option) => option.value === value)
  const entry = now?.entry
  return (
    <button
      {...tipped({
        term: now?.term,
        text: entry ? undefined : now ? now.summary : label,
        entry: entry && { ...entry, values },
      })}
      {...rest}
      type="button"
      aria-label={label}
      className={`${styles.target} ${className ?? ''}`}
      data-size={size}
    >
      {now?.icon}
      <span className={styles.value}>{now?.label ?? placeholder ?? value}</span>
      <IconChevronDown className={styles.chevron} size={16} aria-hidden="true" />
    </button>
  )
}
