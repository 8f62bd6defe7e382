import { useTranslation } from 'react-i18next'
import type { NumberParameter } from '../../catalog/definition.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { warmUp } from '../../catalog/schedules/warmUp.ts'
import type { Choice, Racer } from '../../experiment/document.ts'
import { LIMITS } from '../../experiment/limits.ts'
import { scopeOf } from '../../experiment/ownFormula.ts'
import { cyclesMomentum } from '../../experiment/runningOptimizer.ts'
import { check } from '../../formula/check.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { useApp } from '../../state/store.ts'
import { NumberRow } from '../parts/NumberRow.tsx'
import { Parameters } from '../parts/Parameters.tsx'
import { changeRacer } from '../racers/changes.ts'
import { useScheduleCurve } from '../racers/ScheduleSketch.tsx'
import { CurvePreview } from './CurvePreview.tsx'
import styles from './inspector.module.css'
import { replacedSchedule } from './rules.ts'
import { ScheduleChoice } from './ScheduleChoice.tsx'
import { Section } from './Section.tsx'

const { steps: warmUpSteps, ...warmUpShape } = warmUp.parameters

/** Whether a schedule waits for the validation loss. */
function listens({ id, parameters, formula }: Choice): boolean {
  if (formula === undefined) return schedules.get(id)?.listens?.(parameters) !== undefined
  const { uses } = check(formula, scopeOf('schedule'))
  return uses.has('metric') || uses.has('measured')
}

/** What the preview cannot show. */
function ScheduleNotes({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  const kind = useApp((state) => state.document.problem.kind)
  const definition = optimizers.get(racer.optimizer.id)
  const momentum = definition?.momentum === undefined ? undefined : definition.parameters[definition.momentum]
  const cycles = cyclesMomentum(racer.schedule)
  return (
    <>
      {cycles && (
        <p className={styles.note}>
          {momentum ? t('momentumCycled', { name: inLanguage(momentum.label) }) : t('momentumUnused')}
        </p>
      )}
      {listens(racer.schedule) && <p className={styles.note}>{t(`listens.${kind}`)}</p>}
    </>
  )
}

/** The rise in front of the schedule. */
function WarmUpSettings({ racer }: { racer: Racer }) {
  const budget = useApp((state) => state.document.budget)
  const { warmup } = racer
  const { label, description, unit, min, max } = warmUpSteps as NumberParameter
  const set = (fields: Partial<Racer['warmup']>, merge?: string) =>
    changeRacer(racer.id, { warmup: { ...warmup, ...fields } }, merge)
  return (
    <>
      <NumberRow
        name={`warmup${racer.id}`}
        label={inLanguage(label)}
        description={inLanguage(description)}
        term="warmUp"
        unit={unit && inLanguage(unit)}
        value={warmup.steps}
        min={min}
        max={max}
        scale="linear"
        integer
        slider={{ min: 0, max: budget, scale: 'linear', integer: true }}
        onChange={(steps, merge) => set({ steps }, merge)}
      />
      {warmup.steps > 0 && (
        <Parameters
          name={`warmup${racer.id}`}
          parameters={warmUpShape}
          values={{ ...warmup }}
          onChange={(key, value, merge) => set({ [key]: Number(value) }, merge)}
        />
      )}
    </>
  )
}

/** The learning rate: how large it is, how it rises, and how it changes from step to step. */
export function RateSettings({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  const budget = useApp((state) => state.document.budget)
  const curve = useScheduleCurve(racer, budget)
  const rate = optimizers.get(racer.optimizer.id)?.rate
  return (
    <Section title={t('rateAndSchedule')} term="schedule">
      <NumberRow
        name={`rate${racer.id}`}
        label={t('rate')}
        symbol="η"
        description={rate ? inLanguage(rate.description) : t('rateText')}
        term="rate"
        value={racer.rate}
        {...(rate ? { min: rate.min, max: rate.max } : LIMITS.rate)}
        scale="log"
        onChange={(value, merge) => changeRacer(racer.id, { rate: value }, merge)}
      />
      <CurvePreview title={t('rateOverSteps')} term="schedule" curve={curve} budget={budget} />
      <ScheduleNotes racer={racer} />
      <WarmUpSettings racer={racer} />
      <ScheduleChoice
        label={t('schedule')}
        term="schedule"
        name={`schedule${racer.id}`}
        schedule={racer.schedule}
        replaced={(next) => replacedSchedule(racer.schedule, next)}
        onChange={(schedule, merge) => changeRacer(racer.id, { schedule }, merge)}
      />
    </Section>
  )
}
