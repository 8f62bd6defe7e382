/** Samples of a data problem: generated, shuffled, and ordered train, validation, test. */
import { datasets } from '../catalog/datasets/index.ts'
import type { Mathematics, Random, Task } from '../catalog/kinds.ts'
import type { DataProblem } from '../experiment/document.ts'

/** Samples in the order train, validation, test. */
export interface PreparedData {
  readonly task: Task
  readonly features: number
  /** Number of classes; 0 for regression. */
  readonly classes: number
  /** Inputs, [count, features] row-major. */
  readonly x: Float64Array
  /** One target a row: a real number, or the index of the class. */
  readonly y: Float64Array
  /** Rows in each split. */
  readonly counts: { readonly train: number; readonly validation: number; readonly test: number }
}

/**
 * Generates the samples of a problem from the `data` stream. Shares are rounded to whole rows; the training set has at
 * least one row. The shuffle is Fisher-Yates from the end, with the same stream.
 */
export function prepareData(problem: DataProblem, random: Random, math: Mathematics): PreparedData {
  const dataset = datasets.get(problem.data.id)
  if (!dataset) throw new Error(`prepareData: there is no data set called '${problem.data.id}'`)
  const { features, classes, x, y } = dataset.generate(problem.samples, problem.data.parameters, random, math)
  const count = y.length
  for (let i = count - 1; i > 0; i--) {
    const j = random.below(i + 1)
    ;[y[i], y[j]] = [y[j], y[i]]
    for (let f = 0; f < features; f++)
      [x[i * features + f], x[j * features + f]] = [x[j * features + f], x[i * features + f]]
  }
  const train = Math.min(count, Math.max(1, Math.floor(problem.split.train * count + 0.5)))
  const validation = Math.min(count - train, Math.floor(problem.split.validation * count + 0.5))
  return {
    task: dataset.task(problem.data.parameters),
    features,
    classes,
    x,
    y,
    counts: { train, validation, test: count - train - validation },
  }
}
