import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
} from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { reset, seek, stepOnce, togglePlay } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { IconButton } from '../parts/IconButton.tsx'
import styles from './header.module.css'
import { ResetIcon } from './ResetIcon.tsx'

const playId = 'play'

/** Moves the focus to Play, where a race begins. */
export function focusPlay(): void {
  document.getElementById(playId)?.focus({ preventScroll: true })
}

/** Play, Pause or Replay: the one filled button of the screen, with the focus at the start. */
export function PlayButton() {
  const { t } = useTranslation('header')
  const run = useApp((state) => state.run)
  useEffect(focusPlay, [])
  const [Icon, label] =
    run === 'running'
      ? [IconPlayerPauseFilled, t('pause')]
      : run === 'finished'
        ? [ResetIcon, t('replay')]
        : [IconPlayerPlayFilled, t('play')]
  return (
    <button id={playId} type="button" className={styles.play} onClick={togglePlay} aria-keyshortcuts="Space">
      <Icon size={20} />
      {label}
    </button>
  )
}

/** Reset, one step back, Play, one step forward. */
export function Transport() {
  const { t } = useTranslation('header')
  const step = useApp((state) => state.step)
  const finished = useApp((state) => state.run === 'finished')
  const running = useApp((state) => state.run === 'running')
  return (
    <div className={styles.transport} role="group" aria-label={t('transport')}>
      <IconButton label={t('reset')} shortcut="R" onClick={reset}>
        <ResetIcon />
      </IconButton>
      <IconButton label={t('stepBack')} shortcut="←" disabled={step === 0 || running} onClick={() => seek(step - 1)}>
        <IconPlayerSkipBack size={20} />
      </IconButton>
      <PlayButton />
      <IconButton label={t('stepForward')} shortcut="→" disabled={finished || running} onClick={stepOnce}>
        <IconPlayerSkipForward size={20} />
      </IconButton>
    </div>
  )
}
