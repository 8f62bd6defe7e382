/** What is known of a choice of data before any sample is there. */
import { datasets } from '../catalog/datasets/index.ts'
import { isGenerated } from '../catalog/dataset.ts'
import type { Task } from '../catalog/kinds.ts'
import type { Shape } from '../catalog/layer.ts'
import type { DataChoice } from './document.ts'

export interface DataFacts {
  readonly task: Task
  /** Number of classes; 0 for regression. */
  readonly classes: number
  /** Shape of one input. */
  readonly shape: Shape
  /** Whether no target is negative. */
  readonly nonnegative: boolean
  /** Rows of a table; undefined where as many samples as wanted can be generated. */
  readonly rows: number | undefined
}

const taskFor = (classes: number): Task => (classes === 0 ? 'regression' : classes === 2 ? 'binary' : 'classes')

/** The facts of a choice of data; undefined for an unknown data set. */
export function factsOf(data: DataChoice): DataFacts | undefined {
  if (data.id === 'own')
    return { task: 'regression', classes: 0, shape: [data.inputs ?? 1], nonnegative: false, rows: undefined }
  if (data.table) {
    const { features, classes, nonnegative, rows } = data.table
    return { task: taskFor(classes), classes, shape: [features], nonnegative, rows }
  }
  const dataset = datasets.get(data.id)
  if (!dataset) return undefined
  return {
    task: dataset.task(data.parameters),
    classes: dataset.classes(data.parameters),
    shape: dataset.shape,
    nonnegative: dataset.nonnegative ?? false,
    rows: isGenerated(dataset) ? undefined : dataset.rows,
  }
}

/** Samples a problem has in all: as many as asked for, of a table at most its rows. */
export function sampleCount({ data, samples }: { data: DataChoice; samples: number }): number {
  return Math.min(samples, factsOf(data)?.rows ?? samples)
}

/** Rows in each split: shares are rounded to whole rows, and the training set has at least one. */
export function splitCounts(count: number, split: { readonly train: number; readonly validation: number }) {
  const train = Math.min(count, Math.max(1, Math.floor(split.train * count + 0.5)))
  const validation = Math.min(count - train, Math.floor(split.validation * count + 0.5))
  return { train, validation, test: count - train - validation }
}
