import { useTranslation } from 'react-i18next'
import { factsOf, sampleCount, splitCounts } from '../../../experiment/data.ts'
import type { DataProblem } from '../../../experiment/document.ts'
import { LIMITS } from '../../../experiment/limits.ts'
import { edit } from '../../../state/actions.ts'
import { NumberRow } from '../../parts/NumberRow.tsx'
import { Switch } from '../../parts/Switch.tsx'
import { count } from '../../theme/format.ts'
import { inData } from '../changes.ts'
import type { DataKind } from '../kinds.ts'
import styles from '../problem.module.css'

/** How many samples there are, and which of them are for training, validation and test. */
export function SampleRows({ problem, kind }: { problem: DataProblem; kind: DataKind }) {
  const { t } = useTranslation('data')
  const { split } = problem
  const facts = factsOf(problem.data)
  const most = Math.min(facts?.rows ?? LIMITS.samples.max, LIMITS.samples.max)
  const samples = sampleCount(problem)
  const counts = splitCounts(samples, split)
  const share = (name: 'train' | 'validation', value: number, merge: string | undefined) => {
    // What one takes the other gives: together they are at most everything.
    const other = name === 'train' ? 'validation' : 'train'
    const left = Math.round(100 - value) / 100
    edit(
      inData((before) => ({
        ...before,
        split: { ...before.split, [name]: value / 100, [other]: Math.min(before.split[other], left) },
      })),
      { merge },
    )
  }
  const test = Math.round(100 * (1 - split.train - split.validation))
  return (
    <>
      <NumberRow
        name="samples"
        label={kind === 'table' ? t('rowsUsed') : kind === 'images' ? t('imagesUsed') : t('samples')}
        description={facts?.rows === undefined ? undefined : t('rowsUsedText')}
        term="samples"
        value={samples}
        min={LIMITS.samples.min}
        max={most}
        integer
        scale={facts?.rows === undefined ? 'log' : 'linear'}
        onChange={(next, merge) =>
          edit(
            inData((before) => ({ ...before, samples: next })),
            { merge },
          )
        }
      />
      <NumberRow
        name="train"
        label={t('forTraining')}
        description={t('forTrainingText')}
        term="training"
        unit="%"
        value={Math.round(100 * split.train)}
        min={100 * LIMITS.train.min}
        max={100 * LIMITS.train.max}
        scale="linear"
        integer
        onChange={(value, merge) => share('train', value, merge)}
      />
      <NumberRow
        name="validation"
        label={t('forValidation')}
        description={t('forValidationText')}
        term="validation"
        unit="%"
        value={Math.round(100 * split.validation)}
        min={100 * LIMITS.validation.min}
        max={100 * LIMITS.validation.max}
        scale="linear"
        integer
        onChange={(value, merge) => share('validation', value, merge)}
      />
      <p className={styles.summary}>
        {t('restIsTest', {
          percent: test,
          train: count(counts.train),
          validation: count(counts.validation),
          test: count(counts.test),
        })}
      </p>
      {(facts?.classes ?? 0) > 0 && (
        <Switch
          label={t('stratified')}
          description={t('stratifiedText')}
          term="stratified"
          checked={split.stratified}
          onChange={(stratified) => edit(inData((before) => ({ ...before, split: { ...before.split, stratified } })))}
        />
      )}
    </>
  )
}
