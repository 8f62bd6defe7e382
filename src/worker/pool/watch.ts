/** When which racers are asked for the picture that the stage draws of them. */
import type { Probe } from '../protocol.ts'
import type { Seat } from './seat.ts'

/** Milliseconds between two probes while running, and how many times its cost passes at least. */
const PROBE = 100
const PROBE_SHARE = 10

export class Watch {
  #watched: { number: number; what: Probe; racers: readonly number[] } | undefined
  #next = 1

  /** Asks for another picture, or for none, from now on. */
  set(what: Probe | null, racers: readonly number[]): void {
    this.#watched = what ? { number: this.#next++, what, racers } : undefined
  }

  /** Whether an answer is one to the present question. */
  isCurrent(number: number | undefined): boolean {
    return number !== undefined && number === this.#watched?.number
  }

  /** Whether racers of this seat have moved since their last picture. */
  wants(seat: Seat): boolean {
    return !seat.empty && seat.probeDue && this.#racers(seat).length > 0
  }

  /** The question to go with a frame request now, if one is due. */
  request(seat: Seat, now: number): { number: number; what: Probe; racers: readonly number[] } | undefined {
    const rested = now - seat.probedAt >= Math.max(PROBE, PROBE_SHARE * seat.probing)
    if (!this.#watched || !this.wants(seat) || !rested) return undefined
    seat.probeDue = false
    seat.probedAt = now
    return { ...this.#watched, racers: this.#racers(seat) }
  }

  #racers(seat: Seat): readonly number[] {
    return this.#watched?.racers.filter((id) => seat.racers.includes(id)) ?? []
  }
}
