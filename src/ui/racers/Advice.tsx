import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { play, reset } from '../../state/actions.ts'
import type { Readout } from '../../state/store.ts'
import { Button } from '../parts/Button.tsx'
import { chosen, count, plain } from '../theme/format.ts'
import { changeRacer } from './changes.ts'
import styles from './racers.module.css'

/** Why a racer stopped, and the one thing to try. */
export function Advice({ racer, readout }: { racer: Racer; readout: Readout }) {
  const { t } = useTranslation('racers')
  const { t: message } = useTranslation('messages')
  const { advice, divergence } = readout
  if (divergence === null) return null
  const where = ['loss', 'gradient'].includes(divergence.where)
    ? t(`where.${divergence.where as 'loss' | 'gradient'}`)
    : t('where.tensor', { name: divergence.where })
  const repair = (rate: number) => {
    changeRacer(racer.id, { rate })
    reset()
    play()
  }
  return (
    <div className={styles.advice} role="note">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <p>
        <strong>{t('divergedTitle', { step: count(divergence.step), where })}</strong>{' '}
        {advice && message(advice.key, { rate: plain(chosen(advice.rate)), from: plain(chosen(racer.rate)) })}
      </p>
      {advice && (
        <Button small onClick={() => repair(advice.rate)}>
          {t('setAndRerun', { rate: plain(chosen(advice.rate)) })}
        </Button>
      )}
    </div>
  )
}
