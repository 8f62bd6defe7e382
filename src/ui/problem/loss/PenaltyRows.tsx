import { useTranslation } from 'react-i18next'
import type { DataProblem } from '../../../experiment/document.ts'
import { LIMITS } from '../../../experiment/limits.ts'
import { edit } from '../../../state/actions.ts'
import { Formula } from '../../parts/Formula.tsx'
import { NumberRow } from '../../parts/NumberRow.tsx'
import { told } from '../../terms/told.ts'
import { inData } from '../changes.ts'
import styles from '../problem.module.css'

const terms = { l1: '\\lambda_1\\sum|w|', l2: '\\tfrac{\\lambda_2}{2}\\sum w^2' }

/** Penalties on the weights, and what they are called together. */
export function PenaltyRows({ problem }: { problem: DataProblem }) {
  const { t } = useTranslation('data')
  const { l1, l2 } = problem.penalty
  const penalty = (name: 'l1' | 'l2', value: number, merge: string | undefined) =>
    edit(
      inData((before) => ({ ...before, penalty: { ...before.penalty, [name]: value } })),
      { merge },
    )
  const used = [...(l1 > 0 ? [terms.l1] : []), ...(l2 > 0 ? [terms.l2] : [])]
  const name = l1 > 0 && l2 > 0 ? t('elasticNet') : l1 > 0 ? t('lasso') : t('ridge')
  return (
    <>
      <NumberRow
        name="l1"
        label={t('penaltyL1')}
        symbol="λ₁"
        description={t('penaltyL1Text')}
        term="penaltyL1"
        value={l1}
        {...LIMITS.penalty}
        scale="log"
        onChange={(value, merge) => penalty('l1', value, merge)}
      />
      <NumberRow
        name="l2"
        label={t('penaltyL2')}
        symbol="λ₂"
        description={t('penaltyL2Text')}
        term="penaltyL2"
        value={l2}
        {...LIMITS.penalty}
        scale="log"
        onChange={(value, merge) => penalty('l2', value, merge)}
      />
      {used.length > 0 && (
        <p className={styles.penalty}>
          <span {...told({ term: l1 > 0 && l2 > 0 ? 'elasticNet' : l1 > 0 ? 'penaltyL1' : 'penaltyL2' })}>{name}</span>{' '}
          <Formula tex={`+\\;${used.join('+')}`} />
        </p>
      )}
      <p className={styles.summary}>{t('elsewhere')}</p>
    </>
  )
}
