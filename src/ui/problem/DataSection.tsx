import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { datasets } from '../../catalog/datasets/index.ts'
import type { DataProblem } from '../../experiment/document.ts'
import { LIMITS } from '../../experiment/limits.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { edit } from '../../state/actions.ts'
import { NumberRow } from '../parts/NumberRow.tsx'
import { Parameters } from '../parts/Parameters.tsx'
import { datasetsFor, inData, kindOf, withData, withDataset, withParameter } from './changes.ts'
import { DataThumb } from './DataThumb.tsx'
import { LossSection } from './LossSection.tsx'
import { ModelSection } from './ModelSection.tsx'
import styles from './problem.module.css'

/** Which data, how many samples, and how they are split. */
export function DataSection({ problem }: { problem: DataProblem }) {
  const { t } = useTranslation('problem')
  const dataset = datasets.get(problem.data.id)
  const kind = kindOf(problem) === 'curve' ? 'curve' : 'points'
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
  const test = Math.round(100 * (1 - problem.split.train - problem.split.validation))
  return (
    <>
      <div className={styles.thumbs} role="radiogroup" aria-label={t('data')}>
        {datasetsFor(kind).map((each) => (
          <Tooltip key={each.id} label={inLanguage(each.name)} withinPortal>
            <button
              type="button"
              role="radio"
              aria-checked={each.id === problem.data.id}
              aria-label={inLanguage(each.name)}
              className={styles.thumb}
              onClick={() => edit((experiment) => withDataset(experiment, each))}
            >
              <DataThumb dataset={each} />
            </button>
          </Tooltip>
        ))}
      </div>
      {dataset !== undefined && <p className={styles.summary}>{inLanguage(dataset.summary)}</p>}
      <div className={styles.group}>
        {dataset !== undefined && (
          <Parameters
            name="data"
            parameters={dataset.parameters}
            values={problem.data.parameters}
            onChange={(name, value, merge) =>
              edit((experiment) => withData(experiment, withParameter(problem.data, name, value)), { merge })
            }
          />
        )}
        <NumberRow
          name="samples"
          label={t('samples')}
          value={problem.samples}
          {...LIMITS.samples}
          scale="log"
          onChange={(samples, merge) =>
            edit(
              inData((before) => ({ ...before, samples })),
              { merge },
            )
          }
        />
        <NumberRow
          name="train"
          label={t('forTraining')}
          unit="%"
          value={Math.round(100 * problem.split.train)}
          min={100 * LIMITS.train.min}
          max={100 * LIMITS.train.max}
          scale="linear"
          integer
          onChange={(value, merge) => share('train', value, merge)}
        />
        <NumberRow
          name="validation"
          label={t('forValidation')}
          description={t('restIsTest', { percent: test })}
          unit="%"
          value={Math.round(100 * problem.split.validation)}
          min={100 * LIMITS.validation.min}
          max={100 * LIMITS.validation.max}
          scale="linear"
          integer
          onChange={(value, merge) => share('validation', value, merge)}
        />
        <p className={styles.summary}>{t('restIsTest', { percent: test })}</p>
      </div>
      <ModelSection problem={problem} />
      <LossSection problem={problem} />
    </>
  )
}
