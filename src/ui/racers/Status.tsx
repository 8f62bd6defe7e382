import {
  IconCheck,
  IconClock,
  IconFileAlert,
  IconFlag,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerStopFilled,
  IconRefresh,
  IconTrendingUp,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RacerStatus, Readout } from '../../state/store.ts'
import { count } from '../theme/format.ts'
import { told } from '../terms/told.ts'
import styles from './racers.module.css'

const icons: Record<RacerStatus, typeof IconCheck> = {
  ready: IconClock,
  waiting: IconFileAlert,
  running: IconPlayerPlayFilled,
  paused: IconPlayerPauseFilled,
  finished: IconFlag,
  target: IconCheck,
  stopped: IconPlayerStopFilled,
  diverged: IconTrendingUp,
  recovering: IconRefresh,
  stale: IconClock,
}

/** How a racer stands, with the step that matters: where it diverged, reached the target, or was best. */
function useWord(readout: Readout | undefined): string {
  const { t } = useTranslation('racers')
  const status = readout?.status ?? 'ready'
  const { divergence = null, targetStep = null, bestStep = null } = readout ?? {}
  if (status === 'diverged' && divergence) return t('divergedAt', { step: count(divergence.step) })
  if ((status === 'target' || status === 'finished') && targetStep !== null)
    return t('targetAt', { step: count(targetStep) })
  if (status === 'stopped' && bestStep !== null) return t('stoppedAt', { step: count(bestStep) })
  if (status === 'finished' && bestStep !== null) return t('finishedBest', { step: count(bestStep) })
  return t(`status.${status}`)
}

/** How a racer stands, as an icon and a word; `brief` leaves the step to the tip. */
export function Status({ readout, brief = false }: { readout: Readout | undefined; brief?: boolean }) {
  const { t } = useTranslation('racers')
  const word = useWord(readout)
  const status = readout?.status ?? 'ready'
  const name = t(`status.${status}`)
  const Icon = icons[status]
  return (
    <span className={styles.status} data-status={status}>
      <Icon size={15} aria-hidden="true" />
      <span {...told(word === name ? { term: 'status' } : { text: word })}>{brief ? name : word}</span>
    </span>
  )
}
