/** How a table is to be used: what is guessed of its columns, and what comes of a choice. */
import type { TableReference } from '../../experiment/document.ts'
import type { ColumnDescription } from '../../experiment/table/describeColumns.ts'
import { encodeTable } from '../../experiment/table/encodeTable.ts'
import { TableError } from '../../experiment/table/tableError.ts'
import type { TableFile } from './readFile.ts'

/** What the user may correct. */
export type TableUse = Pick<TableReference, 'types' | 'target' | 'missing'>

/** Names that targets often have, in English and Chinese. */
const TARGETS = /^(target|class|classes|label|labels|y|species|outcome|output|response|diagnosis|目标|类别|标签)$/i

/** The guessed types, and as target a column named like one, else the last that is used. */
export function proposeUse(columns: readonly ColumnDescription[]): TableUse {
  const types = columns.map(({ type }) => type).join('')
  const named = columns.findIndex(({ name, type }) => type !== '-' && TARGETS.test(name.trim()))
  const last = columns.findLastIndex(({ type }) => type !== '-')
  const target = named >= 0 ? named : last
  // A table of nothing but texts: its last column must be something.
  if (target < 0) return { types: `${types.slice(0, -1)}c`, target: columns.length - 1, missing: 'drop' }
  return { types, target, missing: 'drop' }
}

/** The use with another type for a column; a target that is left out gives way to the last column that is used. */
export function withType(use: TableUse, column: number, type: string): TableUse {
  const types = use.types.slice(0, column) + type + use.types.slice(column + 1)
  if (type !== '-' || column !== use.target) return { ...use, types }
  const last = [...types].findLastIndex((each) => each !== '-')
  return last < 0 ? use : { ...use, types, target: last }
}

/** The use with another target, which is a column that is used. */
export function withTarget(use: TableUse, column: number, { type }: Pick<ColumnDescription, 'type'>): TableUse {
  const used = use.types[column] === '-' ? withType(use, column, type === '-' ? 'c' : type) : use
  return { ...used, target: column }
}

/** What a use comes to. */
export type Judgement =
  | {
      readonly ok: true
      readonly reference: TableReference
      /** Names of the inputs after encoding, and of the classes (of regression: of the target). */
      readonly inputs: readonly string[]
      readonly targets: readonly string[]
    }
  | { readonly ok: false; readonly error: TableError }

/** Encodes the table as it is to be used; says how many rows and inputs there are, or what is wrong. */
export function judgeUse({ digest, name, columns }: TableFile, use: TableUse): Judgement {
  try {
    const { samples, inputs, targets, nonnegative } = encodeTable(columns, use)
    const { features, classes, y } = samples
    const reference = { digest, name, ...use, rows: y.length, features, classes, nonnegative }
    return { ok: true, reference, inputs, targets }
  } catch (error) {
    if (error instanceof TableError) return { ok: false, error }
    throw error
  }
}
