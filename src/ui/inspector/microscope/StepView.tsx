import { type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../../experiment/document.ts'
import { inLanguage } from '../../../i18n/setup.ts'
import type { SeenStep, StepTrace } from '../../../state/steps.ts'
import { told } from '../../terms/told.ts'
import { optimizerName } from '../../racers/summary.ts'
import { History } from './History.tsx'
import { Legend } from './Legend.tsx'
import { shownParts } from './lines.ts'
import { GradientCard, LineCard, OutcomeCard } from './cards.tsx'
import styles from './microscope.module.css'
import { exact, Significant } from './Number.tsx'
import { seriesOf } from './seriesOf.ts'
import { useExplained } from './useExplained.ts'
import { useLit } from './useLit.ts'

interface StepViewProps {
  trace: StepTrace
  seen: readonly SeenStep[]
  racer: Racer
}

/** The cards of a step: gradient, wrappers and rule line by line, what came of it; its symbols; the parameter over time. */
export function StepView({ trace, seen, racer }: StepViewProps) {
  const { t } = useTranslation('microscope')
  const { t: common } = useTranslation()
  const root = useRef<HTMLDivElement>(null)
  const [, setLit] = useLit(root)
  const parts = shownParts(trace, racer.optimizer.id)
  const symbols = useExplained(parts)
  const name = optimizerName(racer, common('ownRule'))
  const point = ({ target }: PointerEvent) => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null
    const found = symbols.find(({ key }) => key === element?.dataset.key)
    // The page's tips show what an element's data say.
    if (element && found) element.dataset.tip = `${found.words}: ${exact(found.value)}`
    setLit(found?.key ?? null)
  }
  let number = 1
  return (
    <div ref={root} className={styles.view} onPointerOver={point} onPointerLeave={() => setLit(null)}>
      <GradientCard number={number++} trace={trace} />
      {parts.map((part, index) => (
        <section key={part.id} aria-label={part.title ? inLanguage(part.title) : name}>
          {parts.length > 1 && (
            <h3 className={styles.part} {...told({ term: part.title ? 'wrapper' : 'updateRule' })}>
              {part.title ? inLanguage(part.title) : name}
            </h3>
          )}
          {part.lines.map((line) => (
            <LineCard
              key={`${line.name}${line.key}`}
              number={number++}
              line={line}
              words={symbols.find(({ key }) => key === line.key)?.words ?? ''}
              role={symbols.find(({ key }) => key === line.key)?.role ?? 'plain'}
            />
          ))}
          {index === 0 && trace.climbed !== undefined && (
            <p className={styles.note}>
              {t('climbed')} <Significant value={trace.climbed} />
            </p>
          )}
        </section>
      ))}
      {parts.length === 0 && <p className={styles.note}>{t('method', { name })}</p>}
      <OutcomeCard number={number} trace={trace} />
      <p className={styles.small}>
        {trace.parts.length > 0 &&
          (trace.difference === 0
            ? t('agrees')
            : t('differs', { share: Number((trace.difference * 1e7).toPrecision(2)) }))}{' '}
        {t('rounding')}
      </p>
      {symbols.length > 0 && <Legend symbols={symbols} onLight={setLit} />}
      <h3 className={styles.part} {...told({ text: t('overTimeText') })}>
        {t('overTime')}
      </h3>
      <History trace={trace} seen={seen} series={seriesOf(trace, parts, t)} />
    </div>
  )
}
