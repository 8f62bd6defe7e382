import { useTranslation } from 'react-i18next'
import { told } from '../../terms/told.ts'
import { count } from '../../theme/format.ts'
import { Figure } from '../../theme/Figure.tsx'
import styles from './linear.module.css'

/** What the next step of a racer sees. */
export interface BatchLook {
  readonly name: string
  readonly step: number
  readonly batchLoss: number
  readonly allLoss: number
  /** Degrees between both gradients; NaN where one of them is 0. */
  readonly angle: number
}

/** Both losses at the selected racer's parameters, as numbers and as bars of one scale, and how far the gradients point apart. */
export function BatchFigures({ look }: { look: BatchLook | null }) {
  const { t } = useTranslation('stage')
  if (!look) return <p className={styles.figures}>{t('noBatch')}</p>
  const { name, step, batchLoss, allLoss, angle } = look
  const longest = Math.max(batchLoss, allLoss)
  return (
    <div className={styles.figures} role="group" aria-label={t('batchOf', { name })}>
      <p className={styles.who}>
        <strong>{name}</strong>{' '}
        <span {...told({ term: 'step' })}>{t('nextStep', { from: count(step), to: count(step + 1) })}</span>
      </p>
      <dl>
        <div data-batch>
          <dt {...told({ term: 'batchLoss' })}>{t('batchLoss')}</dt>
          <dd>
            <Bar share={batchLoss / longest} />
            <span>
              <Figure value={batchLoss} />
            </span>
          </dd>
        </div>
        <div>
          <dt {...told({ term: 'objective' })}>{t('allLoss')}</dt>
          <dd>
            <Bar share={allLoss / longest} />
            <span>
              <Figure value={allLoss} />
            </span>
          </dd>
        </div>
        <div data-angle>
          <dt {...told({ term: 'gradientAngle' })}>{t('gradientAngle')}</dt>
          <dd>{Number.isFinite(angle) ? `${angle.toFixed(1)}°` : '–'}</dd>
        </div>
      </dl>
    </div>
  )
}

function Bar({ share }: { share: number }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      <span style={{ width: `${Number.isFinite(share) ? 100 * share : 0}%` }} />
    </span>
  )
}
