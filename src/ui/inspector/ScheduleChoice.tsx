import { useTranslation } from 'react-i18next'
import type { Schedule } from '../../catalog/kinds.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import type { Choice } from '../../experiment/document.ts'
import { scopeOf } from '../../experiment/ownFormula.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { scheduleLines } from '../formulas/linesOf.ts'
import { OwnFormula } from '../formulas/OwnFormula.tsx'
import { Choose, type OptionGroup } from '../parts/Choose.tsx'
import { Formula } from '../parts/Formula.tsx'
import { Parameters } from '../parts/Parameters.tsx'
import { Source } from '../parts/Source.tsx'
import { withParameter } from '../problem/changes.ts'
import { told } from '../terms/told.ts'
import type { TermId } from '../terms/terms.ts'
import styles from './inspector.module.css'
import { ownSchedule } from './rules.ts'
import { scheduleGroups } from './scheduleGroups.ts'

interface ScheduleChoiceProps {
  label: string
  /** The word it is, and what it means here. */
  term: TermId
  description?: string
  /** Prefix of the merge keys, unique on the screen. */
  name: string
  schedule: Choice
  /** Another schedule of the catalog in place of the present one. */
  replaced: (next: Schedule) => Choice
  /** Why a schedule is not offered here. */
  misfit?: (schedule: Schedule) => string | undefined
  onChange: (schedule: Choice, merge?: string) => void
}

const scope = scopeOf('schedule')
const names = ['step', 'budget', 'base', 'metric', 'measured', 'lr', 'momentum']
const functions = ['exp', 'cos', 'sqrt', 'floor', 'min', 'max', 'where']

/** Lines of a formula that are shown at once. */
const short = 3

/** The formula of a schedule, typeset; a long one is folded. */
function ScheduleFormula({ schedule }: { schedule: Choice }) {
  const { t } = useTranslation('inspector')
  const all = scheduleLines(schedule)
  const typesetLines = all.map((line, index) => <Formula key={index} tex={line} display />)
  if (all.length <= short) return <div className={styles.typeset}>{typesetLines}</div>
  return (
    <details className={styles.lines}>
      <summary>{t('scheduleLines')}</summary>
      <div className={styles.typeset}>{typesetLines}</div>
    </details>
  )
}

/** Which schedule something follows, its parameters or its own formula, and the formula typeset. */
export function ScheduleChoice(props: ScheduleChoiceProps) {
  const { label, term, description, name, schedule, replaced, misfit, onChange } = props
  const { t } = useTranslation('inspector')
  const { t: common } = useTranslation()
  const definition = schedules.get(schedule.id)
  const option = (each: Schedule) => ({
    value: each.id,
    label: inLanguage(each.name),
    summary: inLanguage(each.summary),
    keywords: `${each.id} ${each.name.en} ${each.name.zh}`,
    entry: { kind: 'schedule' as const, id: each.id },
    reason: each.id === schedule.id ? undefined : misfit?.(each),
  })
  const own = { value: 'own', label: common('ownFormula'), summary: t('ownScheduleSummary') }
  const groups: OptionGroup<string>[] = [
    ...scheduleGroups().map((each) => ({
      label: t(`scheduleGroups.${each.group}`),
      options: each.schedules.map(option),
    })),
    { label: t('scheduleGroups.own'), options: [own] },
  ]
  const choose = (id: string) => {
    const next = schedules.get(id)
    onChange(next ? replaced(next) : ownSchedule(schedule))
  }
  return (
    <>
      <p className={styles.subhead} aria-hidden="true">
        <span {...told({ term, text: description })}>{label}</span>
      </p>
      <Choose label={label} value={schedule.id} values={schedule.parameters} groups={groups} onChange={choose} />
      {definition !== undefined ? (
        <>
          <p className={styles.summary}>{inLanguage(definition.summary)}</p>
          <Parameters
            name={name}
            parameters={definition.parameters}
            values={schedule.parameters}
            onChange={(key, value, merge) => onChange(withParameter(schedule, key, value), merge)}
          />
        </>
      ) : (
        <OwnFormula
          label={t('scheduleFormula')}
          text={schedule.formula ?? ''}
          scope={scope}
          names={[...names, ...functions]}
          onValid={(formula) => onChange({ ...schedule, formula }, `${name}.formula`)}
        />
      )}
      <ScheduleFormula schedule={schedule} />
      {definition !== undefined && definition.id !== 'constant' && <Source source={definition.source} />}
    </>
  )
}
