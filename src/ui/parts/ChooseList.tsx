import { Combobox, useCombobox } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tipped } from '../terms/told.ts'
import styles from './choose.module.css'
import { ChooseFace, type ChooseProps } from './ChooseFace.tsx'
import { matching } from './matching.ts'

/** Lists of more options than this have a search at their top. */
const searchedFrom = 12
/** A list with explanations is at least so wide, in pixels. */
const wideEnough = 330

/** The button of a select with its list, which is open at first; long lists are searched. */
export default function ChooseList<T extends string>(props: ChooseProps<T>) {
  const { label, value, groups, onChange } = props
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const [targetWidth, setTargetWidth] = useState(0)
  const options = groups.flatMap((group) => group.options)
  const searched = options.length > searchedFrom
  const combobox = useCombobox({
    onDropdownOpen: (source) => {
      setTargetWidth(combobox.targetRef.current?.offsetWidth ?? 0)
      if (source === 'keyboard') combobox.selectActiveOption()
      else if (!searched) combobox.updateSelectedOptionIndex('active', { scrollIntoView: true })
      // On a touch screen the keyboard would cover the list: there the field is for those who tap it.
      if (searched && !matchMedia('(pointer: coarse)').matches) combobox.focusSearchInput()
    },
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      if (searched) combobox.focusTarget()
      setQuery('')
    },
  })
  const { dropdownOpened, selectFirstOption, selectActiveOption } = combobox
  // A long list is there only while it is open.
  useEffect(() => {
    if (searched && dropdownOpened) selectActiveOption()
  }, [searched, dropdownOpened, selectActiveOption])
  useEffect(() => {
    if (query !== '') selectFirstOption()
  }, [query, selectFirstOption])
  const open = useEffectEvent(() => {
    combobox.focusTarget()
    combobox.openDropdown('keyboard')
  })
  useEffect(() => open(), [])
  const wide = options.some(({ summary, reason }) => summary !== undefined || reason !== undefined)
  const shown = !searched ? groups : dropdownOpened ? matching(groups, query) : []

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(next) => {
        if (options.find((option) => option.value === next)?.reason !== undefined) return
        combobox.closeDropdown()
        if (next !== value) onChange(next as T)
      }}
      width={wide ? Math.max(wideEnough, targetWidth) : 'target'}
      position="bottom-start"
      middlewares={{
        size: {
          padding: 8,
          apply: ({ availableHeight, elements }) =>
            elements.floating.style.setProperty('--room', `${Math.floor(availableHeight)}px`),
        },
      }}
      classNames={{ dropdown: styles.dropdown, option: styles.option, groupLabel: styles.groupLabel }}
      transitionProps={{ duration: 0 }}
      shadow="md"
    >
      <Combobox.Target targetType="button" withExpandedAttribute>
        <ChooseFace
          {...props}
          onClick={() => combobox.toggleDropdown()}
          onKeyDown={(event) => {
            // Escape closes the list and nothing else.
            if (event.key === 'Escape' && combobox.dropdownOpened) event.stopPropagation()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        {searched && (
          <Combobox.Search
            role="combobox"
            aria-label={t('searchOf', { label })}
            aria-expanded={dropdownOpened}
            classNames={{ wrapper: styles.searchField, input: styles.search }}
            placeholder={t('search')}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            // The page's shortcuts begin at the window: what is typed here is for the list.
            onKeyDown={(event) => event.stopPropagation()}
          />
        )}
        <Combobox.Options className={styles.options} data-searched={searched || undefined} aria-label={label}>
          {shown.map((group, index) => {
            const rows = group.options.map((option) => (
              <Combobox.Option
                key={option.value}
                value={option.value}
                active={option.value === value}
                {...tipped({ entry: option.entry, term: option.term })}
                aria-disabled={option.reason !== undefined || undefined}
                data-misfit={option.reason !== undefined || undefined}
              >
                {option.icon}
                <span className={styles.text}>
                  <span className={styles.name}>{option.label}</span>
                  {(option.reason ?? option.summary) !== undefined && (
                    <span className={styles.summary}>{option.reason ?? option.summary}</span>
                  )}
                </span>
              </Combobox.Option>
            ))
            return group.label === undefined ? (
              rows
            ) : (
              <Combobox.Group key={index} label={group.label}>
                {rows}
              </Combobox.Group>
            )
          })}
          {shown.length === 0 && dropdownOpened && (
            <Combobox.Empty className={styles.empty}>{t('nothingFound')}</Combobox.Empty>
          )}
        </Combobox.Options>
        {searched && (
          <span className="visually-hidden" role="status">
            {query !== '' && t('found', { count: shown.reduce((sum, group) => sum + group.options.length, 0) })}
          </span>
        )}
      </Combobox.Dropdown>
    </Combobox>
  )
}
