import {
  IconCheck,
  IconClock,
  IconFlag,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconRefresh,
  IconTrendingUp,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RacerStatus, Readout } from '../../state/store.ts'
import { count } from '../theme/format.ts'
import styles from './racers.module.css'

const icons: Record<RacerStatus, typeof IconCheck> = {
  ready: IconClock,
  running: IconPlayerPlayFilled,
  paused: IconPlayerPauseFilled,
  finished: IconFlag,
  target: IconCheck,
  diverged: IconTrendingUp,
  recovering: IconRefresh,
  stale: IconClock,
}

/** How a racer stands, as an icon and a word; `brief` leaves the step to the title. */
export function Status({ readout, brief = false }: { readout: Readout | undefined; brief?: boolean }) {
  const { t } = useTranslation('racers')
  const status = readout?.status ?? 'ready'
  const Icon = icons[status]
  let word: string = t(`status.${status}`)
  if (status === 'diverged' && readout?.divergence) word = t('divergedAt', { step: count(readout.divergence.step) })
  if (readout?.targetStep !== null && readout?.targetStep !== undefined && status !== 'stale' && status !== 'diverged')
    if (status === 'target' || status === 'finished') word = t('targetAt', { step: count(readout.targetStep) })
  return (
    <span className={styles.status} data-status={status}>
      <Icon size={15} aria-hidden="true" />
      <span title={word}>{brief ? t(`status.${status}`) : word}</span>
    </span>
  )
}
