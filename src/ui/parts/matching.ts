/** Which options of a long list a search finds. */
import type { Option, OptionGroup } from './Choose.tsx'

const words = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean)

function kept<T extends string>(
  groups: readonly OptionGroup<T>[],
  fits: (option: Option<T>, group: OptionGroup<T>) => boolean,
): OptionGroup<T>[] {
  return groups
    .map((group) => ({ ...group, options: group.options.filter((option) => fits(option, group)) }))
    .filter(({ options }) => options.length > 0)
}

/**
 * The groups with the options that have every word of the query in their name, their keywords or the name of their
 * group; where none has, those that have them in their summary. All of them for an empty query.
 */
export function matching<T extends string>(
  groups: readonly OptionGroup<T>[],
  query: string,
): readonly OptionGroup<T>[] {
  const wanted = words(query)
  if (wanted.length === 0) return groups
  const has = (text: string) => wanted.every((word) => text.toLowerCase().includes(word))
  const byName = kept(groups, (option, group) => has([option.label, option.keywords, group.label].join(' ')))
  return byName.length > 0 ? byName : kept(groups, ({ label, summary }) => has(`${label} ${summary ?? ''}`))
}
