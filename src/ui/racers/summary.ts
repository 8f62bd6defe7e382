/** How a racer is told in a few words: "SGD · μ 0.9", "Adam + clip 1 · warm-up 50 · β 0.9, 0.999". What is not the default comes first. */
import type { TFunction } from 'i18next'
import type { NumberParameter, Parameter, Value } from '../../catalog/definition.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import type { Choice, Racer } from '../../experiment/document.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { symbolPlain } from '../parts/symbols.tsx'
import { chosen, count, plain } from '../theme/format.ts'
import { activeWrappers } from './wrapping.ts'
import { wrapperWord } from './wrapperWords.ts'

type Words = TFunction<'racers'>

/** A setting in words, and whether it is the default of its optimizer. */
interface Told {
  readonly word: string
  readonly usual: boolean
  /** The letter it begins with where an index was left out: the next with the same letter joins it. */
  readonly letter?: string
}

/** Whether it is a share that is kept from step to step, such as a momentum: told even where it is the default. */
const isMemory = ({ max, default: usual, group }: NumberParameter): boolean =>
  max < 1 && usual > 0 && group !== 'others'

const figure = (value: number): string => plain(chosen(value))

function toldNumber(parameter: NumberParameter, value: number): Told | undefined {
  const usual = value === parameter.default
  if (usual && !isMemory(parameter)) return undefined
  const symbol = symbolPlain(parameter.symbol) || inLanguage(parameter.label)
  const letter = symbol.replace(/[₀-₉]+$/, '')
  return { word: `${letter} ${figure(value)}`, usual, ...(letter !== symbol && { letter }) }
}

function toldParameter(parameter: Parameter, value: Value, t: Words): Told | undefined {
  if (parameter.kind === 'number') return toldNumber(parameter, Number(value))
  const label = inLanguage(parameter.label)
  if (parameter.kind === 'list') {
    const values = value as readonly number[]
    const usual = JSON.stringify(values) === JSON.stringify(parameter.default)
    return { word: `${symbolPlain(parameter.symbol) || label} ${values.map(figure).join(', ')}`, usual }
  }
  if (value === parameter.default) return undefined
  if (parameter.kind === 'switch') return { word: value === true ? label : t('without', { label }), usual: false }
  const option = parameter.options.find((each) => each.value === value)
  return { word: option ? inLanguage(option.label) : label, usual: false }
}

/** β₁ 0.9 and β₂ 0.999 are shorter as "β 0.9, 0.999". */
function joined(told: readonly Told[]): Told[] {
  const words: Told[] = []
  for (const next of told) {
    const before = words.at(-1)
    if (next.letter === undefined || before?.letter !== next.letter) words.push(next)
    else {
      const word = `${before.word}, ${next.word.slice(next.letter.length + 1)}`
      words[words.length - 1] = { ...next, word, usual: before.usual && next.usual }
    }
  }
  return words
}

function parameterWords({ optimizer }: Racer, t: Words): Told[] {
  const parameters = optimizers.get(optimizer.id)?.parameters ?? {}
  return joined(
    Object.entries(parameters).flatMap(
      ([name, parameter]) => toldParameter(parameter, optimizer.parameters[name] ?? parameter.default, t) ?? [],
    ),
  )
}

/** The settings that tell one racer from another, beside its optimizer, its rate and its schedule. */
export function telling(racer: Racer, t: Words): string[] {
  const { warmup, batch, stopping } = racer
  const parameters = parameterWords(racer, t)
  const words = (usual: boolean) => parameters.filter((told) => told.usual === usual).map(({ word }) => word)
  return [
    ...words(false),
    ...(warmup.steps > 0 ? [t('warmUp', { steps: count(warmup.steps) })] : []),
    ...(batch.schedule.id === 'constant' ? [] : [t('batchBy', { schedule: nameOf(batch.schedule, t) })]),
    ...(stopping.patience > 0 ? [t('stopsAfter', { patience: count(stopping.patience) })] : []),
    ...words(true),
  ]
}

/** What is around the rule: "+ clip 1", "EMA 0.99"; none where nothing is. */
export function aroundWords(racer: Racer): string[] {
  const words = activeWrappers(racer).map(({ choice }) => wrapperWord(choice))
  return words.map((word, index) => `${index === 0 ? '+ ' : ''}${word}${index < words.length - 1 ? ',' : ''}`)
}

/** Name of a racer's optimizer. `own` is the word for a rule of one's own. */
export function optimizerName(racer: Racer, own: string): string {
  const definition = optimizers.get(racer.optimizer.id)
  return definition === undefined ? own : inLanguage(definition.name)
}

/** The optimizer with all that tells it from others, in pieces that stay together where a line breaks: "SGD", "+ clip 1 ·", "μ 0.9". */
export function chipWords(racer: Racer, t: Words): string[] {
  const who = [optimizerName(racer, t('ownRule')), ...aroundWords(racer)]
  const told = telling(racer, t)
  return [...who, ...told].map((word, index, all) =>
    index >= who.length - 1 && index < all.length - 1 ? `${word} ·` : word,
  )
}

function nameOf(schedule: Choice, t: Words): string {
  const definition = schedules.get(schedule.id)
  return definition === undefined ? t('ownFormula') : inLanguage(definition.name)
}

/** Name of a racer's schedule. */
export function scheduleName(racer: Racer, t: Words): string {
  return nameOf(racer.schedule, t)
}
