import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDeviceDesktop,
  IconHelp,
  IconHistory,
  IconMoon,
  IconPresentation,
  IconSun,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, currentLanguage } from '../../i18n/setup.ts'
import { redo, undo } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { IconButton } from '../parts/IconButton.tsx'
import { MenuButton, type MenuEntry } from '../parts/MenuButton.tsx'
import { chooseTheme, themeChoices, useTheme, useThemeChoice } from '../theme/theme.ts'
import { showHelp, showRuns } from '../view.ts'
import styles from './header.module.css'

export function UndoRedo() {
  const { t } = useTranslation('header')
  const canUndo = useApp((state) => state.canUndo)
  const canRedo = useApp((state) => state.canRedo)
  return (
    <>
      <IconButton label={t('undo')} shortcut="Ctrl Z" disabled={!canUndo} onClick={undo}>
        <IconArrowBackUp size={20} />
      </IconButton>
      <IconButton label={t('redo')} shortcut="Ctrl ⇧ Z" disabled={!canRedo} onClick={redo}>
        <IconArrowForwardUp size={20} />
      </IconButton>
    </>
  )
}

const themeIcons = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon, projector: IconPresentation } as const

/** The themes as lines of a menu, below their heading. */
export function useThemes(): readonly MenuEntry[] {
  const { t } = useTranslation('header')
  const choice = useThemeChoice()
  const lines = themeChoices.map((theme): MenuEntry => {
    const Icon = themeIcons[theme]
    return {
      icon: <Icon size={20} />,
      label: t(`themes.${theme}`),
      current: theme === choice,
      onSelect: () => chooseTheme(theme),
    }
  })
  return [{ heading: t('theme') }, ...lines]
}

/** The other language, written in itself. */
export function useOtherLanguage() {
  useTranslation()
  const other = currentLanguage() === 'en' ? 'zh' : 'en'
  return {
    text: other === 'zh' ? '中文' : 'EN',
    label: other === 'zh' ? '切换到中文' : 'EN: switch to English',
    change: () => void chooseLanguage(other),
  }
}

export function LanguageButton() {
  const { text, label, change } = useOtherLanguage()
  return (
    <button type="button" className={styles.language} aria-label={label} title={label} onClick={change}>
      {text}
    </button>
  )
}

export function ThemeButton() {
  const { t } = useTranslation('header')
  const Icon = themeIcons[useTheme()]
  return (
    <MenuButton
      width={220}
      button={
        <IconButton label={t('theme')}>
          <Icon size={20} />
        </IconButton>
      }
      entries={useThemes()}
    />
  )
}

export function HelpButton() {
  const { t } = useTranslation('header')
  return (
    <IconButton label={t('help')} shortcut="?" onClick={() => showHelp(true)}>
      <IconHelp size={20} />
    </IconButton>
  )
}

export function RunsButton() {
  const { t } = useTranslation('header')
  return (
    <IconButton label={t('runs')} aria-haspopup="dialog" onClick={() => showRuns(true)}>
      <IconHistory size={20} />
    </IconButton>
  )
}
