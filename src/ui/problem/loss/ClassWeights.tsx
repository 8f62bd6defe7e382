import { useTranslation } from 'react-i18next'
import type { ListParameter } from '../../../catalog/definition.ts'
import { factsOf } from '../../../experiment/data.ts'
import type { DataProblem } from '../../../experiment/document.ts'
import { inLanguage } from '../../../i18n/setup.ts'
import { edit } from '../../../state/actions.ts'
import { useApp } from '../../../state/store.ts'
import { Button } from '../../parts/Button.tsx'
import { Fold } from '../../parts/Fold.tsx'
import { NumberField } from '../../parts/NumberField.tsx'
import { told } from '../../terms/told.ts'
import { className } from '../../stage/classNames.ts'
import { inData, withParameter } from '../changes.ts'
import styles from '../problem.module.css'
import { balanced } from './balance.ts'

/** How much each class counts: a field for each, or weights inverse to how often the classes occur. */
export function ClassWeights({ problem, parameter }: { problem: DataProblem; parameter: ListParameter }) {
  const { t } = useTranslation('data')
  const scene = useApp((state) => state.scene)
  const classes = factsOf(problem.data)?.classes ?? 0
  const given = problem.loss.parameters.classWeights as readonly number[]
  const weights = given.length === classes ? given : new Array<number>(classes).fill(1)
  const samples = scene?.kind === 'data' ? scene : null
  const set = (next: readonly number[]) =>
    edit(inData((before) => ({ ...before, loss: withParameter(before.loss, 'classWeights', next) })))
  return (
    <Fold
      title={inLanguage(parameter.label)}
      term="classWeights"
      now={given.length === 0 ? t('weightsEqual') : t('weightsSet')}
      open={given.length > 0}
    >
      <p className={styles.summary}>{t('balanceText')}</p>
      <div className={styles.weightButtons}>
        <Button
          small
          disabled={samples === null}
          onClick={() => {
            const limits = { least: parameter.min, most: parameter.max }
            if (samples) set(balanced(samples.y, samples.split, classes, limits))
          }}
        >
          {t('balance')}
        </Button>
        <Button small disabled={given.length === 0} onClick={() => set([])}>
          {t('equalWeights')}
        </Button>
      </div>
      <div className={styles.weightFields}>
        {weights.map((weight, label) => {
          const name = className(problem, samples, label)
          return (
            <label key={label}>
              <span {...told({ text: t('weightOf', { name }) })}>{name}</span>
              <NumberField
                className={styles.weightField}
                label={t('weightOf', { name })}
                value={weight}
                min={parameter.min}
                max={parameter.max}
                onCommit={(next) => set(weights.with(label, next))}
              />
            </label>
          )
        })}
      </div>
    </Fold>
  )
}
