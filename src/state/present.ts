/** What the race on the page has come to. */
import type { Ran } from './ran.ts'
import { session } from './session.ts'

export type { Ran }

/** The run on the page; undefined before its first step. */
export function ranNow(): Ran | undefined {
  return session.race.ran
}
