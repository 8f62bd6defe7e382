import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { presets } from '../../experiment/presets.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { loadPreset } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import styles from './header.module.css'
import { focusPlay } from './Transport.tsx'
import { usePreset } from './usePreset.ts'

/** Opens a preset and goes to Play, after the menu has given the focus back. */
function choose(id: string): void {
  loadPreset(id)
  setTimeout(focusPlay, 50)
}

/** The experiments to start from, grouped, each with its question. */
export function PresetMenu({ short }: { short: boolean }) {
  const { t } = useTranslation('header')
  const preset = usePreset()
  const current = useApp((state) => state.document.preset)
  const groups = [...new Set(presets.map((entry) => entry.group.en))]
  const title = preset === undefined ? t('ownExperiment') : inLanguage(preset.title)
  return (
    <Menu
      position="bottom-start"
      width={400}
      offset={6}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: styles.menu, item: styles.menuItem, label: styles.menuLabel }}
      withinPortal
    >
      <Menu.Target>
        <button type="button" className={styles.preset}>
          <span className="visually-hidden">{t('presets')} </span>
          {!short && preset !== undefined && <span className={styles.presetGroup}>{inLanguage(preset.group)}</span>}
          {!short && preset !== undefined && <span className={styles.presetDot}> · </span>}
          <span className={styles.presetTitle}>{title}</span>
          <IconChevronDown size={18} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map((group) => {
          const entries = presets.filter((entry) => entry.group.en === group)
          return (
            <Fragment key={group}>
              <Menu.Label>{entries[0] && inLanguage(entries[0].group)}</Menu.Label>
              {entries.map((entry) => (
                <Menu.Item
                  key={entry.id}
                  onClick={() => choose(entry.id)}
                  aria-current={entry.id === current || undefined}
                >
                  <span className={styles.itemTitle}>{inLanguage(entry.title)}</span>
                  <span className={styles.itemText}>{inLanguage(entry.question)}</span>
                </Menu.Item>
              ))}
            </Fragment>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
