/** Samples of a data problem: made, shuffled, ordered train, validation, test, scaled, and with noise on the training labels. */
import type { Samples } from '../catalog/dataset.ts'
import type { Mathematics, Random, Task } from '../catalog/kinds.ts'
import { factsOf, sampleCount, splitCounts } from '../experiment/data.ts'
import type { DataProblem } from '../experiment/document.ts'
import { generateRows } from './data/generate.ts'
import { spoilLabels } from './data/labelNoise.ts'
import { firstRows, shuffle, stratify } from './data/split.ts'
import { standardize, type Scaling } from './data/standardize.ts'

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
  /** How the numbers lead back to the data's own units; absent where nothing was scaled. */
  readonly scaling?: Scaling
}

export interface PreparationParts {
  /** The `labels` stream; needed where the problem has label noise. */
  readonly labels?: Random
  /** The rows of the table, where the data is one; left as they are. */
  readonly table?: Samples
}

/**
 * The rows that every racer of a problem sees. Generation and the shuffle (Fisher-Yates from the end) draw from the `data` stream; of a
 * table the first `samples` shuffled rows are taken. Shares are rounded to whole rows; the training set has at least one row. Validation
 * and test rows are scaled by the moments of the training rows, and their labels are never spoilt. Noise comes after scaling, so that
 * its amount does not change the scale of the other rows.
 * Throws where the table or the `labels` stream is needed and missing, and for a table that the document does not describe.
 */
export function prepareData(
  problem: DataProblem,
  random: Random,
  math: Mathematics,
  { labels, table }: PreparationParts = {},
): PreparedData {
  const { split, labelNoise } = problem
  const all = generateRows(problem, random, math, table)
  shuffle(all, random)
  const chosen = firstRows(all, sampleCount(problem))
  const counts = splitCounts(chosen.y.length, split)
  const rows = split.stratified && chosen.classes > 0 ? stratify(chosen, counts) : chosen
  const scaling = problem.standardize === 'nothing' ? undefined : standardize(rows, counts.train, problem.standardize)
  if (labelNoise > 0) {
    if (!labels) throw new Error("prepareData: label noise needs the 'labels' stream")
    spoilLabels(rows, counts.train, labelNoise, labels)
  }
  return { task: factsOf(problem.data)!.task, ...rows, counts, ...(scaling && { scaling }) }
}
