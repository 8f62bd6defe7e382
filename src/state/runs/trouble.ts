/** Why the store did not do it, and that it is said once. */
import { notify, type App } from '../app.ts'
import type { NoticeKey } from '../appState.ts'

export type Trouble = Extract<NoticeKey, 'runsFull' | 'runsNewer' | 'runsBlocked' | 'runsUnavailable'>

/** What is wrong: no room, a later version of the page has changed the store, another tab holds it, or there is none. */
export function troubleOf(error: unknown): Trouble {
  const name = error instanceof Error ? error.name : ''
  if (name === 'QuotaExceededError') return 'runsFull'
  if (name === 'VersionError') return 'runsNewer'
  return error instanceof Error && error.message === BLOCKED ? 'runsBlocked' : 'runsUnavailable'
}

/** Message of the error of a store that another tab holds. */
export const BLOCKED = 'another tab keeps the store'

const told = new WeakMap<App, Set<Trouble>>()

/** Says it, the first time. */
export function tellTrouble(app: App, error: unknown): void {
  const known = told.get(app) ?? new Set<Trouble>()
  told.set(app, known)
  const trouble = troubleOf(error)
  if (known.has(trouble)) return
  known.add(trouble)
  notify(app, { kind: 'warn', key: trouble })
}
