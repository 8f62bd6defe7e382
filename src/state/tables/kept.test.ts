import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { StoredTable } from '../../worker/tableStore.ts'
import { dropTable, hasTable, keepTable, keptTables, openTable } from './kept.ts'

const store = vi.hoisted(() => ({ tables: new Map<string, StoredTable>(), fails: undefined as unknown }))

vi.mock(import('../../worker/tableStore.ts'), async (importOriginal) => {
  const attempt = async <T>(work: () => T): Promise<T> => {
    if (store.fails !== undefined) throw store.fails
    return work()
  }
  return {
    ...(await importOriginal()),
    hasTable: (digest) => attempt(() => store.tables.has(digest)),
    getTable: (digest) => attempt(() => store.tables.get(digest)),
    putTable: (table) => attempt(() => void store.tables.set(table.digest, structuredClone(table))),
    deleteTable: (digest) => attempt(() => void store.tables.delete(digest)),
    allTables: () => attempt(() => [...store.tables.values()]),
  }
})

const file = {
  digest: 'd',
  name: 'd.csv',
  columns: [
    { name: 'a', cells: ['1', '2', '1'] },
    { name: 'b', cells: ['x', '', 'x'] },
  ],
}

beforeEach(() => {
  store.tables.clear()
  store.fails = undefined
})

describe('tables on this device', () => {
  it('come back as they were read', async () => {
    await keepTable(file)
    expect(await hasTable('d')).toBe(true)
    expect(await openTable('d')).toEqual(file)
    expect(await keptTables()).toEqual([{ digest: 'd', name: 'd.csv', rows: 3, columns: 2 }])
    await dropTable('d')
    expect(await hasTable('d')).toBe(false)
    expect(await openTable('d')).toBeUndefined()
  })

  it('are not kept where the store is full, which is said', async () => {
    store.fails = new DOMException('no room', 'QuotaExceededError')
    await expect(keepTable(file)).rejects.toMatchObject({
      text: { en: expect.stringMatching(/no room left/), zh: expect.stringMatching(/没有足够的空间/) },
    })
  })

  it('are not kept where there is no store, which is said', async () => {
    store.fails = new Error('A mutation operation was attempted on a database that did not allow mutations.')
    await expect(keepTable(file)).rejects.toMatchObject({ text: { en: expect.stringMatching(/does not keep data/) } })
    await expect(hasTable('d')).rejects.toMatchObject({ name: 'TableError' })
    expect(await keptTables()).toEqual([])
  })
})
