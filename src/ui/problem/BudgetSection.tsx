import { IconDice5 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Experiment, precisionOf } from '../../experiment/document.ts'
import { LIMITS } from '../../experiment/limits.ts'
import { edit } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { ChoiceRow } from '../parts/ChoiceRow.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import { Label } from '../parts/Label.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { NumberRow } from '../parts/NumberRow.tsx'
import rows from '../parts/row.module.css'
import styles from './problem.module.css'

const precisions: readonly Experiment['precision'][] = ['auto', 'float32', 'float64']

/** How long, how far, from which seed, and in which precision. */
export function BudgetSection() {
  const { t } = useTranslation('problem')
  const budget = useApp((state) => state.document.budget)
  const target = useApp((state) => state.document.target)
  const seed = useApp((state) => state.document.seed)
  const precision = useApp((state) => state.document.precision)
  const actual = useApp((state) => precisionOf({ ...state.document, precision: 'auto' }))
  const setSeed = (next: number) => edit((experiment) => ({ ...experiment, seed: next }))
  return (
    <div className={styles.group}>
      <NumberRow
        name="budget"
        label={t('steps')}
        description={t('stepsText')}
        term="budget"
        value={budget}
        {...LIMITS.budget}
        scale="log"
        slider={{ min: 10, max: 100000, scale: 'log', integer: true }}
        onChange={(value, merge) => edit((experiment) => ({ ...experiment, budget: value }), { merge })}
      />
      <div className={rows.row} data-tip-row="">
        <Label description={t('targetText')} term="target">
          {t('target')}
        </Label>
        <NumberField
          description={t('targetText')}
          label={t('target')}
          value={target}
          {...LIMITS.target}
          placeholder={t('noTarget')}
          onCommit={(value) => edit((experiment) => ({ ...experiment, target: value }))}
          onClear={() => edit((experiment) => ({ ...experiment, target: null }))}
        />
      </div>
      <div className={rows.row} data-tip-row="">
        <Label description={t('seedText')} term="seed">
          {t('seed')}
        </Label>
        <span className={styles.seed}>
          <NumberField label={t('seed')} description={t('seedText')} value={seed} {...LIMITS.seed} onCommit={setSeed} />
          <IconButton data-small label={t('dice')} onClick={() => setSeed(Math.floor(Math.random() * 10000))}>
            <IconDice5 size={18} />
          </IconButton>
        </span>
      </div>
      <ChoiceRow
        label={t('precision')}
        term="precision"
        value={precision}
        groups={[
          {
            options: precisions.map((each) => ({
              value: each,
              label: each === 'auto' ? t('automatic', { precision: actual }) : each,
            })),
          },
        ]}
        onChange={(next) => edit((experiment) => ({ ...experiment, precision: next }))}
      />
    </div>
  )
}
