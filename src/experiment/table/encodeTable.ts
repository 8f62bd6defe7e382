/** From the parsed columns of a user's own table to samples. */
import type { Samples } from '../../catalog/dataset.ts'
import type { TableReference } from '../document.ts'
import { LIMITS } from '../limits.ts'
import { categoriesOf, isMissing, type Column } from './cells.ts'
import { encodeCategories, encodeNumbers, numberIn } from './encodeColumn.ts'
import { TableError } from './tableError.ts'

/** Samples with the names of their inputs and of their classes (of regression: of the target). */
export interface EncodedTable {
  readonly samples: Samples
  readonly inputs: readonly string[]
  readonly targets: readonly string[]
  /** Whether no target is negative. */
  readonly nonnegative: boolean
}

/** Rows that a table must have at least, after those with missing values are left out. */
const LEAST_ROWS = LIMITS.samples.min

/**
 * Encodes a table as its reference says: columns of numbers as they are, categories as columns of 0 and 1 (encodeColumn.ts), a target
 * of categories as the index of its class; classes are sorted by code point. A row without a target is left out; one with another missing
 * value is left out ('drop') or filled with the mean of the column or a category of its own ('fill'). Categories and classes do not depend on
 * the order of the rows.
 * Throws a TableError, which says what to do, where the table cannot be used so.
 */
export function encodeTable(
  columns: readonly Column[],
  { types, target, missing }: Pick<TableReference, 'types' | 'target' | 'missing'>,
): EncodedTable {
  checkColumns(columns, types, target)
  const chosen = columns.filter((_, index) => index !== target && types[index] !== '-')
  if (chosen.length === 0)
    throw new TableError({
      en: 'There is no input column. Take at least one column besides the target as numbers or categories.',
      zh: '没有输入列。除目标列外，请至少把一列作为数字或类别。',
    })
  const aim = columns[target]!
  const rows = usableRows(aim, missing === 'drop' ? chosen : [])
  const { y, targets, classes } = types[target] === 'c' ? classTargets(aim, rows) : realTargets(aim, rows)
  const encoded = columns.flatMap((column, index) => {
    if (!chosen.includes(column)) return []
    return [types[index] === 'n' ? encodeNumbers(column, rows) : encodeCategories(column, rows)]
  })
  const inputs = encoded.flatMap(({ names }) => names)
  checkInputs(
    inputs.length,
    chosen.map(({ name }, i) => ({ name, inputs: encoded[i]!.names.length })),
  )
  const x = new Float64Array(rows.length * inputs.length)
  rows.forEach((row, i) => {
    let at = i * inputs.length
    for (const { names, write } of encoded) {
      write(row, x, at)
      at += names.length
    }
  })
  const samples = { features: inputs.length, classes, x, y }
  return { samples, inputs, targets, nonnegative: y.every((value) => value >= 0) }
}

/** Too many columns are the user's; all else are mistakes of the caller. */
function checkColumns(columns: readonly Column[], types: string, target: number): void {
  if (columns.length > LIMITS.columns)
    throw new TableError({
      en: `The table has ${columns.length} columns; ${LIMITS.columns} are allowed. Take a part of it.`,
      zh: `表格有 ${columns.length} 列，最多允许 ${LIMITS.columns} 列。请只取一部分。`,
    })
  if (types.length !== columns.length || !/^[nc-]*$/.test(types))
    throw new Error(`encodeTable: types must be ${columns.length} letters of n, c and -, got '${types}'`)
  if (types[target] !== 'n' && types[target] !== 'c')
    throw new Error(`encodeTable: the target must be the index of a column that is used, got ${target}`)
  const count = columns[0]!.cells.length
  const other = columns.find(({ cells }) => cells.length !== count)
  if (other)
    throw new Error(`encodeTable: all columns must have ${count} cells, '${other.name}' has ${other.cells.length}`)
}

/** Rows with a target and a value in each of the `needed` columns. */
function usableRows(target: Column, needed: readonly Column[]): number[] {
  const rows: number[] = []
  for (let row = 0; row < target.cells.length; row++)
    if (![target, ...needed].some(({ cells }) => isMissing(cells[row]!))) rows.push(row)
  const { length } = rows
  if (length < LEAST_ROWS)
    throw new TableError({
      en: `Only ${length} of ${target.cells.length} rows can be used; ${LEAST_ROWS} are needed. Fill missing values, or leave out columns with many of them.`,
      zh: `${target.cells.length} 行中只有 ${length} 行可用，至少需要 ${LEAST_ROWS} 行。请填充缺失值，或不使用缺失值多的列。`,
    })
  if (length > LIMITS.samples.max)
    throw new TableError({
      en: `The table has ${length} rows; ${LIMITS.samples.max} are allowed. Take a part of it.`,
      zh: `表格有 ${length} 行，最多允许 ${LIMITS.samples.max} 行。请只取一部分。`,
    })
  return rows
}

interface Targets {
  readonly y: Float64Array
  readonly targets: readonly string[]
  readonly classes: number
}

function realTargets(column: Column, rows: readonly number[]): Targets {
  return { y: Float64Array.from(rows, (row) => numberIn(column, row)), targets: [column.name], classes: 0 }
}

function classTargets({ name, cells }: Column, rows: readonly number[]): Targets {
  const targets = categoriesOf(rows.map((row) => cells[row]!))
  if (targets.length < 2)
    throw new TableError(
      {
        en: `The target "${name}" has only one class: "${targets[0]}". Choose another target.`,
        zh: `目标“${name}”只有一个类别：“${targets[0]}”。请选择另一个目标。`,
      },
      name,
    )
  if (targets.length > LIMITS.classes)
    throw new TableError(
      {
        en: `The target "${name}" has ${targets.length} classes; ${LIMITS.classes} are allowed. Choose another target, or take it as numbers.`,
        zh: `目标“${name}”有 ${targets.length} 个类别，最多允许 ${LIMITS.classes} 个。请选择另一个目标，或把它作为数字。`,
      },
      name,
    )
  const places = new Map(targets.map((category, place) => [category, place]))
  return { y: Float64Array.from(rows, (row) => places.get(cells[row]!.trim())!), targets, classes: targets.length }
}

function checkInputs(total: number, columns: readonly { readonly name: string; readonly inputs: number }[]): void {
  if (total === 0)
    throw new TableError({
      en: 'No input column has more than one value. Take other columns as inputs.',
      zh: '所有输入列都只有一个值。请使用其他列作为输入。',
    })
  if (total <= LIMITS.encoded) return
  const { name, inputs } = columns.reduce((most, one) => (one.inputs > most.inputs ? one : most))
  throw new TableError(
    {
      en: `The columns give ${total} inputs; ${LIMITS.encoded} are allowed. Leave out columns with many categories, such as "${name}" (${inputs}).`,
      zh: `这些列产生 ${total} 个输入，最多允许 ${LIMITS.encoded} 个。请不要使用类别很多的列，例如“${name}”（${inputs} 个）。`,
    },
    name,
  )
}
