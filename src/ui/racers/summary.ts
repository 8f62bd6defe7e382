/** How a racer is told in a few words: "SGD · μ 0.9", "rate 0.0088 · μ 0.9". */
import type { Racer } from '../../experiment/document.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { symbolPlain } from '../parts/symbols.tsx'
import { chosen, plain } from '../theme/format.ts'

/** Parameters that say little in a chip: they hardly ever change. */
const quiet = new Set(['epsilon', 'dampening', 'weightDecay', 'initialAccumulator', 'rateDecay'])

/** The settings that tell one racer from another: momenta and decays always, the others where they are not the default. */
export function telling(racer: Racer): string[] {
  const definition = optimizers.get(racer.optimizer.id)
  if (definition === undefined) return []
  const words: string[] = []
  let letter = ''
  for (const [name, parameter] of Object.entries(definition.parameters)) {
    const value = racer.optimizer.parameters[name] ?? parameter.default
    if (parameter.kind !== 'number') {
      if (value !== parameter.default) words.push(inLanguage(parameter.label))
      continue
    }
    if (quiet.has(name) && value === parameter.default) continue
    if (value === 0 && parameter.default === 0) continue
    const symbol = symbolPlain(parameter.symbol) || inLanguage(parameter.label)
    const bare = symbol.replace(/[₀-₉]+$/, '')
    const figure = plain(chosen(Number(value)))
    // β₁ 0.9 and β₂ 0.999 are shorter as "β 0.9, 0.999".
    if (bare !== symbol && bare === letter) words.push(`${words.pop()}, ${figure}`)
    else words.push(`${bare} ${figure}`)
    letter = bare === symbol ? '' : bare
  }
  return words
}

/** Name of a racer's optimizer. `own` is the word for a rule of one's own. */
export function optimizerName(racer: Racer, own: string): string {
  const definition = optimizers.get(racer.optimizer.id)
  return definition === undefined ? own : inLanguage(definition.name)
}

export function optimizerChip(racer: Racer, own: string): string {
  return [optimizerName(racer, own), ...telling(racer)].join(' · ')
}

/** Name of a racer's schedule. */
export function scheduleName(racer: Racer, own: string): string {
  const definition = schedules.get(racer.schedule.id)
  return definition === undefined ? own : inLanguage(definition.name)
}
