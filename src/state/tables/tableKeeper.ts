/** Knows whether the table that the document needs is on this device. */
import type { Experiment } from '../../experiment/document.ts'
import type { App } from '../app.ts'
import type { Followers } from '../documents.ts'

export class TableKeeper implements Partial<Followers> {
  readonly #app: App
  readonly #has: (digest: string) => Promise<boolean>
  readonly #onChange: () => void

  /**
   * @param has whether a table is on this device; rejects where that cannot be known
   * @param onChange called after the answer for the present document has come
   */
  constructor(app: App, has: (digest: string) => Promise<boolean>, onChange: () => void) {
    this.#app = app
    this.#has = has
    this.#onChange = onChange
  }

  changed({ problem }: Experiment): void {
    const digest = problem.kind === 'data' ? problem.data.table?.digest : undefined
    const { table } = this.#app.getState()
    if (digest === table?.digest) return
    this.#app.setState({ table: digest === undefined ? null : { digest, status: 'checking' } })
    if (digest !== undefined) void this.#ask(digest)
  }

  /** Looks again: a file was added or deleted, here or in another window. */
  check(): Promise<void> {
    const { table } = this.#app.getState()
    return table ? this.#ask(table.digest) : Promise.resolve()
  }

  async #ask(digest: string): Promise<void> {
    const status = await this.#has(digest).then(
      (here) => (here ? ('here' as const) : ('missing' as const)),
      () => 'unreadable' as const,
    )
    const { table } = this.#app.getState()
    // The document may have become another meanwhile.
    if (table?.digest !== digest || table.status === status) return
    this.#app.setState({ table: { digest, status } })
    this.#onChange()
  }
}
