import { useTranslation } from 'react-i18next'
import { sampleCount, splitCounts } from '../../experiment/data.ts'
import type { DataProblem, Racer } from '../../experiment/document.ts'
import { useApp } from '../../state/store.ts'
import { NumberRow } from '../parts/NumberRow.tsx'
import { Switch } from '../parts/Switch.tsx'
import { changeRacer } from '../racers/changes.ts'
import { useScheduleCurve } from '../racers/ScheduleSketch.tsx'
import { CurvePreview } from './CurvePreview.tsx'
import { batchSchedule } from './growing.ts'
import styles from './inspector.module.css'
import { wholeRows } from './marks.ts'
import { ScheduleChoice } from './ScheduleChoice.tsx'
import { Section } from './Section.tsx'

/** A batch size that one begins with. */
const usual = 16
const noWarmUp = { steps: 0, from: 0, offset: 1 }

interface SizeProps {
  racer: Racer
  /** Rows of the training set. */
  rows: number
}

/** What the size follows over the race. */
function SizeOverTime({ racer, rows }: SizeProps) {
  const { t } = useTranslation('inspector')
  const budget = useApp((state) => state.document.budget)
  const { size, schedule } = racer.batch
  const base = size === 0 ? rows : Math.min(size, rows)
  const curve = useScheduleCurve({ ...racer, rate: base, schedule, warmup: noWarmUp }, budget)
  const varies = schedule.id !== 'constant'
  return (
    <>
      {varies && (
        <>
          <CurvePreview
            title={t('rowsOverSteps')}
            term="batch"
            curve={curve && wholeRows(curve, rows)}
            budget={budget}
            whole
          />
          <p className={styles.note}>{t('batchScheduleText')}</p>
        </>
      )}
      <ScheduleChoice
        label={t('sizeOverTime')}
        term="schedule"
        description={t('batchScheduleText')}
        name={`batchSchedule${racer.id}`}
        schedule={schedule}
        replaced={batchSchedule}
        misfit={(each) => (each.listens ? t('batchIsDeaf') : undefined)}
        onChange={(next, merge) => changeRacer(racer.id, { batch: { ...racer.batch, schedule: next } }, merge)}
      />
    </>
  )
}

/** The batches of a racer on data: 0 rows is the whole training set. */
export function BatchSettings({ racer, problem }: { racer: Racer; problem: DataProblem }) {
  const { t } = useTranslation('inspector')
  const rows = splitCounts(sampleCount(problem), problem.split).train
  const { batch } = racer
  const full = batch.size === 0
  const set = (fields: Partial<Racer['batch']>, merge?: string) =>
    changeRacer(racer.id, { batch: { ...batch, ...fields } }, merge)
  return (
    <Section title={t('batch')} term="batch">
      <Switch
        label={t('fullBatch', { count: rows })}
        term="fullBatch"
        checked={full}
        onChange={(whole) => set({ size: whole ? 0 : Math.min(usual, rows) })}
      />
      {!full && (
        <>
          <NumberRow
            name={`batch${racer.id}`}
            label={t('batchSize')}
            description={t('batchSizeText')}
            term="batch"
            value={batch.size}
            min={1}
            max={Math.max(rows, batch.size)}
            scale="log"
            integer
            onChange={(size, merge) => set({ size }, merge)}
          />
          <Switch
            label={t('replacement')}
            description={t('replacementText')}
            term="replacement"
            checked={batch.replacement}
            onChange={(replacement) => set({ replacement })}
          />
        </>
      )}
      {(!full || batch.schedule.id !== 'constant') && <SizeOverTime racer={racer} rows={rows} />}
    </Section>
  )
}
