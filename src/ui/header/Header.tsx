import { Menu } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconHelp, IconLanguage, IconMenu2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { redo, undo } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import type { Layout } from '../layout/useLayout.ts'
import { Share } from '../share/Share.tsx'
import { showHelp } from '../view.ts'
import { Logo } from './Logo.tsx'
import { PresetMenu } from './PresetMenu.tsx'
import { SpeedButton, SpeedSlider } from './Speed.tsx'
import { StepFigure, Steps, StepTrack } from './Steps.tsx'
import { Device, HelpButton, LanguageButton, ThemeButton, UndoRedo, useOtherLanguage, useTheme } from './Switches.tsx'
import { Transport } from './Transport.tsx'
import styles from './header.module.css'

/** What the phone has no room for. */
function PhoneMenu() {
  const { t } = useTranslation('header')
  const theme = useTheme()
  const language = useOtherLanguage()
  const canUndo = useApp((state) => state.canUndo)
  const canRedo = useApp((state) => state.canRedo)
  return (
    <Menu
      position="bottom-end"
      width={240}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: styles.menu, item: styles.menuItem }}
    >
      <Menu.Target>
        <button type="button" className={styles.phoneButton} aria-label={t('menu')}>
          <IconMenu2 size={22} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowBackUp size={20} />} disabled={!canUndo} onClick={undo}>
          {t('undo')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowForwardUp size={20} />} disabled={!canRedo} onClick={redo}>
          {t('redo')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLanguage size={20} />} onClick={language.change} aria-label={language.label}>
          {language.text}
        </Menu.Item>
        <Menu.Item leftSection={<theme.Icon size={20} />} onClick={theme.change}>
          {theme.label}
        </Menu.Item>
        <Menu.Item leftSection={<IconHelp size={20} />} onClick={() => showHelp(true)}>
          {t('help')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** The line at the top: what is shown, the transport, and what belongs to the whole page. */
export function Header({ layout }: { layout: Layout }) {
  const { t } = useTranslation('header')
  if (layout === 'phone') {
    return (
      <header className={styles.header} data-layout={layout}>
        <Logo />
        <h1 className={styles.wordmark}>Downhill</h1>
        <PresetMenu short />
        <span className={styles.push} />
        <Share compact />
        <PhoneMenu />
      </header>
    )
  }
  const wide = layout === 'wide'
  return (
    <header className={styles.header} data-layout={layout}>
      <div className={styles.left}>
        <Logo />
        <h1 className={wide ? styles.wordmark : 'visually-hidden'}>Downhill</h1>
        <PresetMenu short={!wide} />
      </div>
      <div className={styles.middle}>
        <Transport />
        {wide ? <SpeedSlider /> : <SpeedButton />}
        <Steps />
      </div>
      <div className={styles.right} role="group" aria-label={t('page')}>
        <UndoRedo />
        {wide && <span className={styles.divider} />}
        {wide && <Device />}
        <LanguageButton />
        <ThemeButton />
        <HelpButton />
        <Share compact={!wide} />
      </div>
    </header>
  )
}

/** The transport of the phone, at the bottom of the screen, with the way through the budget on its edge. */
export function BottomBar() {
  return (
    <footer className={styles.bottom}>
      <StepTrack className={styles.bottomTrack} />
      <Transport />
      <div className={styles.bottomFigures}>
        <StepFigure />
        <SpeedButton />
      </div>
    </footer>
  )
}
