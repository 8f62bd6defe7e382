/** The one racer whose steps are looked at one by one, and when its last step is asked for. */
import type { TracedParameter } from '../protocol.ts'
import type { Seat } from './seat.ts'

/** Milliseconds between two traces while running, and how many times the last one's way passes at least. */
const TRACE = 100
const TRACE_SHARE = 5

export class Follow {
  racer: number | null = null
  parameter: TracedParameter = null
  /** It has moved since its last trace, or another parameter is wanted. */
  due = false
  #askedAt = -Infinity
  #took = 0

  /** Follows another racer, another parameter, or nothing. */
  set(racer: number | null, parameter: TracedParameter): void {
    this.racer = racer
    this.parameter = parameter
    this.due = racer !== null
  }

  has(seat: Seat): boolean {
    return this.racer !== null && seat.racers.includes(this.racer)
  }

  /** Whether a trace of a racer of this seat is still to come. */
  wants(seat: Seat): boolean {
    return this.due && !seat.empty && this.has(seat)
  }

  /** Whether the frame that is asked for now carries a trace. */
  request(seat: Seat, now: number): boolean {
    if (!this.wants(seat) || now - this.#askedAt < Math.max(TRACE, TRACE_SHARE * this.#took)) return false
    this.due = false
    this.#askedAt = now
    return true
  }

  /** A trace has come. */
  came(now: number): void {
    this.#took = now - this.#askedAt
  }
}
