/**
 * Keeps the address bar and the document together: an entry of the browser's history for each state of ours, so that
 * back and forward undo and redo. A drag, and a page inside another one, only replace the present entry.
 */
import { defaultExperiment } from '../experiment/defaults.ts'
import type { Address } from './address.ts'
import type { Documents, Followers } from './documents.ts'

/** Milliseconds after which a replaced address is written: browsers refuse more than a few writes a second. */
const WRITE = 300
/** Milliseconds within which a walk through the browser's history must have arrived. */
const WALK = 1000

export class Fragment implements Partial<Followers> {
  readonly #documents: Documents
  readonly #address: Address
  readonly #session: string
  /** Our entry that the browser's history is at. */
  #at = 0
  /** A walk is under way; what is pushed meanwhile waits. */
  #walking = 0
  #pushes: { id: number; link: string }[] = []
  #unwritten: string | undefined
  /** The document comes from the address: it is marked, not pushed. */
  #entering = false

  /** @param session a name that no other page load has. */
  constructor(documents: Documents, address: Address, session: string) {
    this.#documents = documents
    this.#address = address
    this.#session = session
    address.onNavigate(() => this.#arrived())
    address.onLeave(() => this.#write())
  }

  /** Shows the document of the address: the default where there is none, and for a bad link, which stays visible. */
  open(): void {
    const { hash } = this.#address
    const experiment = hash.length > 1 ? this.#documents.decode(hash) : undefined
    if (experiment) this.#documents.restart(experiment)
    this.#mark(this.#documents.history.current.id)
  }

  recorded(how: 'added' | 'replaced', id: number, link: string): void {
    if (this.#entering) return this.#mark(id)
    if (how === 'replaced') {
      const waiting = this.#pushes.find((push) => push.id === id)
      if (waiting) waiting.link = link
      else this.#replace(link)
    } else if (this.#address.embedded) {
      this.#at = id
      this.#replace(link)
    } else if (this.#walking) this.#pushes.push({ id, link })
    else this.#push(id, link)
  }

  moved(_from: number, to: number, link: string): void {
    if (this.#address.embedded) {
      this.#at = to
      this.#replace(link)
    } else if (!this.#walking) this.#walk()
  }

  #push(id: number, link: string): void {
    this.#write()
    this.#at = id
    this.#address.push({ session: this.#session, entry: id }, link)
  }

  /** Names the present entry of the browser's history. */
  #mark(id: number, hash?: string): void {
    this.#at = id
    this.#address.replace({ session: this.#session, entry: id }, hash)
  }

  #replace(link: string): void {
    if (this.#unwritten === undefined) this.#address.later(WRITE, () => this.#write())
    this.#unwritten = link
  }

  #write(): void {
    const link = this.#unwritten
    this.#unwritten = undefined
    if (link !== undefined) this.#mark(this.#at, link)
  }

  /** Walks through the browser's history to our present state; arriving may take several goes. */
  #walk(): void {
    this.#write()
    const { history } = this.#documents
    const delta = history.distance(this.#at, history.current.id)
    if (delta === 0) return
    if (delta === undefined) return this.#mark(history.current.id, this.#documents.link)
    const walk = ++this.#walking
    this.#address.go(delta)
    this.#address.later(WALK, () => {
      if (this.#walking === walk) this.#endWalk()
    })
  }

  #endWalk(): void {
    this.#walking = 0
    const { history } = this.#documents
    for (const { id, link } of this.#pushes.splice(0)) if (history.distance(id, id) !== undefined) this.#push(id, link)
    if (this.#at !== history.current.id) this.#walk()
  }

  #arrived(): void {
    const { mark, hash } = this.#address
    this.#unwritten = undefined
    if (mark?.session === this.#session && this.#documents.history.distance(mark.entry, mark.entry) !== undefined) {
      this.#at = mark.entry
      if (this.#walking) this.#endWalk()
      else this.#documents.arrive(mark.entry)
      return
    }
    this.#walking = 0
    this.#pushes = []
    this.#enter(hash, mark !== null)
  }

  /** An entry that is not ours: made by an earlier load of the page, or by editing the address. */
  #enter(hash: string, earlier: boolean): void {
    const documents = this.#documents
    const experiment = hash.length > 1 ? documents.decode(hash) : defaultExperiment()
    if (!experiment) return this.#mark(documents.history.current.id)
    if (earlier) {
      documents.restart(experiment)
      return this.#mark(documents.history.current.id)
    }
    this.#entering = true
    documents.load(experiment)
    this.#entering = false
  }
}
