/** Several batches a step: the mean of their gradients makes one update. */
import type { Batch, Batches, NamedArrays } from './trainer.ts'

export class AccumulatedBatches implements Batches {
  readonly constant: boolean
  readonly #inner: Batches
  readonly #size: number

  /** @param size batches a step, from 2 */
  constructor(inner: Batches, size: number) {
    this.#inner = inner
    this.#size = size
    this.constant = inner.constant
  }

  next(step: number): Batch {
    const parts = Array.from({ length: this.#size }, (_, slot) => {
      this.#inner.next(step)
      return this.#inner.hold(slot)
    })
    const count = parts.reduce((sum, part) => sum + part.count, 0)
    return { indices: parts[0]!.indices, count, parts }
  }

  hold(): Batch {
    throw new Error('hold: batches that are held already')
  }

  state(): NamedArrays {
    return this.#inner.state()
  }
}
