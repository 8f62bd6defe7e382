/** What differs between two racers, in words. */
import type { TFunction } from 'i18next'
import type { Parameter, Parameters, Value } from '../../catalog/definition.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import type { Choice, Racer } from '../../experiment/document.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { wrapperWord } from '../racers/wrapperWords.ts'
import { chosen, plain } from '../theme/format.ts'

type Words = TFunction<'inspector'>

/** One setting: what it is called, and its value of either racer. */
export interface Difference {
  readonly what: string
  readonly here: string
  readonly there: string
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const figure = (value: number): string => plain(chosen(value))

function valueWords(parameter: Parameter, value: Value, t: Words): string {
  switch (parameter.kind) {
    case 'number':
      return figure(Number(value))
    case 'list':
      return (value as readonly number[]).map(figure).join(', ')
    case 'switch':
      return value === true ? t('on') : t('off')
    case 'choice': {
      const option = parameter.options.find((each) => each.value === value)
      return option ? inLanguage(option.label) : String(value)
    }
  }
}

/** Parameters of two choices of the same definition. */
function parameterDifferences(definitions: Parameters, here: Choice, there: Choice, t: Words): Difference[] {
  return Object.entries(definitions).flatMap(([name, parameter]) => {
    const [a, b] = [here, there].map(({ parameters }) => parameters[name] ?? parameter.default) as [Value, Value]
    if (same(a, b)) return []
    return { what: inLanguage(parameter.label), here: valueWords(parameter, a, t), there: valueWords(parameter, b, t) }
  })
}

type Registry = { get(id: string): { name: { en: string; zh: string }; parameters: Parameters } | undefined }

/** Two choices from a registry: their names where they are others, else their parameters. */
function choiceDifferences(registry: Registry, what: string, own: string, here: Choice, there: Choice, t: Words) {
  if (same(here, there)) return []
  const nameOf = (choice: Choice) => {
    const definition = registry.get(choice.id)
    return definition ? inLanguage(definition.name) : own
  }
  const definition = here.id === there.id ? registry.get(here.id) : undefined
  if (definition) return parameterDifferences(definition.parameters, here, there, t)
  const differ = here.id !== there.id
  return [{ what, here: nameOf(here), there: differ ? nameOf(there) : t('otherText') }]
}

/** Settings of `here` that are not those of `there`; names, colours and what is hidden are no settings. Empty for the same settings. */
export function racerDifferences(here: Racer, there: Racer, t: Words): readonly Difference[] {
  const number = (what: string, a: number, b: number, word = figure): Difference[] =>
    a === b ? [] : [{ what, here: word(a), there: word(b) }]
  const rows = (size: number) => (size === 0 ? t('changedAll') : figure(size))
  const wrappersOf = ({ wrappers }: Racer) => wrappers.map(wrapperWord).join(', ') || t('nothing')
  const patience = (value: number) => (value === 0 ? t('off') : figure(value))
  return [
    ...choiceDifferences(optimizers, t('optimizer'), t('ownRule'), here.optimizer, there.optimizer, t),
    ...number(t('rate'), here.rate, there.rate),
    ...choiceDifferences(schedules, t('schedule'), t('ownScheduleName'), here.schedule, there.schedule, t),
    ...number(t('warmUpSteps'), here.warmup.steps, there.warmup.steps),
    ...number(t('batchSize'), here.batch.size, there.batch.size, rows),
    ...(here.batch.replacement === there.batch.replacement
      ? []
      : [
          {
            what: t('replacement'),
            here: here.batch.replacement ? t('on') : t('off'),
            there: there.batch.replacement ? t('on') : t('off'),
          },
        ]),
    ...choiceDifferences(
      schedules,
      t('sizeOverTime'),
      t('ownScheduleName'),
      here.batch.schedule,
      there.batch.schedule,
      t,
    ),
    ...(same(here.wrappers, there.wrappers)
      ? []
      : [{ what: t('around'), here: wrappersOf(here), there: wrappersOf(there) }]),
    ...number(t('patience'), here.stopping.patience, there.stopping.patience, patience),
  ]
}
