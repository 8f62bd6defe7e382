/** One input column of a user's own table as columns of numbers. */
import { categoriesOf, isMissing, numberOf, type Column } from './cells.ts'
import { TableError } from './tableError.ts'

/** A column as inputs of a model. */
export interface EncodedColumn {
  /** The name of each input; none where the column has one value only. */
  readonly names: readonly string[]
  /** Writes the inputs of a row from position `at` on. */
  readonly write: (row: number, into: Float64Array, at: number) => void
}

/** The number in a row of a column of numbers; throws a TableError where there is another text. */
export function numberIn({ name, cells }: Column, row: number): number {
  const cell = cells[row]!
  const value = numberOf(cell)
  if (value !== undefined) return value
  throw new TableError(
    {
      en: `Row ${row + 1} of the column "${name}" is no number: "${cell}". Correct it, or take the column as categories or leave it out.`,
      zh: `列“${name}”第 ${row + 1} 行不是数字：“${cell}”。请改正它，或把该列作为类别，或不使用该列。`,
    },
    name,
  )
}

/** A column of numbers: one input. Missing cells get the mean of the present ones among the given rows, summed in their order. */
export function encodeNumbers(column: Column, rows: readonly number[]): EncodedColumn {
  const { name, cells } = column
  let sum = 0
  let present = 0
  for (const row of rows) {
    if (isMissing(cells[row]!)) continue
    sum += numberIn(column, row)
    present++
  }
  if (present === 0)
    throw new TableError(
      {
        en: `The column "${name}" has no value in any row that can be used. Leave it out.`,
        zh: `在可用的行中，列“${name}”没有任何值。请不要使用该列。`,
      },
      name,
    )
  const mean = sum / present
  return {
    names: [name],
    write(row, into, at) {
      into[at] = isMissing(cells[row]!) ? mean : numberIn(column, row)
    },
  }
}

/**
 * A column of categories, those of the given rows in the order of their code points, missing cells as the last: an input of 0 and 1 for
 * each, of two categories one input that is 1 for the second, of one category none, since it says nothing.
 */
export function encodeCategories({ name, cells }: Column, rows: readonly number[]): EncodedColumn {
  const categories = categoriesOf(rows.map((row) => cells[row]!))
  const places = new Map(categories.map((category, place) => [category, place]))
  // No category is called ?, which is one of the marks of a missing cell.
  if (rows.some((row) => isMissing(cells[row]!))) categories.push('?')
  const placeOf = (cell: string) => places.get(cell.trim()) ?? categories.length - 1
  const shown = categories.length > 2 ? categories : categories.slice(1)
  return {
    names: shown.map((category) => `${name} = ${category}`),
    write(row, into, at) {
      const first = categories.length - shown.length
      const place = placeOf(cells[row]!) - first
      if (place >= 0 && shown.length > 0) into[at + place] = 1
    },
  }
}
