/** Which presets a search finds, grouped. */
import { optimizers } from '../../catalog/optimizers/index.ts'
import { inLanguage } from '../../i18n/setup.ts'
import type { Preset } from '../../state/presets.ts'
import { matching } from '../parts/matching.ts'

/** A group of presets, in the language shown now. */
export interface Group {
  /** Its English name: the same in every language. */
  readonly id: string
  readonly name: string
  readonly presets: readonly Preset[]
}

/** The presets in their groups, both in their order. */
export function grouped(presets: readonly Preset[]): Group[] {
  const ids = [...new Set(presets.map(({ group }) => group.en))]
  return ids.map((id) => {
    const members = presets.filter(({ group }) => group.en === id)
    return { id, name: inLanguage(members[0]!.group), presets: members }
  })
}

/** The optimizers that race in a preset, by name, each once. */
export function optimizersOf({ experiment }: Preset): string[] {
  const names = experiment.racers.map(({ name, optimizer }) => {
    const definition = optimizers.get(optimizer.id)
    return `${definition ? inLanguage(definition.name) : ''} ${name}`
  })
  return [...new Set(names)]
}

/**
 * The groups with the presets that have every word of the query in their title, their question, their group or the
 * names of their optimizers; where none has, in what to look for. All of them for an empty query.
 */
export function found(groups: readonly Group[], query: string): Group[] {
  const options = groups.map(({ name, presets }) => ({
    label: name,
    options: presets.map((preset) => ({
      value: preset.id,
      label: inLanguage(preset.title),
      summary: `${inLanguage(preset.hint)} ${inLanguage(preset.look)}`,
      keywords: [inLanguage(preset.question), ...optimizersOf(preset)].join(' '),
    })),
  }))
  const kept = new Set(matching(options, query).flatMap((group) => group.options.map(({ value }) => value)))
  return groups
    .map((group) => ({ ...group, presets: group.presets.filter(({ id }) => kept.has(id)) }))
    .filter(({ presets }) => presets.length > 0)
}
