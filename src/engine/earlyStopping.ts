/** Early stopping: patience with a loss that does not get better, and the state of the best one. */
import type { Stopping } from '../experiment/document.ts'
import type { NamedArrays } from './trainer.ts'

/** Slots of the numbers that a checkpoint holds. */
const BEST = 0
const STEP = 1
const WAITED = 2

export class EarlyStopping {
  readonly #patience: number
  readonly #threshold: number
  readonly #live: () => NamedArrays
  /** Copies of the arrays at the best loss, which is the start until there is one. */
  readonly #kept: NamedArrays
  readonly #numbers = Float64Array.of(Infinity, 0, 0)

  /** @param live views of everything that makes the model: parameters and the state they are reported from */
  constructor({ patience, threshold }: Stopping, live: () => NamedArrays) {
    this.#patience = patience
    this.#threshold = threshold
    this.#live = live
    this.#kept = Object.fromEntries(Object.entries(live()).map(([name, array]) => [name, array.slice()]))
  }

  /** The step of the best loss; 0 is the start. */
  get best(): number {
    return this.#numbers[STEP]!
  }

  /** Takes a loss; returns whether the patience is at its end. A loss that is not a number is no new best. */
  hears(loss: number, step: number): boolean {
    const numbers = this.#numbers
    if (loss < numbers[BEST]! - this.#threshold) {
      numbers[BEST] = loss
      numbers[STEP] = step
      numbers[WAITED] = 0
      for (const [name, array] of Object.entries(this.#live())) this.#kept[name]!.set(array)
      return false
    }
    numbers[WAITED]!++
    return numbers[WAITED]! >= this.#patience
  }

  /** Puts the best state back; nothing where no loss was taken. */
  restoreBest(): void {
    if (this.#numbers[BEST] === Infinity) return
    for (const [name, array] of Object.entries(this.#live())) array.set(this.#kept[name]!)
  }

  state(): NamedArrays {
    return { numbers: this.#numbers, ...this.#kept }
  }
}
