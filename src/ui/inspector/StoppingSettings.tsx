import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { LIMITS } from '../../experiment/limits.ts'
import { useApp } from '../../state/store.ts'
import { Columns } from '../parts/Columns.tsx'
import { NumberRow } from '../parts/NumberRow.tsx'
import { Switch } from '../parts/Switch.tsx'
import { changeRacer } from '../racers/changes.ts'
import styles from './inspector.module.css'
import { Section } from './Section.tsx'

/** A patience that one begins with, in evaluations. */
const usual = 10

/** When a racer stops before its budget is used: after so many evaluations without a new best. */
export function StoppingSettings({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  const heard = useApp(({ document: { problem } }) =>
    problem.kind === 'surface' ? 'surface' : problem.split.validation > 0 ? 'validation' : 'training',
  )
  const { patience, every, threshold } = racer.stopping
  const set = (fields: Partial<Racer['stopping']>, merge?: string) =>
    changeRacer(racer.id, { stopping: { ...racer.stopping, ...fields } }, merge)
  return (
    <Section title={t('earlyStopping')} term="earlyStopping">
      <Switch
        label={t('stopEarly')}
        term="earlyStopping"
        checked={patience > 0}
        onChange={(stops) => set({ patience: stops ? usual : 0 })}
      />
      {patience > 0 && (
        <>
          <p className={styles.summary}>{t(`stoppingText.${heard}`)}</p>
          <Columns>
            <NumberRow
              name={`patience${racer.id}`}
              label={t('patience')}
              description={t('patienceText')}
              value={patience}
              min={1}
              max={LIMITS.patience.max}
              scale="log"
              integer
              onChange={(value, merge) => set({ patience: value }, merge)}
            />
            <NumberRow
              name={`stoppingEvery${racer.id}`}
              label={t('stoppingEvery')}
              description={t('stoppingEveryText')}
              value={every}
              {...LIMITS.stoppingEvery}
              scale="log"
              onChange={(value, merge) => set({ every: value }, merge)}
            />
            <NumberRow
              name={`threshold${racer.id}`}
              label={t('threshold')}
              description={t('thresholdText')}
              term="earlyStopping"
              value={threshold}
              {...LIMITS.threshold}
              scale="log"
              onChange={(value, merge) => set({ threshold: value }, merge)}
            />
          </Columns>
        </>
      )}
    </Section>
  )
}
