/** The last runs and unsaved work, in an IndexedDB database of their own. Whatever is read is judged by `validate.ts`. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { KeptCurves, KeptRun } from './keptRun.ts'
import { toDrop } from './toDrop.ts'
import { BLOCKED } from './trouble.ts'
import type { Work } from './validate.ts'

/** Runs that are kept. */
export const MOST_RUNS = 100
/** Page loads whose work is kept. */
const MOST_WORK = 5
/** Milliseconds that another tab, with an older version of the page, may keep this one from opening the store. */
const PATIENCE = 4000

interface Schema extends DBSchema {
  runs: { key: string; value: KeptRun; indexes: { date: number } }
  curves: { key: string; value: KeptCurves }
  work: { key: string; value: Work; indexes: { date: number } }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= open().catch((error: unknown) => {
    // Another try may go better.
    opened = undefined
    throw error
  })
  return opened
}

function open(): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    const forget = (): void => {
      opened = undefined
    }
    openDB<Schema>('downhill-runs', 1, {
      upgrade(db) {
        db.createObjectStore('runs', { keyPath: 'key' }).createIndex('date', 'date')
        db.createObjectStore('curves', { keyPath: 'key' })
        db.createObjectStore('work', { keyPath: 'session' }).createIndex('date', 'date')
      },
      blocked: () => void setTimeout(() => reject(new Error(BLOCKED)), PATIENCE),
      // A later version of the page waits for the store: this one makes room.
      blocking: (_current, _blocked, event) => {
        forget()
        ;(event.target as IDBDatabase).close()
      },
      terminated: forget,
    }).then(resolve, reject)
  })
}

/**
 * Keeps a run, in place of the one with the same key and of the one with the key `replaced`; the oldest beyond
 * MOST_RUNS go. Where there is no room, the older half goes and it is tried once more.
 */
export async function putRun(run: KeptRun, curves: KeptCurves, replaced?: string): Promise<void> {
  try {
    await put(run, curves, MOST_RUNS, replaced)
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error
    const kept = await (await database()).count('runs')
    if (kept < 2) throw error
    await drop(Math.floor(kept / 2))
    await put(run, curves, MOST_RUNS, replaced)
  }
}

async function put(run: KeptRun, curves: KeptCurves, most: number, replaced?: string): Promise<void> {
  const transaction = (await database()).transaction(['runs', 'curves'], 'readwrite')
  const [runs, rows] = [transaction.objectStore('runs'), transaction.objectStore('curves')]
  const work = async (): Promise<void> => {
    if (replaced !== undefined && replaced !== run.key)
      await Promise.all([runs.delete(replaced), rows.delete(replaced)])
    await Promise.all([runs.put(run), rows.put(curves)])
    const oldest = toDrop(await runs.getAllKeys(), await runs.index('date').getAllKeys(), most)
    await Promise.all(oldest.flatMap((key) => [runs.delete(key), rows.delete(key)]))
  }
  await Promise.all([work(), transaction.done])
}

/** Leaves the newest `most` runs. */
async function drop(most: number): Promise<void> {
  const transaction = (await database()).transaction(['runs', 'curves'], 'readwrite')
  const [runs, rows] = [transaction.objectStore('runs'), transaction.objectStore('curves')]
  const work = async (): Promise<void> => {
    const oldest = toDrop(await runs.getAllKeys(), await runs.index('date').getAllKeys(), most)
    await Promise.all(oldest.flatMap((key) => [runs.delete(key), rows.delete(key)]))
  }
  await Promise.all([work(), transaction.done])
}

/** Whatever is kept as runs, unjudged. */
export async function allRuns(): Promise<readonly unknown[]> {
  return (await database()).getAll('runs')
}

/** What is kept as the rows of a run, unjudged. */
export async function curvesOfRun(key: string): Promise<unknown> {
  return (await database()).get('curves', key)
}

export async function deleteRun(key: string): Promise<void> {
  const transaction = (await database()).transaction(['runs', 'curves'], 'readwrite')
  await Promise.all([
    transaction.objectStore('runs').delete(key),
    transaction.objectStore('curves').delete(key),
    transaction.done,
  ])
}

/** Deletes all runs, those that cannot be read as well. */
export async function deleteAllRuns(): Promise<void> {
  await drop(0)
}

/** Keeps the work of a page load; the oldest beyond MOST_WORK go. */
export async function putWork(work: Work): Promise<void> {
  const transaction = (await database()).transaction('work', 'readwrite')
  const write = async (): Promise<void> => {
    await transaction.store.put(work)
    const oldest = toDrop(
      await transaction.store.getAllKeys(),
      await transaction.store.index('date').getAllKeys(),
      MOST_WORK,
    )
    await Promise.all(oldest.map((session) => transaction.store.delete(session)))
  }
  await Promise.all([write(), transaction.done])
}

/** Whatever is kept as work, unjudged. */
export async function allWork(): Promise<readonly unknown[]> {
  return (await database()).getAll('work')
}

export async function deleteWork(session: string): Promise<void> {
  await (await database()).delete('work', session)
}
