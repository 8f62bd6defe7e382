/** The tables on this device. The store is fetched when one is first needed. */
import { TableError } from '../../experiment/table/tableError.ts'
import type { StoredTable } from '../../worker/tableStore.ts'
import type { TableFile } from './readFile.ts'

const store = () => import('../../worker/tableStore.ts')

/** What the list of tables shows. */
export interface KeptTable {
  readonly digest: string
  readonly name: string
  readonly rows: number
  readonly columns: number
}

const FULL = {
  en: 'This browser has no room left for the table. Delete other tables, or take a part of it.',
  zh: '浏览器没有足够的空间保存该表格。请删除其他表格，或只取一部分。',
}
const BROKEN = {
  en: 'This browser does not keep data for this page (a private window, or storage is switched off), so the table cannot be used.',
  zh: '浏览器不为此页面保存数据（无痕窗口或存储已关闭），因此无法使用该表格。',
}

/** Why the store did not do it, in words. */
function storeError(error: unknown): TableError {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError'
  return new TableError(full ? FULL : BROKEN)
}

/** Whether the table is on this device. Rejects with a TableError where the store cannot be read. */
export async function hasTable(digest: string): Promise<boolean> {
  try {
    return await (await store()).hasTable(digest)
  } catch (error) {
    throw storeError(error)
  }
}

/** Keeps a table on this device. Rejects with a TableError where the store is full or cannot be written. */
export async function keepTable({ digest, name, columns }: TableFile): Promise<void> {
  const { putTable, storedColumn } = await store()
  const stored: StoredTable = {
    digest,
    name,
    columns: columns.map((column) => storedColumn(column.name, column.cells)),
    added: Date.now(),
  }
  try {
    await putTable(stored)
  } catch (error) {
    throw storeError(error)
  }
}

/** The table with this digest as it was read; undefined where it is not here. */
export async function openTable(digest: string): Promise<TableFile | undefined> {
  const { getTable, cellsOf } = await store()
  const found = await getTable(digest).catch((error: unknown) => {
    throw storeError(error)
  })
  if (!found) return undefined
  const { name, columns } = found
  return { digest, name, columns: columns.map((column) => ({ name: column.name, cells: cellsOf(column) })) }
}

export async function dropTable(digest: string): Promise<void> {
  const { deleteTable } = await store()
  await deleteTable(digest).catch((error: unknown) => {
    throw storeError(error)
  })
}

/** The tables on this device, the newest first; none where the store cannot be read. */
export async function keptTables(): Promise<KeptTable[]> {
  try {
    const all = await (await store()).allTables()
    return all.map(({ digest, name, columns }) => ({
      digest,
      name,
      rows: columns[0]?.rows.length ?? 0,
      columns: columns.length,
    }))
  } catch {
    return []
  }
}
