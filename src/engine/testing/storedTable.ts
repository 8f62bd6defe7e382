/** The rows of a catalog's table in Node, for tests and the terminal. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isGenerated, type Samples } from '../../catalog/dataset.ts'
import { datasets } from '../../catalog/datasets/index.ts'
import type { Experiment } from '../../experiment/document.ts'

/** The table of an experiment on one of the catalog's; undefined where it needs none. Run from the project's folder. */
export function storedTable({ problem }: Pick<Experiment, 'problem'>): Samples | undefined {
  const dataset = problem.kind === 'data' ? datasets.get(problem.data.id) : undefined
  if (!dataset || isGenerated(dataset)) return undefined
  return dataset.read(readFileSync(join(process.cwd(), 'public', 'data', dataset.file)))
}
