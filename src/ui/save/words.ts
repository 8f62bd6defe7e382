/** What an experiment is called, in the language shown now. */
import { datasets } from '../../catalog/datasets/index.ts'
import { surfaces } from '../../catalog/surfaces/index.ts'
import type { Experiment } from '../../experiment/document.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { presetOf } from '../../state/presets.ts'

/** Title of the preset; of others the name of the surface, the data set or the file; undefined for an own formula. */
export function titleOf({ preset, problem }: Experiment): string | undefined {
  const known = presetOf(preset)
  if (known) return inLanguage(known.title)
  if (problem.kind === 'data' && problem.data.table) return problem.data.table.name
  const definition = problem.kind === 'surface' ? surfaces.get(problem.surface.id) : datasets.get(problem.data.id)
  return definition && inLanguage(definition.name)
}

/** Question of the preset; undefined for others. */
export function questionOf({ preset }: Experiment): string | undefined {
  const known = presetOf(preset)
  return known && inLanguage(known.question)
}
