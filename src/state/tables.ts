/** Tables of the user's own: reading files, keeping them on this device, and what the document needs of them. */
import { describeColumns, type ColumnDescription } from '../experiment/table/describeColumns.ts'
import { TableError } from '../experiment/table/tableError.ts'
import { session } from './session.ts'
import { dropTable, keepTable } from './tables/kept.ts'
import type { TableFile } from './tables/readFile.ts'

export { TableError }
export type { Column } from '../experiment/table/cells.ts'
export { describeColumns, type ColumnDescription }
export { keptTables, openTable, type KeptTable } from './tables/kept.ts'
export { MOST_ROWS } from './tables/parse.ts'
export { judgeUse, proposeUse, withTarget, withType, type Judgement, type TableUse } from './tables/proposal.ts'
export { MOST_BYTES, readFile, type TableFile } from './tables/readFile.ts'

/** Keeps a table on this device; an experiment that waits for it goes on. Rejects with a TableError where that fails. */
export async function addTable(file: TableFile): Promise<void> {
  await keepTable(file)
  await session.tables.check()
}

/** Deletes a table from this device; an experiment of it waits for the file from then on. */
export async function deleteTable(digest: string): Promise<void> {
  await dropTable(digest)
  await session.tables.check()
}

/** Tries again to load what the experiment needs. */
export function tryAgain(): void {
  void session.tables.check()
  session.race.retry()
}
