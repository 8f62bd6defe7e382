/** Keeps a run when it is over or gives way to another. A store that fails is reported once and stops nothing. */
import type { App } from '../app.ts'
import type { Ran } from '../ran.ts'
import { keptOf, type KeptCurves, type KeptRun } from './keptRun.ts'
import { tellTrouble } from './trouble.ts'

/** Where runs are kept. */
export interface RunPlace {
  putRun(run: KeptRun, curves: KeptCurves, replaced?: string): Promise<void>
}

export class RunKeeper {
  readonly #app: App
  readonly #place: () => Promise<RunPlace>
  readonly #now: () => number
  #onKept: () => void = () => {}
  /** The state of the run on the page that was kept last. */
  #last: { readonly run: number; readonly step: number; readonly key: string; readonly finished: boolean } | undefined
  #queue: Promise<void> = Promise.resolve()

  /**
   * @param place fetches the store
   * @param now milliseconds since 1970
   */
  constructor(app: App, place: () => Promise<RunPlace>, now: () => number) {
    this.#app = app
    this.#place = place
    this.#now = now
  }

  /** Calls back after a run has been kept. */
  onKept(callback: () => void): void {
    this.#onKept = callback
  }

  /** Keeps the run as it is now, in place of what was kept of it earlier; an earlier step of it is not kept beside a later one. */
  keep(ran: Ran): Promise<void> {
    const last = this.#last?.run === ran.run ? this.#last : undefined
    if (last && ran.step < last.step) return this.#queue
    const { run, curves } = keptOf(ran, this.#now())
    if (last?.key === run.key && last.finished === ran.finished) return this.#queue
    this.#last = { run: ran.run, step: ran.step, key: run.key, finished: ran.finished }
    this.#queue = this.#queue.then(async () => {
      try {
        await (await this.#place()).putRun(run, curves, last?.key)
        this.#onKept()
      } catch (error) {
        tellTrouble(this.#app, error)
      }
    })
    return this.#queue
  }
}
