/** A racer's live settings by step. */
import type { Earlier, Problem, LiveSettings, Racer } from '../experiment/document.ts'
import { timeline } from '../experiment/live.ts'

export class Timeline {
  #parts: readonly Earlier[]
  #at = 0

  constructor(problem: Problem, racer: Racer) {
    this.#parts = timeline(problem, racer)
  }

  /** The same run with settings that differ from some step on that it has not reached. */
  follow(problem: Problem, racer: Racer): void {
    this.#parts = timeline(problem, racer)
    this.#at = 0
  }

  /** What the update after `step` updates is made with; the same object while it is the same. */
  at(step: number): LiveSettings {
    const parts = this.#parts
    if (this.#at > 0 && step < parts[this.#at - 1]!.until) this.#at = 0
    while (step >= parts[this.#at]!.until) this.#at++
    return parts[this.#at]!
  }
}
