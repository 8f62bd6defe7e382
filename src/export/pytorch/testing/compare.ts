/** The engine's curves beside those of a script. */
import { nodeModules } from '../../../../scripts/nodeModules.ts'
import { race } from '../../../../scripts/experiment/race.ts'
import type { Samples } from '../../../catalog/dataset.ts'
import { sceneOf } from '../../../engine/scene.ts'
import type { Experiment } from '../../../experiment/document.ts'
import { encodeLink } from '../../../experiment/link.ts'
import { validate } from '../../../experiment/schema.ts'
import { writePyTorch } from '../pytorch.ts'
import { samplesOf } from '../samples.ts'
import type { Curves } from './python.ts'

/** The script of an experiment, with the samples that the engine makes. Throws for an invalid document. */
export async function scriptOf(experiment: Experiment, table?: Samples, title = 'A test'): Promise<string> {
  const judged = validate(experiment)
  if (!judged.ok) throw new Error(JSON.stringify(judged.problems))
  const head = { experiment, title, question: 'Which?', link: encodeLink(experiment), date: '2024-01-01T00:00:00Z' }
  return writePyTorch(head, samplesOf(sceneOf(experiment, nodeModules(), table)))
}

/**
 * The first difference between the engine's curves and those of a script that is more than `within` times the larger of 1 and the engine's
 * number; undefined where there is none. Seconds are not compared. Of what the script told at the end the ways it ended and the last figures
 * are compared, which have six digits.
 */
export function difference(
  experiment: Experiment,
  { curves, told }: { readonly curves: Curves; readonly told?: string },
  within = 1e-9,
  table?: Samples,
): string | undefined {
  const results = race(
    experiment,
    nodeModules(),
    () => 0,
    () => {},
    table,
  )
  for (const { racer, records, status, step, divergence, final = {} } of results) {
    const line = told?.split('\n').find((one) => one.startsWith(`racer ${racer.id} (`))
    if (told !== undefined) {
      const how = divergence
        ? `diverged at step ${divergence.step} in ${divergence.where}`
        : `${status} after ${step} updates`
      if (!line?.includes(`: ${how}`)) return `${racer.name}: ${how}, but it told ${line}`
      for (const [, name, value] of line.matchAll(/, (\w+) (\S+)(?=,|$)/g)) {
        const wanted = final[name!]!
        if (!(Math.abs(Number(value) - wanted) <= Math.max(within, 1e-5) * Math.max(1e-9, Math.abs(wanted))))
          return `${racer.name}: ${name} at the end is ${value}, not ${wanted}`
      }
    }
    const columns = curves.get(racer.id)
    if (!columns) return `racer ${racer.id} has no curve`
    for (const [name, values] of Object.entries(records)) {
      if (name === 'seconds') continue
      const found = columns[name]
      if (!found) return `${racer.name}: there is no column ${name}`
      if (found.length !== values.length) return `${racer.name}: ${name} has ${found.length} rows, not ${values.length}`
      for (const [row, value] of values.entries()) {
        const other = found[row]!
        if (Object.is(other, value) || (Number.isNaN(other) && Number.isNaN(value))) continue
        if (!(Math.abs(other - value) <= within * Math.max(1, Math.abs(value))))
          return `${racer.name}: ${name} of row ${row} is ${other}, not ${value}`
      }
    }
  }
  return undefined
}
