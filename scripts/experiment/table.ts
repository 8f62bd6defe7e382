/** The rows that a document needs besides itself: of a stored data set, or of a table of the user's own, which is handed in. */
import { basename, join } from 'node:path'
import { isGenerated, type Samples } from '../../src/catalog/dataset.ts'
import { datasets } from '../../src/catalog/datasets/index.ts'
import type { Experiment, TableReference } from '../../src/experiment/document.ts'
import { encodeTable } from '../../src/experiment/table/encodeTable.ts'
import { TableError } from '../../src/experiment/table/tableError.ts'
import { readFile } from '../../src/state/tables/readFile.ts'
import { SourceError } from './source.ts'

/** Bytes of a file; throws where it cannot be read. */
export type ReadBytes = (file: string) => Uint8Array<ArrayBuffer>

/** Where the stored tables lie. Programs run in the project's folder. */
const folder = join('public', 'data')

/**
 * The rows of the document's table; undefined where it has none.
 * @param file the user's own table, where one was given
 * Throws a SourceError where a table is missing, is another, or was given and is not needed.
 */
export async function tableFor(
  { problem }: Experiment,
  file: string | undefined,
  read: ReadBytes,
): Promise<Samples | undefined> {
  const own = problem.kind === 'data' ? problem.data.table : undefined
  if (own) return ownTable(own, file, read)
  if (file !== undefined) throw new SourceError(`${file} is not needed: this experiment has no table of its own`)
  const dataset = problem.kind === 'data' ? datasets.get(problem.data.id) : undefined
  if (!dataset || isGenerated(dataset)) return undefined
  return dataset.read(readOr(read, join(folder, dataset.file)))
}

function readOr(read: ReadBytes, file: string): Uint8Array<ArrayBuffer> {
  try {
    return read(file)
  } catch (error) {
    throw new SourceError(`${file} cannot be read: ${(error as Error).message}`)
  }
}

async function ownTable(reference: TableReference, file: string | undefined, read: ReadBytes): Promise<Samples> {
  if (file === undefined)
    throw new SourceError(`this experiment needs the file “${reference.name}”: name it with --table FILE`)
  const bytes = readOr(read, file)
  try {
    const table = await readFile(new File([bytes], basename(file)))
    if (table.digest !== reference.digest)
      throw new SourceError(
        `${file} is not the file “${reference.name}” that this experiment was made with: ` +
          `its digest is ${table.digest}, not ${reference.digest}`,
      )
    const { samples } = encodeTable(table.columns, reference)
    const { rows, features, classes } = reference
    if (samples.y.length === rows && samples.features === features && samples.classes === classes) return samples
    throw new SourceError(
      `${file} gives ${samples.y.length} rows of ${samples.features} inputs and ${samples.classes} classes; ` +
        `the experiment says ${rows} rows of ${features} inputs and ${classes} classes`,
    )
  } catch (error) {
    if (error instanceof TableError) throw new SourceError(`${file}: ${error.message}`)
    throw error
  }
}
