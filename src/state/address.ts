/** The part of the browser's address bar and history that the page uses. */

/** What is kept with an entry of the browser's history: which page made it, and the entry of its own history. */
export interface Mark {
  readonly session: string
  readonly entry: number
}

export interface Address {
  /** '#…', or '' where there is none. */
  readonly hash: string
  readonly mark: Mark | null
  /** Shown inside another page, whose history is not ours to fill. */
  readonly embedded: boolean
  push(mark: Mark, hash: string): void
  /** Without `hash` the address stays as it is. */
  replace(mark: Mark, hash?: string): void
  go(delta: number): void
  /** Calls back after the user or `go` went to another entry, or the hash was edited by hand. */
  onNavigate(callback: () => void): void
  /** Calls back before the page may go away. */
  onLeave(callback: () => void): void
  /** Calls back after so many milliseconds. */
  later(milliseconds: number, callback: () => void): void
}

export function windowAddress(page: Window): Address {
  return {
    get hash() {
      return page.location.hash
    },
    get mark() {
      const state = page.history.state as Partial<Mark> | null
      return typeof state?.session === 'string' && typeof state.entry === 'number' ? (state as Mark) : null
    },
    embedded: page.parent !== page,
    push: (mark, hash) => page.history.pushState(mark, '', hash),
    replace: (mark, hash) => page.history.replaceState(mark, '', hash),
    go: (delta) => page.history.go(delta),
    onNavigate: (callback) => page.addEventListener('popstate', callback),
    onLeave: (callback) => page.addEventListener('pagehide', callback),
    later: (milliseconds, callback) => void page.setTimeout(callback, milliseconds),
  }
}
