import { IconArrowDown, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Wrapper, WrapperPlace } from '../../catalog/wrapper.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import type { Choice, Racer } from '../../experiment/document.ts'
import { wrapperMisfit } from '../../experiment/racerFit.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { useApp } from '../../state/store.ts'
import { Choose, type OptionGroup } from '../parts/Choose.tsx'
import { changeRacer } from '../racers/changes.ts'
import { optimizerName } from '../racers/summary.ts'
import { told } from '../terms/told.ts'
import { Section } from './Section.tsx'
import { WrapperCard } from './WrapperCard.tsx'
import styles from './wrappers.module.css'
import { activeWrappers, changesVectors, wrappedAverage, withWrapper } from '../racers/wrapping.ts'

/** Where wrappers act, in the words of the list: what comes before the gradient is told together. */
const places: Readonly<Record<WrapperPlace, 'before' | 'gradient' | 'parameters' | 'after'>> = {
  batches: 'before',
  ascent: 'before',
  gradient: 'gradient',
  parameters: 'parameters',
  after: 'after',
}

/** Why a wrapper cannot be added to a racer. */
function useReason(racer: Racer): (wrapper: Wrapper) => string | undefined {
  const { t } = useTranslation('inspector')
  const { t: common } = useTranslation()
  const onSurface = useApp((state) => state.document.problem.kind === 'surface')
  return (wrapper) => {
    const misfit = wrapperMisfit(wrapper.id, racer)
    if (misfit) return t('wrapperMisfit', { name: optimizerName(racer, common('ownRule')), reason: inLanguage(misfit) })
    if (wrapper.averages && wrappedAverage(racer)) return t('averageKept')
    return onSurface && !changesVectors(wrapper) ? t('noMatrices') : undefined
  }
}

/** The wrappers that are not there yet, by the place where they act. */
function useOffered(racer: Racer): OptionGroup<string>[] {
  const { t } = useTranslation('inspector')
  const reasonFor = useReason(racer)
  const absent = wrappers.all.filter(({ id }) => racer.wrappers.every((chosen) => chosen.id !== id))
  return [...new Set(Object.values(places))].flatMap((place) => {
    const members = absent.filter((wrapper) => places[wrapper.place] === place)
    const options = members.map((wrapper) => ({
      value: wrapper.id,
      entry: { kind: 'wrapper' as const, id: wrapper.id },
      label: inLanguage(wrapper.name),
      summary: `${inLanguage(wrapper.summary)}\n${inLanguage(wrapper.use)}`,
      reason: reasonFor(wrapper),
    }))
    return options.length > 0 ? [{ label: t(`places.${place}`), options }] : []
  })
}

/** What is put around the rule, in the order in which it acts, and what can be added. */
export function WrapperSettings({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  const { t: common } = useTranslation()
  const offered = useOffered(racer)
  const active = activeWrappers(racer)
  const set = (next: readonly Choice[], merge?: string) => changeRacer(racer.id, { wrappers: next }, merge)
  const cards = (after: boolean) =>
    active
      .filter(({ wrapper }) => (wrapper.place === 'after') === after)
      .map((one) => (
        <WrapperCard
          key={one.wrapper.id}
          {...one}
          name={`wrapper${racer.id}`}
          onChange={(choice, merge) =>
            set(
              racer.wrappers.map((other) => (other.id === choice.id ? choice : other)),
              merge,
            )
          }
          onRemove={() => set(racer.wrappers.filter(({ id }) => id !== one.wrapper.id))}
        />
      ))
  return (
    <Section title={t('around')} term="wrapper">
      {active.length === 0 ? (
        <p className={styles.summary}>{t('nothingAround')}</p>
      ) : (
        <ol className={styles.cards}>
          {cards(false)}
          <li className={styles.rule}>
            <IconArrowDown size={14} aria-hidden="true" />
            <span {...told({ term: 'updateRule' })}>
              {t('theRule', { name: optimizerName(racer, common('ownRule')) })}
            </span>
          </li>
          {cards(true)}
        </ol>
      )}
      {offered.length > 0 && (
        <Choose
          label={t('addWrapper')}
          value={null}
          placeholder={
            <span className={styles.add}>
              <IconPlus size={16} aria-hidden="true" />
              {t('add')}
            </span>
          }
          className={styles.adder}
          groups={offered}
          onChange={(id) => set(withWrapper(racer, wrappers.get(id)!))}
        />
      )}
    </Section>
  )
}
