/** Undo and redo over whole documents. */

/** One state of the document. `id` names it for as long as the page lives. */
export interface Entry<T> {
  readonly id: number
  readonly document: T
  readonly merge?: string
}

/** How many states are kept. */
const KEPT = 300

export class History<T> {
  #entries: Entry<T>[]
  #at = 0
  #nextId = 1

  constructor(document: T) {
    this.#entries = [{ id: 0, document }]
  }

  get current(): Entry<T> {
    return this.#entries[this.#at]
  }

  get canUndo(): boolean {
    return this.#at > 0
  }

  get canRedo(): boolean {
    return this.#at < this.#entries.length - 1
  }

  /**
   * Makes `document` the present state and forgets what was undone. Changes in a row with the same `merge` key
   * are one state: the first makes it, the others replace it.
   */
  record(document: T, merge?: string): 'added' | 'replaced' {
    const { current } = this
    if (merge !== undefined && merge === current.merge) {
      this.#entries[this.#at] = { ...current, document }
      return 'replaced'
    }
    this.#entries.length = this.#at + 1
    this.#entries.push({ id: this.#nextId++, document, ...(merge !== undefined && { merge }) })
    if (this.#entries.length > KEPT) this.#entries.shift()
    this.#at = this.#entries.length - 1
    return 'added'
  }

  /** Puts `document` in place of the present state's. */
  amend(document: T): void {
    this.#entries[this.#at] = { ...this.current, document }
  }

  /** Forgets everything but `document`, which becomes a state of its own. */
  restart(document: T): void {
    this.#entries = [{ id: this.#nextId++, document }]
    this.#at = 0
  }

  /** Goes one state back; undefined where there is none. */
  undo(): Entry<T> | undefined {
    return this.canUndo ? this.#moveTo(this.#at - 1) : undefined
  }

  redo(): Entry<T> | undefined {
    return this.canRedo ? this.#moveTo(this.#at + 1) : undefined
  }

  /** Goes to the state named `id`; undefined where it is not kept. */
  go(id: number): Entry<T> | undefined {
    const at = this.#entries.findIndex((entry) => entry.id === id)
    return at < 0 ? undefined : this.#moveTo(at)
  }

  /** How many states lie from `from` to `to`; undefined where one is not kept. */
  distance(from: number, to: number): number | undefined {
    const [a, b] = [from, to].map((id) => this.#entries.findIndex((entry) => entry.id === id))
    return a < 0 || b < 0 ? undefined : b - a
  }

  /** Ends the present merge: the next change is a state of its own. */
  #moveTo(at: number): Entry<T> {
    this.#at = at
    const { id, document } = this.#entries[at]
    this.#entries[at] = { id, document }
    return this.#entries[at]
  }
}
