/** The kinds of problems that the task select offers. They follow from the data, not from ids. */
import { defaultValues } from '../../catalog/definition.ts'
import type { Dataset } from '../../catalog/dataset.ts'
import { datasets } from '../../catalog/datasets/index.ts'
import { factsOf } from '../../experiment/data.ts'
import type { DataChoice, Problem } from '../../experiment/document.ts'

/** A curve has one input, points and a field have two, classes or a number; tables have rows that cannot be generated. */
export type DataKind = 'curve' | 'points' | 'field' | 'table' | 'images'
export type Kind = 'surface' | DataKind

export const kinds: readonly Kind[] = ['surface', 'curve', 'points', 'field', 'table', 'images']

/** The kind of a choice of data; a curve where nothing is known of it. */
export function dataKind(data: DataChoice): DataKind {
  const facts = factsOf(data)
  if (!facts) return 'curve'
  if (facts.shape.length > 1) return 'images'
  if (facts.rows !== undefined) return 'table'
  if (facts.classes > 0) return 'points'
  return facts.shape[0] === 1 ? 'curve' : 'field'
}

export function kindOf(problem: Problem): Kind {
  return problem.kind === 'surface' ? 'surface' : dataKind(problem.data)
}

/** The catalog's data sets of a kind, in its order. */
export function datasetsOf(kind: DataKind): readonly Dataset[] {
  return datasets.all.filter(({ id, parameters }) => dataKind({ id, parameters: defaultValues(parameters) }) === kind)
}
