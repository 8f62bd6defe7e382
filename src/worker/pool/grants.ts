/** How far the racers of a run may go: at the set speed while playing, to a wished step otherwise. */
import { Pace } from './pace.ts'
import type { Standings } from './standing.ts'

export class Grants {
  readonly #pace = new Pace(1)
  #playing = false
  /** Step that is to be reached whether playing or not. */
  #goal = 0
  #granted = 0
  #reach = 0

  get playing(): boolean {
    return this.#playing
  }

  /** The step racers may have reached: further than is known. */
  get granted(): number {
    return this.#granted
  }

  /** A step that no racer has passed, not even since its last frame. */
  get reach(): number {
    return this.#reach
  }

  set speed(stepsPerSecond: number) {
    this.#pace.speed = stepsPerSecond
  }

  /** A new run, which goes to step `to` and waits there. */
  begin(to: number): void {
    this.#playing = false
    this.#goal = this.#granted = this.#reach = to
  }

  /** Runs on at the set speed, from `furthest` at `now` milliseconds. */
  play(furthest: number, now: number): void {
    this.#playing = true
    this.#pace.start(Math.max(this.#goal, furthest), now)
  }

  /** All racers go to the step of the furthest, and no further. */
  pause(): void {
    this.#playing = false
    this.#goal = 0
  }

  /** Nobody runs any more. */
  end(): void {
    this.#playing = false
  }

  /** Every racer goes to `step`, forwards; going on from there when it was playing. */
  advanceTo(step: number, furthest: number, now: number): void {
    this.#goal = Math.max(step, furthest)
    if (this.#playing) this.#pace.start(this.#goal, now)
  }

  /** Every racer makes one update. */
  stepOnce(furthest: number): void {
    this.#playing = false
    this.#goal = Math.max(this.#goal, furthest) + 1
  }

  /** Grants what is due at `now` milliseconds. */
  grant({ furthest, slowest }: Standings, now: number): void {
    this.#granted = this.#playing
      ? Math.max(this.#goal, this.#pace.grant(now, slowest))
      : Math.max(this.#goal, furthest)
    this.#reach = Math.max(this.#reach, this.#granted)
  }

  /** Every frame there is was taken after the last grant: nobody is further than that. */
  known(furthest: number): void {
    this.#reach = Math.max(this.#granted, furthest)
  }
}
