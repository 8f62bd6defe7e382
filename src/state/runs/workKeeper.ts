/**
 * Keeps the document that is being edited, so that a later visit without a link can go on with it. Each page load has a
 * record of its own: two tabs do not write over each other.
 */
import type { Experiment } from '../../experiment/document.ts'
import { notify, type App } from '../app.ts'
import type { Documents, Followers } from '../documents.ts'
import { tellTrouble } from './trouble.ts'
import type { Work } from './validate.ts'

/** Where work is kept. */
export interface WorkPlace {
  putWork(work: Work): Promise<void>
  allWork(): Promise<readonly unknown[]>
  deleteWork(session: string): Promise<void>
}

/** Milliseconds after an edit until it is kept. */
export const PAUSE = 400

interface Outside {
  /** Fetches the store. */
  readonly place: () => Promise<WorkPlace>
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly later: (milliseconds: number, callback: () => void) => void
}

export class WorkKeeper implements Partial<Followers> {
  readonly #app: App
  readonly #documents: Documents
  readonly #session: string
  readonly #outside: Outside
  #waiting = false
  #offered: (Work & { experiment: Experiment }) | undefined

  /** @param session a name that no other page load has */
  constructor(app: App, documents: Documents, session: string, outside: Outside) {
    this.#app = app
    this.#documents = documents
    this.#session = session
    this.#outside = outside
  }

  /** An edit is kept soon; another experiment, opened from a list or a link, is nobody's work yet. */
  changed(_document: Experiment, fresh: boolean): void {
    if (fresh || this.#waiting) return
    this.#waiting = true
    this.#outside.later(PAUSE, () => void this.write())
  }

  /** Writes what waits to be kept: at once, when the page goes away. */
  async write(): Promise<void> {
    if (!this.#waiting) return
    this.#waiting = false
    const { link } = this.#app.getState()
    try {
      await (await this.#outside.place()).putWork({ session: this.#session, link, date: this.#outside.now() })
    } catch (error) {
      tellTrouble(this.#app, error)
    }
  }

  /** Offers the last work, of an earlier visit or another tab, in a notice; to be called where the address has no link. */
  async offer(): Promise<void> {
    try {
      const all = await (await this.#outside.place()).allWork()
      const { newestWork } = await import('./validate.ts')
      const found = newestWork(all, this.#app.getState().link)
      if (!found || this.#documents.history.canUndo) return
      this.#offered = found
      notify(this.#app, { kind: 'info', key: 'workFound', action: 'resume' })
    } catch {
      // It is reported when something cannot be kept; a visitor who keeps nothing need not know.
    }
  }

  /** Shows the work that is offered; undo leads back. */
  resume(): void {
    const work = this.#offered
    this.#withdraw()
    if (work) this.#documents.load(work.experiment)
  }

  /** The work that is offered is not wanted, and not offered again. */
  async decline(): Promise<void> {
    const work = this.#offered
    this.#withdraw()
    // A store that fails offers nothing.
    if (work)
      await this.#outside.place().then(
        (place) => place.deleteWork(work.session),
        () => undefined,
      )
  }

  #withdraw(): void {
    this.#offered = undefined
    this.#app.setState(({ notices }) => ({ notices: notices.filter(({ key }) => key !== 'workFound') }))
  }
}
