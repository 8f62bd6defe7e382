import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { count } from '../theme/format.ts'
import type { Leaving } from './drawPlane.ts'
import type { Frame } from './plane.ts'
import styles from './stage.module.css'

interface LeaversProps {
  leaving: readonly Leaving[]
  racers: readonly Racer[]
  frame: Frame
}

/** Messages on racers that have left the frame; at most three, the others are counted. */
export function Leavers({ leaving, racers, frame }: LeaversProps) {
  const { t } = useTranslation('stage')
  if (leaving.length === 0) return null
  const shown = leaving.slice(0, 3)
  const below = leaving.every(({ exit }) => exit.y > frame.height / 2)
  return (
    <ul className={styles.leavers} data-side={below ? 'bottom' : 'top'}>
      {shown.map(({ racer, step, diverged }) => {
        const name = racers.find(({ id }) => id === racer)?.name ?? ''
        return (
          <li key={racer} data-diverged={diverged || undefined}>
            {t('leaves', { name, step: count(step) })}
          </li>
        )
      })}
      {leaving.length > shown.length && <li>{t('moreLeave', { count: leaving.length - shown.length })}</li>}
    </ul>
  )
}
