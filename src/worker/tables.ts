/** The rows of tables: fetched where they are ours, read from the device where they are the user's own. */
import type { Samples } from '../catalog/dataset.ts'
import { isGenerated } from '../catalog/dataset.ts'
import { datasets } from '../catalog/datasets/index.ts'
import { encodeTable } from '../experiment/table/encodeTable.ts'
import type { DataChoice, Experiment, TableReference } from '../experiment/document.ts'
import { cellsOf, getTable } from './tableStore.ts'

/** Tables that are kept. */
const KEPT = 4

/** The rows of a table, and where the user gave it the names in it. */
interface Loaded {
  readonly samples: Samples
  readonly names?: { readonly inputs: readonly string[]; readonly targets: readonly string[] }
}

/** Loads each table once and keeps the last few. */
export class Tables {
  readonly #root: string
  readonly #loaded = new Map<string, Partial<Loaded> & { readonly error?: Error }>()

  /** @param root address of the folder with the catalog's files */
  constructor(root: string) {
    this.#root = root
  }

  /** Settles when the document's table is there or is known to be missing; undefined where nothing has to be loaded. Never rejects. */
  prepare({ problem }: Experiment): Promise<void> | undefined {
    if (problem.kind === 'surface') return undefined
    const load = this.#loader(problem.data)
    const key = keyOf(problem.data)
    if (!load) return undefined
    const loaded = this.#loaded.get(key)
    if (loaded) {
      // Used now, so the last to go.
      this.#loaded.delete(key)
      this.#loaded.set(key, loaded)
      return undefined
    }
    return load().then(
      (fresh) => this.#keep(key, fresh),
      (reason: unknown) => {
        const error = reason instanceof Error ? reason : new Error(String(reason))
        // Not kept for long: the file may be added, the network may come back.
        this.#loaded.set(key, { error })
        setTimeout(() => this.#loaded.delete(key), 500)
      },
    )
  }

  /** The rows of the document's table; undefined where it has none. Throws where they could not be loaded. */
  of({ problem }: Experiment): Samples | undefined {
    if (problem.kind === 'surface' || !this.#loader(problem.data)) return undefined
    const { samples, error } = this.#loaded.get(keyOf(problem.data)) ?? {}
    if (!samples) throw error ?? new Error('the table is not loaded')
    return samples
  }

  /** The names in the document's table; undefined where it is not the user's own. */
  namesOf({ problem }: Experiment): Loaded['names'] {
    return problem.kind === 'surface' ? undefined : this.#loaded.get(keyOf(problem.data))?.names
  }

  #keep(key: string, loaded: Loaded): void {
    this.#loaded.set(key, loaded)
    // The one used longest ago goes first: a map keeps the order in which entries came.
    for (const old of [...this.#loaded.keys()].slice(0, -KEPT)) this.#loaded.delete(old)
  }

  #loader(data: DataChoice): (() => Promise<Loaded>) | undefined {
    if (data.table) return () => ownTable(data.table!)
    const dataset = datasets.get(data.id)
    if (!dataset || isGenerated(dataset)) return undefined
    return async () => {
      const response = await fetch(new URL(dataset.file, this.#root)).catch((error: Error) => {
        throw new Error(`${dataset.file}: ${error.message}`)
      })
      if (!response.ok) throw new Error(`${dataset.file}: ${response.status} ${response.statusText}`)
      return { samples: dataset.read(new Uint8Array(await response.arrayBuffer())) }
    }
  }
}

const keyOf = (data: DataChoice): string => JSON.stringify(data.table ?? data.id)

async function ownTable(reference: TableReference): Promise<Loaded> {
  const table = await getTable(reference.digest)
  if (!table) throw new Error(`the file “${reference.name}” is not on this device`)
  const { samples, inputs, targets } = encodeTable(
    table.columns.map((column) => ({ name: column.name, cells: cellsOf(column) })),
    reference,
  )
  return { samples, names: { inputs, targets } }
}
