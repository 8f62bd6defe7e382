/** What the columns of a user's own table hold, and how each is probably meant. */
import { isMissing, numberOf, type Column } from './cells.ts'

export interface ColumnDescription {
  readonly name: string
  /** n: numbers; c: categories; -: left out, such as ids and free text. */
  readonly type: 'n' | 'c' | '-'
  /** Cells without a value. */
  readonly missing: number
  /** Different texts among the others. */
  readonly distinct: number
  /** The first cell with a value; '' where there is none. */
  readonly example: string
  /** Least and greatest number, where all cells with a value are numbers. */
  readonly min?: number
  readonly max?: number
}

/** Whole numbers of at most so many different values are taken for categories. */
const FEW_NUMBERS = 10
/** Columns of more different texts than this are taken for ids or free text. */
const MANY_TEXTS = 50

/**
 * Describes each column. Numbers are guessed where all present cells are numbers, and there are more than 10 different ones or not all are
 * whole; categories where at most 50 texts differ; a column without any value is left out.
 */
export function describeColumns(columns: readonly Column[]): ColumnDescription[] {
  return columns.map(describe)
}

function describe({ name, cells }: Column): ColumnDescription {
  const present = cells.filter((cell) => !isMissing(cell)).map((cell) => cell.trim())
  const numbers = present.map(numberOf).filter((value) => value !== undefined)
  const distinct = new Set(present).size
  const common = { name, missing: cells.length - present.length, distinct, example: present[0] ?? '' }
  if (present.length === 0) return { ...common, type: '-' }
  if (numbers.length < present.length) return { ...common, type: distinct <= MANY_TEXTS ? 'c' : '-' }
  const different = new Set(numbers).size
  const continuous = different > FEW_NUMBERS || !numbers.every(Number.isInteger)
  let [min, max] = [Infinity, -Infinity]
  for (const value of numbers) [min, max] = [Math.min(min, value), Math.max(max, value)]
  return { ...common, type: continuous ? 'n' : distinct <= MANY_TEXTS ? 'c' : '-', min, max }
}
