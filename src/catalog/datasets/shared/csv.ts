/** The stored tables: numbers with a header, the target in the last column. */
import type { Samples, StoredDataset } from '../../dataset.ts'

/** What a table has to be. */
interface Expected {
  readonly file: string
  readonly rows: number
  readonly inputs: readonly string[]
  /** Number of classes; 0 for regression. */
  readonly classes: number
}

/**
 * The samples of a table of numbers, unscaled, rows in the order of the file.
 * Throws where it does not have these rows and columns, where a cell is no finite number, and where a class is none of them.
 */
export function readTable(bytes: Uint8Array, { file, rows, inputs, classes }: Expected): Samples {
  const [header, ...lines] = new TextDecoder().decode(bytes).trimEnd().split(/\r?\n/)
  const columns = inputs.length + 1
  const found = header!.split(',').length
  if (found !== columns || lines.length !== rows)
    throw new Error(
      `readTable: ${file} must have ${rows} rows of ${columns} columns, got ${lines.length} rows under ${found} headings`,
    )
  const x = new Float64Array(rows * inputs.length)
  const y = new Float64Array(rows)
  for (const [row, line] of lines.entries()) {
    const cells = line.split(',')
    const numbers = cells.map((cell) => (cell.trim() === '' ? NaN : Number(cell)))
    if (numbers.length !== columns || !numbers.every(Number.isFinite))
      throw new Error(`readTable: row ${row + 1} of ${file} must have ${columns} numbers, got '${line}'`)
    x.set(numbers.slice(0, -1), row * inputs.length)
    const target = numbers[columns - 1]!
    if (classes > 0 && !(Number.isInteger(target) && target >= 0 && target < classes))
      throw new Error(`readTable: row ${row + 1} of ${file} must have a class from 0 to ${classes - 1}, got ${target}`)
    y[row] = target
  }
  return { features: inputs.length, classes, x, y }
}

/** What every data set in a table has in common, from what its table has to be. */
export function storedTable<Table extends Expected>(table: Table) {
  return {
    ...table,
    parameters: {},
    classes: () => table.classes,
    shape: [table.inputs.length],
    read: (bytes: Uint8Array) => readTable(bytes, table),
  } satisfies Partial<StoredDataset>
}
