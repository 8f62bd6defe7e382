/** Edits of a running race under which it goes on: the workers are told a few times a second, and the document records what held before. */
import type { Experiment } from '../../experiment/document.ts'
import { liveChange, type Running } from '../liveChange.ts'

/** Milliseconds between two changes of a running race, which are all kept: a drag makes a few a second. */
const LIVE = 300

/** The race that is edited. */
export interface EditedRace {
  /** The document as it is now. */
  document(): Experiment
  /** What runs; undefined where no race is there that could go on. */
  running(): Running | undefined
  /** Milliseconds. */
  clock(): number
  /** Goes on under a document. */
  take(document: Experiment): void
  /** Cannot go on under the document as it is now. */
  stop(): void
}

export class LiveEdits {
  readonly #race: EditedRace
  #pending = false
  #changedAt = -Infinity

  constructor(race: EditedRace) {
    this.#race = race
  }

  /** The document differs from what runs in what may change live, and the workers have not been told yet. */
  get pending(): boolean {
    return this.#pending
  }

  /** Whether the race can go on under the document; then the workers will be told: by `settleDue` or by `settle`. */
  add(): boolean {
    this.#pending = this.#changed() !== undefined
    return this.#pending
  }

  /** The document is another one: there is nothing to tell. */
  drop(): void {
    this.#pending = false
  }

  /** Tells the workers unless they were told a moment ago. */
  settleDue(): void {
    if (this.#pending && this.#race.clock() - this.#changedAt >= LIVE) this.settle()
  }

  /** Tells the workers now what they do not have yet; where the race cannot go on under it any more it stops. */
  settle(): void {
    if (!this.#pending) return
    this.#pending = false
    const document = this.#changed()
    if (!document) return this.#race.stop()
    this.#changedAt = this.#race.clock()
    this.#race.take(document)
  }

  /** The document with the record of what was in force so far, where the race can go on under it. */
  #changed(): Experiment | undefined {
    const running = this.#race.running()
    return running && liveChange(this.#race.document(), running)
  }
}
