import { useTranslation } from 'react-i18next'
import { formulaText } from '../../catalog/definition.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import type { Racer } from '../../experiment/document.ts'
import { scopeOf } from '../../experiment/ownFormula.ts'
import { scheduleScope } from '../../formula/check.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { useApp } from '../../state/store.ts'
import { OwnFormula } from '../formulas/OwnFormula.tsx'
import { numberNames, symbolsOf } from '../formulas/scopes.ts'
import { typeset } from '../formulas/typeset.ts'
import { Choose } from '../parts/Choose.tsx'
import { Formula } from '../parts/Formula.tsx'
import { Parameters } from '../parts/Parameters.tsx'
import { withParameter } from '../problem/changes.ts'
import { changeRacer } from '../racers/changes.ts'
import { curvePath, useScheduleCurve } from '../racers/ScheduleSketch.tsx'
import { Figure } from '../theme/Figure.tsx'
import { count } from '../theme/format.ts'
import styles from './inspector.module.css'
import { ownSchedule, replacedSchedule } from './rules.ts'

const scope = scopeOf('schedule')
const names = [
  'step',
  'budget',
  'base',
  'metric',
  'lr',
  'momentum',
  'exp',
  'cos',
  'sqrt',
  'floor',
  'min',
  'max',
  'where',
]
const width = 440
const height = 84

/** The rate over the budget, with its largest and last value. */
function Preview({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  const budget = useApp((state) => state.document.budget)
  const curve = useScheduleCurve(racer, budget)
  const largest = curve?.reduce((a, b) => Math.max(a, b), 0) ?? Number.NaN
  return (
    <figure className={styles.preview}>
      <figcaption>
        <span>{t('rateOverSteps')}</span>
        <span>
          {t('largest')} <Figure value={largest} kind="chosen" />
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <line x2={width} y1={height - 1} y2={height - 1} stroke="var(--line2)" />
        {curve && (
          <path
            d={curvePath(curve, width, height - 8)}
            transform="translate(0 4)"
            fill="none"
            stroke="var(--rate)"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
      <div className={styles.axis}>
        <span>0</span>
        <span>{t('stepsAtEnd', { shown: count(budget) })}</span>
      </div>
    </figure>
  )
}

/** How the rate changes from step to step. */
export function ScheduleSettings({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  const { t: common } = useTranslation()
  const { schedule } = racer
  const definition = schedules.get(schedule.id)
  const choose = (id: string) => {
    const next = schedules.get(id)
    changeRacer(racer.id, { schedule: next ? replacedSchedule(schedule, next) : ownSchedule(schedule) })
  }
  const lines = definition
    ? typeset(
        formulaText(definition.formula, schedule.parameters),
        scheduleScope(numberNames(definition.parameters)),
        symbolsOf(definition.parameters),
      )
    : typeset(schedule.formula ?? '', scope)
  return (
    <div className={styles.group}>
      <h3>{t('schedule')}</h3>
      <Choose
        label={t('schedule')}
        value={schedule.id}
        groups={[
          {
            options: schedules.all.map((each) => ({
              value: each.id,
              label: inLanguage(each.name),
              summary: inLanguage(each.summary),
            })),
          },
          { options: [{ value: 'own', label: common('ownFormula'), summary: t('ownScheduleSummary') }] },
        ]}
        onChange={choose}
      />
      <Preview racer={racer} />
      {definition !== undefined ? (
        <Parameters
          name={`schedule${racer.id}`}
          parameters={definition.parameters}
          values={schedule.parameters}
          onChange={(name, value, merge) =>
            changeRacer(racer.id, { schedule: withParameter(schedule, name, value) }, merge)
          }
        />
      ) : (
        <OwnFormula
          label={t('scheduleFormula')}
          text={schedule.formula ?? ''}
          scope={scope}
          names={names}
          onValid={(formula) =>
            changeRacer(racer.id, { schedule: { ...schedule, formula } }, `schedule${racer.id}.formula`)
          }
        />
      )}
      <div className={styles.typeset}>
        {lines.map((line, index) => (
          <Formula key={index} tex={line} display />
        ))}
      </div>
    </div>
  )
}
