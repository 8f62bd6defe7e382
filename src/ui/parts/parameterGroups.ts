/** The parameters of a definition under their headings. */
import type { Parameters } from '../../catalog/definition.ts'
import type { Group } from '../../catalog/groups.ts'

export interface ParameterGroup {
  /** Undefined for parameters without a heading. */
  readonly group: Group | undefined
  readonly names: readonly string[]
}

/** One entry a heading, in the order in which the parameters come; a single one without a heading where there are not several. */
export function parameterGroups(parameters: Parameters): readonly ParameterGroup[] {
  const names = new Map<Group | undefined, string[]>()
  for (const [name, { group }] of Object.entries(parameters)) names.set(group, [...(names.get(group) ?? []), name])
  const headings = [...names.keys()].filter((group) => group !== undefined)
  if (headings.length > 1) return [...names].map(([group, members]) => ({ group, names: members }))
  return names.size === 0 ? [] : [{ group: undefined, names: Object.keys(parameters) }]
}
