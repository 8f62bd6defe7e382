import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { isGenerated } from '../../../catalog/dataset.ts'
import { datasets } from '../../../catalog/datasets/index.ts'
import { ownData } from '../../../catalog/datasets/own.ts'
import type { DataProblem } from '../../../experiment/document.ts'
import { data as texts } from '../../../i18n/en/data.ts'
import { addEnglish, inLanguage } from '../../../i18n/setup.ts'
import { edit } from '../../../state/actions.ts'
import { Parameters } from '../../parts/Parameters.tsx'
import { told } from '../../terms/told.ts'
import { withData, withParameter } from '../changes.ts'
import { dataKind } from '../kinds.ts'
import { LossSection } from '../loss/LossSection.tsx'
import { ModelSection } from '../model/ModelSection.tsx'
import styles from '../problem.module.css'
import { DataPictures } from './DataPictures.tsx'
import { OwnData } from './OwnData.tsx'
import { Preparation } from './Preparation.tsx'
import { SampleRows } from './SampleRows.tsx'
import { StoredRows } from './StoredRows.tsx'

addEnglish('data', texts)

const OwnTables = lazy(() => import('../table/OwnTables.tsx').then((module) => ({ default: module.OwnTables })))

/** Which data, how many samples of it, how they are split and prepared; then the model and the loss. */
export function DataSection({ problem }: { problem: DataProblem }) {
  const { t } = useTranslation('data')
  const { data } = problem
  const kind = dataKind(data)
  const dataset = datasets.get(data.id)
  const stored = kind === 'table' || kind === 'images'
  const parameters = dataset?.parameters ?? (data.id === 'own' ? ownData.parameters : {})
  return (
    <>
      {stored ? <StoredRows kind={kind} data={data} /> : <DataPictures kind={kind} data={data} />}
      {dataset !== undefined && <p className={styles.summary}>{inLanguage(dataset.summary)}</p>}
      {dataset !== undefined && !isGenerated(dataset) && (
        <p className={styles.licence} {...told({ text: t('licence') })}>
          {dataset.licence}
        </p>
      )}
      {kind === 'table' && (
        <Suspense>
          <OwnTables data={data} />
        </Suspense>
      )}
      {data.id === 'own' && <OwnData data={data} />}
      <div className={styles.group}>
        <Parameters
          name="data"
          parameters={parameters}
          values={data.parameters}
          onChange={(name, value, merge) =>
            edit((experiment) => withData(experiment, { ...data, ...withParameter(data, name, value) }), { merge })
          }
        />
        <SampleRows problem={problem} kind={kind} />
        <Preparation problem={problem} kind={kind} key={kind} />
      </div>
      <ModelSection problem={problem} />
      <LossSection problem={problem} />
    </>
  )
}
