import { Combobox, useCombobox } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './choose.module.css'

export interface Option<T extends string> {
  readonly value: T
  readonly label: string
  /** One line below the label. */
  readonly summary?: string
  readonly icon?: ReactNode
}

export interface OptionGroup<T extends string> {
  readonly label?: string
  readonly options: readonly Option<T>[]
}

interface ChooseProps<T extends string> {
  /** Accessible name. */
  label: string
  value: T
  groups: readonly OptionGroup<T>[]
  onChange: (value: T) => void
  size?: 'large' | 'medium' | 'small'
  className?: string
  disabled?: boolean
}

/** A select: a button with the present choice, and a list with a line of explanation for each. */
export function Choose<T extends string>(props: ChooseProps<T>) {
  const { label, value, groups, onChange, size = 'medium', className, disabled } = props
  const combobox = useCombobox({
    onDropdownOpen: (source) => {
      if (source === 'keyboard') combobox.selectActiveOption()
      else combobox.updateSelectedOptionIndex('active', { scrollIntoView: true })
    },
    onDropdownClose: () => combobox.resetSelectedOption(),
  })
  const now = groups.flatMap((group) => group.options).find((option) => option.value === value)
  const wide = groups.some((group) => group.options.some((option) => option.summary !== undefined))

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(next) => {
        combobox.closeDropdown()
        if (next !== value) onChange(next as T)
      }}
      width={wide ? 330 : 'target'}
      position="bottom-start"
      classNames={{ dropdown: styles.dropdown, option: styles.option, groupLabel: styles.groupLabel }}
      transitionProps={{ duration: 0 }}
      shadow="md"
    >
      <Combobox.Target targetType="button" withExpandedAttribute>
        <button
          type="button"
          aria-label={label}
          className={`${styles.target} ${className ?? ''}`}
          data-size={size}
          disabled={disabled}
          onClick={() => combobox.toggleDropdown()}
        >
          {now?.icon}
          <span className={styles.value}>{now?.label ?? value}</span>
          <IconChevronDown className={styles.chevron} size={16} aria-hidden="true" />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={380} className={styles.options} aria-label={label}>
          {groups.map((group, index) => {
            const options = group.options.map((option) => (
              <Combobox.Option key={option.value} value={option.value} active={option.value === value}>
                {option.icon}
                <span className={styles.text}>
                  <span className={styles.name}>{option.label}</span>
                  {option.summary !== undefined && <span className={styles.summary}>{option.summary}</span>}
                </span>
              </Combobox.Option>
            ))
            return group.label === undefined ? (
              options
            ) : (
              <Combobox.Group key={index} label={group.label}>
                {options}
              </Combobox.Group>
            )
          })}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
