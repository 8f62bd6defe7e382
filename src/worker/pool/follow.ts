/** The one racer whose steps are looked at one by one, and when its last step is asked for. */
import type { TracedParameter } from '../protocol.ts'
import type { Seat } from './seat.ts'

/** Milliseconds between two traces while running, and how many times the cost of the last one passes at least. */
const TRACE = 100
const TRACE_SHARE = 10

export class Follow {
  racer: number | null = null
  parameter: TracedParameter = null
  /** It has moved since its last trace, or another parameter is wanted. */
  due = false
  #askedAt = -Infinity
  /** The step at which it was traced last; -1 where it was not. */
  #tracedAt = -1
  /** Milliseconds the worker took for the last one. */
  cost = 0

  /** Follows another racer, another parameter, or nothing. */
  set(racer: number | null, parameter: TracedParameter): void {
    this.racer = racer
    this.parameter = parameter
    this.again()
  }

  /** A trace is due, whatever came before. */
  again(): void {
    this.#tracedAt = -1
    this.due = this.racer !== null
  }

  /** A frame tells where it stands: one without a trace makes a trace due where it has moved since the last one. */
  heard(step: number, hasTrace: boolean): void {
    if (hasTrace) this.#tracedAt = step
    else if (step !== this.#tracedAt) this.due = true
  }

  has(seat: Seat): boolean {
    return this.racer !== null && seat.racers.includes(this.racer)
  }

  /** Whether a trace of a racer of this seat is still to come. */
  wants(seat: Seat): boolean {
    return this.due && !seat.empty && this.has(seat)
  }

  /** Whether the frame that is asked for now carries a trace: while nothing plays, every one that is due. */
  request(seat: Seat, now: number, isPlaying: boolean): boolean {
    const rest = isPlaying ? Math.max(TRACE, TRACE_SHARE * this.cost) : 0
    if (!this.wants(seat) || now - this.#askedAt < rest) return false
    this.due = false
    this.#askedAt = now
    return true
  }
}
