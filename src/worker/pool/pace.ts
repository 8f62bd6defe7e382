/** How far the page lets all racers run: by time at a given speed, and never further ahead of the slowest than a window. */

/** Seconds of work that are granted ahead at full speed, at least; at least as many calls' worth. */
const AHEAD = 0.2
const CALLS_AHEAD = 4
/** Seconds that one call may make up for: a tab that slept does not jump. */
const LONGEST = 0.5
/** Seconds between two measurements of the slowest racer's speed. */
const MEASURE = 0.2
const SMALLEST_WINDOW = 8

export class Pace {
  /** Steps a second; Infinity is as fast as it goes. */
  speed: number
  #granted = 0
  /** What was granted before: the racers' standing that is known now was taken then. */
  #before = 0
  #window = SMALLEST_WINDOW
  #time = 0
  #measured = { time: 0, step: 0 }

  constructor(speed: number) {
    this.speed = speed
  }

  /** Begins at `step`, at `now` milliseconds; the first step is granted at once. */
  start(step: number, now: number): void {
    this.#before = step
    this.#granted = step + 1
    this.#time = now
    this.#measured = { time: now, step }
  }

  /** The step all racers may reach, given that the slowest stands at `slowest`. Never falls between two starts. */
  grant(now: number, slowest: number): number {
    const seconds = Math.min((now - this.#time) / 1000, LONGEST)
    this.#time = now
    this.#measure(now, slowest, seconds)
    const wanted = this.speed === Infinity ? Infinity : this.#granted + seconds * this.speed
    const starved = slowest >= Math.floor(this.#before)
    if (starved && wanted > slowest + this.#window) this.#window *= 2
    this.#before = this.#granted
    this.#granted = Math.max(this.#granted, Math.min(wanted, slowest + this.#window))
    return Math.floor(this.#granted)
  }

  /** Narrows the window to the work of AHEAD seconds; racers that wait widen it (above). */
  #measure(now: number, slowest: number, call: number): void {
    const seconds = (now - this.#measured.time) / 1000
    if (seconds < MEASURE) return
    const rate = Math.max(0, slowest - this.#measured.step) / seconds
    const ahead = Math.ceil(Math.max(AHEAD, CALLS_AHEAD * call) * rate)
    this.#window = Math.min(this.#window, Math.max(SMALLEST_WINDOW, ahead))
    this.#measured = { time: now, step: slowest }
  }
}
