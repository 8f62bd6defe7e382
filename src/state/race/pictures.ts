/** What the stage shows of the racers: which of them the workers are asked for, and their last answers. */
import type { Racer } from '../../experiment/document.ts'
import type { Probe, ProbeResult } from '../../worker/protocol.ts'

export class Pictures {
  #probe: Probe | null = null
  #alone: number | undefined
  /** The racers that are asked for now. */
  #probed: readonly number[] = []
  readonly #answers = new Map<number, ProbeResult>()
  readonly #ask: (probe: Probe | null, racers: readonly number[]) => void

  /** @param ask asks the workers for a probe of these racers from now on; null for none */
  constructor(ask: (probe: Probe | null, racers: readonly number[]) => void) {
    this.#ask = ask
  }

  /** Asks for `probe` of every visible racer from now on, or of one alone; null for none. */
  watch(probe: Probe | null, alone: number | undefined, racers: readonly Racer[]): void {
    if (JSON.stringify(probe) === JSON.stringify(this.#probe) && alone === this.#alone) return
    this.#probe = probe
    this.#alone = alone
    this.#probed = []
    this.#answers.clear()
    this.follow(racers)
  }

  /** Asks for the racers that are visible now. */
  follow(racers: readonly Racer[]): void {
    const visible = racers
      .filter(({ id, hidden }) => !hidden && (this.#alone === undefined || id === this.#alone))
      .map(({ id }) => id)
    const same = visible.length === this.#probed.length && visible.every((id, index) => id === this.#probed[index])
    if (same && this.#probe) return
    this.#probed = this.#probe ? visible : []
    this.#ask(this.#probe, visible)
  }

  /** A racer's last answer. */
  of(racer: number): ProbeResult | undefined {
    return this.#answers.get(racer)
  }

  put(racer: number, answer: ProbeResult): void {
    this.#answers.set(racer, answer)
  }

  forget(racer: number): void {
    this.#answers.delete(racer)
  }

  clear(): void {
    this.#answers.clear()
  }
}
