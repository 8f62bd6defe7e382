/** What is done to the document: edits, undo and redo, loading, links. The run and the address bar are told of every change. */
import type { Experiment } from '../experiment/document.ts'
import { decodeLink, encodeLink } from '../experiment/link.ts'
import { validate } from '../experiment/schema.ts'
import { notify, openingRacer, type App } from './app.ts'
import type { NoticeKey } from './appState.ts'
import { History } from './history.ts'

/** Who is told of a change. */
export interface Followers {
  /** The document is now another; `fresh` when it is another experiment and not an edit of the present one. */
  changed(document: Experiment, fresh: boolean): void
  /** The history has a new entry, or its present entry holds another document. */
  recorded(how: 'added' | 'replaced', id: number, link: string): void
  /** Undo or redo went from one entry to another. */
  moved(from: number, to: number, link: string): void
}

const REASONS: Record<string, NoticeKey> = {
  truncated: 'linkTruncated',
  damaged: 'linkDamaged',
  oversized: 'linkOversized',
  'too-new': 'linkTooNew',
  invalid: 'linkInvalid',
  empty: 'linkEmpty',
}

export class Documents {
  readonly history: History<Experiment>
  readonly #app: App
  readonly #followers = new Set<Partial<Followers>>()

  constructor(app: App) {
    this.#app = app
    this.history = new History(app.getState().document)
  }

  /** Link of the present document. */
  get link(): string {
    return this.#app.getState().link
  }

  /** Tells `followers` of every change from now on. */
  follow(followers: Partial<Followers>): void {
    this.#followers.add(followers)
  }

  /**
   * Changes the document. Changes in a row with the same `merge` key are one state of the history.
   * A document that is not valid is refused with a notice.
   */
  edit(recipe: (experiment: Experiment) => Experiment, { merge }: { merge?: string } = {}): void {
    const { document } = this.#app.getState()
    const next = recipe(document)
    if (next === document) return
    const checked = validate(next)
    if (!checked.ok) {
      const [{ path, message }] = checked.problems
      return notify(this.#app, { kind: 'warn', key: 'editRefused', values: { path, message } })
    }
    const link = encodeLink(checked.experiment)
    if (link !== this.link) this.#record(checked.experiment, { link, merge })
  }

  /** Back to the document before the last edit. */
  undo(): void {
    const from = this.history.current.id
    if (this.history.undo()) this.#moved(from)
  }

  /** Forward to the document that was undone. */
  redo(): void {
    const from = this.history.current.id
    if (this.history.redo()) this.#moved(from)
  }

  /** The present state as another document, which means the same to who edits it: no state of its own, and nobody but the address is told. */
  amend(document: Experiment): void {
    const link = encodeLink(document)
    if (link === this.link) return
    this.history.amend(document)
    this.#app.setState({ document, link })
    for (const follower of this.#followers) follower.recorded?.('replaced', this.history.current.id, link)
  }

  /** Another experiment in place of the present one: a state of the history that starts at step 0. */
  load(experiment: Experiment): void {
    this.#record(experiment, { fresh: true })
  }

  /** Opens a link that was handed in; a bad one leaves the document as it is and is named in a notice. */
  openLink(link: string): void {
    const experiment = this.decode(link)
    if (experiment) this.load(experiment)
  }

  /** The experiment of a link; undefined, after a notice, where there is none in it. */
  decode(link: string): Experiment | undefined {
    const decoded = decodeLink(link)
    if (decoded.ok) return decoded.experiment
    const [first] = decoded.problems ?? []
    notify(this.#app, {
      kind: 'danger',
      key: REASONS[decoded.reason],
      ...(first && { values: { path: first.path, message: first.message, count: decoded.problems?.length ?? 1 } }),
      link,
    })
    return undefined
  }

  /** Shows `experiment` as the only state of a new history (the page was opened, or entered from outside). */
  restart(experiment: Experiment): void {
    this.history.restart(experiment)
    this.#show(true)
  }

  /** Goes to an entry of the history by its id, when the browser went there; false where it is not kept. */
  arrive(id: number): boolean {
    const before = this.history.current.document
    if (!this.history.go(id)) return false
    if (this.history.current.document !== before) this.#show(false)
    return true
  }

  #record(document: Experiment, { fresh = false, ...given }: { fresh?: boolean; link?: string; merge?: string }): void {
    const how = this.history.record(document, given.merge)
    this.#show(fresh, given.link)
    for (const follower of this.#followers) follower.recorded?.(how, this.history.current.id, this.link)
  }

  #moved(from: number): void {
    this.#show(false)
    for (const follower of this.#followers) follower.moved?.(from, this.history.current.id, this.link)
  }

  /** Puts the history's present document on the page. */
  #show(fresh: boolean, link = encodeLink(this.history.current.document)): void {
    const { document } = this.history.current
    this.#app.setState(({ selected }) => ({
      document,
      link,
      canUndo: this.history.canUndo,
      canRedo: this.history.canRedo,
      selected: fresh ? openingRacer(document) : document.racers.some(({ id }) => id === selected) ? selected : null,
    }))
    for (const follower of this.#followers) follower.changed?.(document, fresh)
  }
}
