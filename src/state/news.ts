/** Listeners that are called at most once an animation frame. */
export class News {
  #version = 0
  #waiting = false
  readonly #listeners = new Set<() => void>()
  readonly #nextFrame: (callback: () => void) => void

  /** @param nextFrame calls back before the next paint (requestAnimationFrame). */
  constructor(nextFrame: (callback: () => void) => void) {
    this.#nextFrame = nextFrame
  }

  /** Number of times the listeners were called. */
  get version(): number {
    return this.#version
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** There is something new: listeners are called before the next paint. */
  announce(): void {
    if (this.#waiting) return
    this.#waiting = true
    this.#nextFrame(() => {
      this.#waiting = false
      this.#version++
      for (const listener of [...this.#listeners]) listener()
    })
  }
}
