/** Rows of a data problem before they are shuffled: of a generator, of an own formula, or of a table. */
import { isGenerated, type Samples } from '../../catalog/dataset.ts'
import { datasets } from '../../catalog/datasets/index.ts'
import type { Mathematics, Random } from '../../catalog/kinds.ts'
import { sizeOf } from '../../catalog/layer.ts'
import { factsOf } from '../../experiment/data.ts'
import type { DataProblem } from '../../experiment/document.ts'
import { ownSamples } from './ownSamples.ts'

/**
 * All rows there are, in arrays of their own: `samples` of a generator or a formula, every row of a table.
 * @param table the rows of a table, needed for a stored data set and for a table of one's own; left as it is
 * Throws for an unknown data set, and where a table is missing or is not the one that the document describes.
 */
export function generateRows(problem: DataProblem, random: Random, math: Mathematics, table?: Samples): Samples {
  const { data, samples } = problem
  if (data.id === 'own') return ownSamples(data, samples, random, math)
  const dataset = datasets.get(data.id)
  if (dataset && isGenerated(dataset)) return dataset.generate(samples, data.parameters, random, math)
  const facts = factsOf(data)
  if (!facts) throw new Error(`prepareData: there is no data set called '${data.id}'`)
  if (!table) throw new Error(`prepareData: '${data.id}' needs the rows of its table`)
  const features = sizeOf(facts.shape)
  if (table.features !== features || table.classes !== facts.classes || table.y.length !== facts.rows)
    throw new Error(
      `prepareData: the table must have ${facts.rows} rows of ${features} inputs and ${facts.classes} classes, ` +
        `got ${table.y.length} rows of ${table.features} inputs and ${table.classes} classes`,
    )
  return { ...table, x: table.x.slice(), y: table.y.slice() }
}
