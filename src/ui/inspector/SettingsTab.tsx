import { useTranslation } from 'react-i18next'
import { optimizers } from '../../catalog/optimizers/index.ts'
import type { Racer } from '../../experiment/document.ts'
import { LIMITS } from '../../experiment/limits.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { useApp } from '../../state/store.ts'
import { Choose } from '../parts/Choose.tsx'
import { NumberRow } from '../parts/NumberRow.tsx'
import { Parameters } from '../parts/Parameters.tsx'
import { Switch } from '../parts/Switch.tsx'
import { withParameter } from '../problem/changes.ts'
import { changeRacer } from '../racers/changes.ts'
import { openInspector } from '../view.ts'
import styles from './inspector.module.css'
import { ownRule, replacedOptimizer } from './rules.ts'
import { ScheduleSettings } from './ScheduleSettings.tsx'

/** The batch of a racer on data: 0 rows is the whole training set. */
function BatchSettings({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  const training = useApp(({ document: { problem } }) =>
    problem.kind === 'data' ? Math.round(problem.samples * problem.split.train) : 0,
  )
  const full = racer.batch.size === 0
  const set = (batch: Partial<Racer['batch']>, merge?: string) =>
    changeRacer(racer.id, { batch: { ...racer.batch, ...batch } }, merge)
  return (
    <div className={styles.group}>
      <h3>{t('batch')}</h3>
      <Switch
        label={t('fullBatch', { count: training })}
        checked={full}
        onChange={(whole) => set({ size: whole ? 0 : Math.min(16, training), replacement: racer.batch.replacement })}
      />
      {!full && (
        <>
          <NumberRow
            name={`batch${racer.id}`}
            label={t('batchSize')}
            description={t('batchSizeText')}
            value={racer.batch.size}
            min={1}
            max={Math.max(training, racer.batch.size)}
            scale="log"
            integer
            onChange={(size, merge) => set({ size }, merge)}
          />
          <Switch
            label={t('replacement')}
            title={t('replacementText')}
            checked={racer.batch.replacement}
            onChange={(replacement) => set({ replacement })}
          />
        </>
      )}
    </div>
  )
}

/** Optimizer, rate, schedule and batch of a racer. */
export function SettingsTab({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  const { t: common } = useTranslation()
  const onData = useApp((state) => state.document.problem.kind === 'data')
  const definition = optimizers.get(racer.optimizer.id)
  const rate = definition?.rate ?? { ...LIMITS.rate, scale: 'log' as const }

  const chooseOptimizer = (id: string) => {
    const next = optimizers.get(id)
    if (next === undefined) {
      changeRacer(racer.id, { optimizer: ownRule(racer.optimizer) })
      openInspector('formula')
    } else changeRacer(racer.id, replacedOptimizer(racer, next, definition))
  }

  return (
    <div className={styles.settings}>
      <div className={styles.group}>
        <h3>{t('optimizer')}</h3>
        <Choose
          label={t('optimizer')}
          value={racer.optimizer.id}
          groups={[
            {
              options: optimizers.all.map((each) => ({
                value: each.id,
                label: inLanguage(each.name),
                summary: inLanguage(each.summary),
              })),
            },
            { options: [{ value: 'own', label: common('ownRule'), summary: t('ownRuleSummary') }] },
          ]}
          onChange={chooseOptimizer}
        />
        {definition !== undefined ? (
          <>
            <p className={styles.summary}>{inLanguage(definition.summary)}</p>
            <Parameters
              name={`optimizer${racer.id}`}
              parameters={definition.parameters}
              values={racer.optimizer.parameters}
              onChange={(name, value, merge) =>
                changeRacer(racer.id, { optimizer: withParameter(racer.optimizer, name, value) }, merge)
              }
            />
          </>
        ) : (
          <p className={styles.summary}>{t('ownRuleText')}</p>
        )}
      </div>
      <div className={styles.group}>
        <NumberRow
          name={`rate${racer.id}`}
          label={t('rate')}
          symbol="η"
          description={t('rateText')}
          value={racer.rate}
          min={rate.min}
          max={rate.max}
          scale="log"
          onChange={(value, merge) => changeRacer(racer.id, { rate: value }, merge)}
        />
      </div>
      <ScheduleSettings racer={racer} />
      {onData && <BatchSettings racer={racer} />}
      {definition !== undefined && (
        <p className={styles.source}>
          {t('source')} {definition.source}
        </p>
      )}
    </div>
  )
}
