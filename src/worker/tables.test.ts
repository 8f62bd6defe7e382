import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultDataProblem, defaultExperiment, usualProblem } from '../experiment/defaults.ts'
import type { Experiment, TableReference } from '../experiment/document.ts'
import { storedColumn, type StoredTable } from './tableStore.ts'
import { Tables } from './tables.ts'

const kept = vi.hoisted(() => new Map<string, StoredTable>())
vi.mock(import('./tableStore.ts'), async (importOriginal) => ({
  ...(await importOriginal()),
  getTable: (digest) => Promise.resolve(kept.get(digest)),
}))

const withData = (id: string): Experiment => ({ ...defaultExperiment(), problem: defaultDataProblem(id) })
const reference: TableReference = {
  ...{ digest: 'AAAAAAAAAAAAAAAAAAAAAA', name: 'mine.csv', types: 'nc', target: 1, missing: 'drop' },
  ...{ rows: 12, features: 1, classes: 2, nonnegative: true },
}
const own: Experiment = {
  ...defaultExperiment(),
  problem: usualProblem({ id: 'table', parameters: {}, table: reference }),
}
const cells = Array.from({ length: 12 }, (_, i) => [`${i}`, i % 2 ? 'yes' : 'no'] as const)

let fetched: string[]
let online: boolean

/** The files beside the page. */
function served(url: URL): Promise<Response> {
  fetched.push(String(url))
  const file = url.pathname.split('/').at(-1)!
  return Promise.resolve(online ? new Response(readFileSync(`public/data/${file}`)) : new Response('', { status: 503 }))
}

beforeEach(() => {
  vi.useFakeTimers()
  kept.clear()
  fetched = []
  online = true
  vi.stubGlobal('fetch', served)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('tables', () => {
  it('are needed by stored data sets only', () => {
    const tables = new Tables('https://x.org/data/')
    for (const document of [defaultExperiment(), withData('moons')]) {
      expect(tables.prepare(document)).toBeUndefined()
      expect(tables.of(document)).toBeUndefined()
    }
  })

  it('are fetched from beside the page, once', async () => {
    const tables = new Tables('https://x.org/data/')
    await tables.prepare(withData('iris'))
    expect(tables.of(withData('iris'))).toMatchObject({ features: 4, classes: 3 })
    expect(tables.prepare(withData('iris'))).toBeUndefined()
    expect(tables.namesOf(withData('iris'))).toBeUndefined()
    expect(fetched).toEqual(['https://x.org/data/iris.csv'])
  })

  it('that cannot be fetched say so, and are tried again a little later', async () => {
    const tables = new Tables('https://x.org/data/')
    online = false
    await tables.prepare(withData('wine'))
    expect(() => tables.of(withData('wine'))).toThrow(/wine.csv: 503/)
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
    await tables.prepare(withData('iris'))
    expect(() => tables.of(withData('iris'))).toThrow('iris.csv: no network')
    vi.stubGlobal('fetch', served)
    online = true
    await vi.advanceTimersByTimeAsync(600)
    await tables.prepare(withData('wine'))
    expect(tables.of(withData('wine'))?.y).toHaveLength(178)
  })

  it('of the user’s own come from this device, with their names', async () => {
    kept.set(reference.digest, {
      digest: reference.digest,
      name: 'mine.csv',
      columns: ['size', 'kind'].map((name, column) =>
        storedColumn(
          name,
          cells.map((row) => row[column]!),
        ),
      ),
      added: 1,
    })
    const tables = new Tables('https://x.org/data/')
    await tables.prepare(own)
    expect([...tables.of(own)!.y]).toEqual(cells.map((_, i) => i % 2))
    expect(tables.namesOf(own)).toEqual({ inputs: ['size'], targets: ['no', 'yes'] })
    expect(fetched).toEqual([])
  })

  it('that are not on this device name their file', async () => {
    const tables = new Tables('https://x.org/data/')
    await tables.prepare(own)
    expect(() => tables.of(own)).toThrow(/“mine.csv” is not on this device/)
  })

  it('keep the ones used last', async () => {
    const tables = new Tables('https://x.org/data/')
    const used = ['iris', 'wine', 'diabetes', 'breast-cancer'].map(withData)
    for (const document of used) await tables.prepare(document)
    void tables.prepare(used[0]!)
    await tables.prepare(withData('digits'))
    expect(tables.of(used[0]!)).toBeDefined()
    expect(() => tables.of(used[1]!)).toThrow(/not loaded/)
  })
})
