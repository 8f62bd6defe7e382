/** Random streams of a step: every gradient of the same batch draws the same numbers, whatever was drawn in between. */
import type { Batch } from '../trainer.ts'
import type { Stream } from './random.ts'

export class StepStreams {
  readonly #streams: readonly Stream[]
  /** Where the streams stood before the first gradient of each batch of the step. */
  readonly #begun = new Map<Batch, readonly Uint32Array[]>()

  constructor(streams: readonly Stream[]) {
    this.#streams = streams
  }

  begin(): void {
    this.#begun.clear()
  }

  /** Draws go on for a batch that is new in this step, such as the second part of an accumulated one; for another they are repeated. */
  during<T>(batch: Batch, take: () => T): T {
    const begun = this.#begun.get(batch)
    const now = this.#state()
    if (!begun) {
      this.#begun.set(batch, now)
      return take()
    }
    this.#restore(begun)
    const taken = take()
    this.#restore(now)
    return taken
  }

  #state(): readonly Uint32Array[] {
    return this.#streams.map((stream) => stream.state())
  }

  #restore(states: readonly Uint32Array[]): void {
    for (const [index, stream] of this.#streams.entries()) stream.restore(states[index]!)
  }
}
