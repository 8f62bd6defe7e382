import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconHelp,
  IconHistory,
  IconLanguage,
  IconMenu2,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { measureDevices, redo, undo } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import type { Layout } from '../layout/useLayout.ts'
import { MenuButton } from '../parts/MenuButton.tsx'
import { Share } from '../share/Share.tsx'
import { showHelp, showRuns } from '../view.ts'
import { Device, useDevices } from './Device.tsx'
import { GalleryButton } from './GalleryButton.tsx'
import { Logo } from './Logo.tsx'
import { SpeedButton, SpeedSlider } from './Speed.tsx'
import { StepFigure, Steps, StepTrack } from './Steps.tsx'
import {
  HelpButton,
  LanguageButton,
  RunsButton,
  ThemeButton,
  UndoRedo,
  useOtherLanguage,
  useThemes,
} from './Switches.tsx'
import { Transport } from './Transport.tsx'
import styles from './header.module.css'

/** What the phone has no room for. */
function PhoneMenu() {
  const { t } = useTranslation('header')
  const themes = useThemes()
  const devices = useDevices()
  const language = useOtherLanguage()
  const canUndo = useApp((state) => state.canUndo)
  const canRedo = useApp((state) => state.canRedo)
  return (
    <MenuButton
      width={260}
      onOpen={measureDevices}
      button={
        <button type="button" className={styles.phoneButton} aria-label={t('menu')}>
          <IconMenu2 size={22} aria-hidden="true" />
        </button>
      }
      entries={[
        { icon: <IconArrowBackUp size={20} />, disabled: !canUndo, onSelect: undo, label: t('undo') },
        { icon: <IconArrowForwardUp size={20} />, disabled: !canRedo, onSelect: redo, label: t('redo') },
        {
          icon: <IconLanguage size={20} />,
          onSelect: language.change,
          longLabel: language.label,
          label: language.text,
        },
        { icon: <IconHistory size={20} />, onSelect: () => showRuns(true), label: t('runs') },
        { icon: <IconHelp size={20} />, onSelect: () => showHelp(true), label: t('help') },
        ...themes,
        ...devices,
      ]}
    />
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
        <GalleryButton />
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
        <GalleryButton />
      </div>
      <div className={styles.middle}>
        <Transport />
        {wide ? <SpeedSlider /> : <SpeedButton />}
        <Steps />
      </div>
      <div className={styles.right} role="group" aria-label={t('page')}>
        <UndoRedo />
        {wide && <span className={styles.divider} />}
        <Device compact={!wide} />
        <LanguageButton />
        <ThemeButton />
        <HelpButton />
        <RunsButton />
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
