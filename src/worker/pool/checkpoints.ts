/** The checkpoints kept of one racer: the last to recover from, earlier ones to go back to. */
import type { Checkpoint } from '../protocol.ts'

/** Most checkpoints, and most bytes, kept of a racer. */
const MOST = 16
const BYTES = 8 * 2 ** 20

export class Checkpoints {
  /** In order of step. */
  #kept: Checkpoint[] = []

  /** Takes one in; when there are too many, every other one goes, so that older ones lie further apart. */
  add(checkpoint: Checkpoint): void {
    this.#kept = [...this.#kept.filter(({ step }) => step !== checkpoint.step), checkpoint]
    this.#kept.sort((a, b) => a.step - b.step)
    const room = Math.max(1, Math.min(MOST, Math.floor(BYTES / sizeOf(checkpoint))))
    while (this.#kept.length > room) {
      const last = this.#kept.length - 1
      this.#kept = this.#kept.filter((_, index) => (last - index) % 2 === 0)
    }
  }

  /** Forgets those after `step`: the run goes on otherwise from there. */
  cut(step: number): void {
    this.#kept = this.#kept.filter((checkpoint) => checkpoint.step <= step)
  }

  /** The last one that lies at `step` or before it. */
  before(step: number): Checkpoint | undefined {
    return this.#kept.findLast((checkpoint) => checkpoint.step <= step)
  }
}

function sizeOf({ arrays }: Checkpoint): number {
  return Object.values(arrays).reduce((bytes, { byteLength }) => bytes + byteLength, 1)
}
