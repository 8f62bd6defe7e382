import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../i18n/setup.ts'
import { loadExperiment } from '../../state/actions.ts'
import { loadPresets, usePreset, usePresets, type Preset } from '../../state/presets.ts'
import { useApp } from '../../state/store.ts'
import { MenuButton, type MenuEntry } from '../parts/MenuButton.tsx'
import styles from './header.module.css'
import { focusPlay } from './Transport.tsx'

/** Opens a preset and goes to Play, after the menu has given the focus back. */
function choose({ experiment }: Preset): void {
  loadExperiment(experiment)
  setTimeout(focusPlay, 50)
}

/** The experiments to start from, grouped, each with its question. */
export function PresetMenu({ short }: { short: boolean }) {
  const { t } = useTranslation('header')
  const preset = usePreset()
  const { presets, failed } = usePresets()
  const current = useApp((state) => state.document.preset)
  const groups = [...new Set(presets.map((entry) => entry.group.en))]
  const title = preset === undefined ? t('ownExperiment') : inLanguage(preset.title)
  const entries = groups.flatMap((group): MenuEntry[] => {
    const members = presets.filter((entry) => entry.group.en === group)
    const items = members.map((entry) => ({
      label: inLanguage(entry.title),
      text: inLanguage(entry.question),
      current: entry.id === current,
      onSelect: () => choose(entry),
    }))
    return [{ heading: inLanguage(members[0]!.group) }, ...items]
  })
  return (
    <MenuButton
      position="bottom-start"
      width={400}
      onOpen={() => void loadPresets()}
      entries={failed ? [...entries, { heading: t('presetsFailed') }] : entries}
      button={
        <button type="button" className={styles.preset}>
          <span className="visually-hidden">{t('presets')} </span>
          {!short && preset !== undefined && <span className={styles.presetGroup}>{inLanguage(preset.group)}</span>}
          {!short && preset !== undefined && <span className={styles.presetDot}> · </span>}
          <span className={styles.presetTitle}>{title}</span>
          <IconChevronDown size={18} aria-hidden="true" />
        </button>
      }
    />
  )
}
