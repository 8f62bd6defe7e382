/** The tables of the user's own, in IndexedDB: page and workers read the same store. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/** A column as it is kept: its different cells, and for each row which of them it has. */
export interface StoredColumn {
  readonly name: string
  readonly cells: readonly string[]
  readonly rows: Uint32Array
}

export interface StoredTable {
  /** Of the file's bytes; a document names it. */
  readonly digest: string
  /** Name of the file. */
  readonly name: string
  readonly columns: readonly StoredColumn[]
  /** Milliseconds since 1970 when it was added. */
  readonly added: number
}

interface Schema extends DBSchema {
  tables: { key: string; value: StoredTable }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('downhill', 1, {
    upgrade: (db) => void db.createObjectStore('tables', { keyPath: 'digest' }),
  }).catch((error: unknown) => {
    // Another try may go better.
    opened = undefined
    throw error
  })
  return opened
}

/** The table with this digest; undefined where it is not on this device. Rejects where the store cannot be read. */
export async function getTable(digest: string): Promise<StoredTable | undefined> {
  return (await database()).get('tables', digest)
}

/** Whether the table with this digest is on this device. Rejects where the store cannot be read. */
export async function hasTable(digest: string): Promise<boolean> {
  return (await (await database()).count('tables', digest)) > 0
}

/** Keeps a table. Rejects where the store is full or cannot be written. */
export async function putTable(table: StoredTable): Promise<void> {
  await (await database()).put('tables', table)
}

export async function deleteTable(digest: string): Promise<void> {
  await (await database()).delete('tables', digest)
}

/** All tables on this device, the newest first. */
export async function allTables(): Promise<StoredTable[]> {
  return (await (await database()).getAll('tables')).sort((a, b) => b.added - a.added)
}

/** A column from its cells, row by row. */
export function storedColumn(name: string, values: readonly string[]): StoredColumn {
  const places = new Map<string, number>()
  const rows = Uint32Array.from(values, (cell) => {
    let place = places.get(cell)
    if (place === undefined) places.set(cell, (place = places.size))
    return place
  })
  return { name, cells: [...places.keys()], rows }
}

/** The cells of a column, row by row. */
export function cellsOf({ cells, rows }: StoredColumn): string[] {
  return Array.from(rows, (place) => cells[place]!)
}
