/** For tests: a browser's history and address bar; walking takes a moment, as in a browser. */
import type { Address, Mark } from './address.ts'

interface Place {
  hash: string
  mark: Mark | null
}

export class FakeAddress implements Address {
  readonly places: Place[]
  at = 0
  embedded: boolean
  /** Times the address was written. */
  writes = 0
  readonly #walks: number[] = []
  readonly #timers: (() => void)[] = []
  #navigate: () => void = () => {}
  #leave: () => void = () => {}

  constructor(hash = '', { embedded = false } = {}) {
    this.places = [{ hash, mark: null }]
    this.embedded = embedded
  }

  get hash(): string {
    return this.places[this.at].hash
  }

  get mark(): Mark | null {
    return this.places[this.at].mark
  }

  push(mark: Mark, hash: string): void {
    this.writes++
    this.places.length = ++this.at
    this.places.push({ hash, mark })
  }

  replace(mark: Mark, hash = this.hash): void {
    this.writes++
    this.places[this.at] = { hash, mark }
  }

  go(delta: number): void {
    this.#walks.push(delta)
  }

  onNavigate(callback: () => void): void {
    this.#navigate = callback
  }

  onLeave(callback: () => void): void {
    this.#leave = callback
  }

  later(_milliseconds: number, callback: () => void): void {
    this.#timers.push(callback)
  }

  /** Lets the walks that were asked for arrive. */
  arrive(): void {
    for (let walk = this.#walks.shift(); walk !== undefined; walk = this.#walks.shift()) this.walk(walk)
  }

  /** The user presses back or forward. */
  walk(delta: number): void {
    const to = this.at + delta
    if (!(to >= 0 && to < this.places.length)) return
    this.at = to
    this.#navigate()
  }

  /** The user edits the address by hand. */
  type(hash: string): void {
    this.places.length = ++this.at
    this.places.push({ hash, mark: null })
    this.#navigate()
  }

  /** Lets all timers run out. */
  wait(): void {
    for (const callback of this.#timers.splice(0)) callback()
  }

  leave(): void {
    this.#leave()
  }
}
