import { useTranslation } from 'react-i18next'
import { seek } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { Slider } from '../parts/Slider.tsx'
import { told } from '../terms/told.ts'
import { count } from '../theme/format.ts'
import styles from './header.module.css'

/** The step of the slowest racer and the budget: "33 / 400". */
export function StepFigure() {
  const step = useApp((state) => state.step)
  const budget = useApp((state) => state.document.budget)
  return (
    <span className={styles.stepFigure} {...told({ term: 'budget' })}>
      <strong style={{ minWidth: `${count(budget).length}ch` }}>{count(step)}</strong> / {count(budget)}
    </span>
  )
}

/** The way through the budget; dragging it seeks. */
export function StepTrack({ className }: { className?: string }) {
  const { t } = useTranslation('header')
  const step = useApp((state) => state.step)
  const budget = useApp((state) => state.document.budget)
  return (
    <Slider
      label={t('progress')}
      className={className ?? ''}
      min={0}
      max={budget}
      scale="linear"
      integer
      value={step}
      text={t('stepOf', { step: count(step), budget: count(budget) })}
      onChange={(value) => seek(value)}
    />
  )
}

/** The step with its slider below it. */
export function Steps() {
  const { t } = useTranslation('header')
  return (
    <div className={styles.steps}>
      <span className={styles.readoutLabel} aria-hidden="true" {...told({ term: 'step' })}>
        {t('step')}
      </span>
      <StepFigure />
      <StepTrack />
    </div>
  )
}
