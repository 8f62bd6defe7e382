/** What a racer does, as the page says it. */
import type { Standing } from '../../worker/pool/standing.ts'
import type { AppState, RacerStatus } from '../appState.ts'

/** What the status of every racer depends on. */
export interface RaceNow {
  readonly table: AppState['table']
  readonly sceneFailure: AppState['sceneFailure']
  /** The document needs a file that is not, or not yet known to be, on this device. */
  readonly waits: boolean
  /** A run that is still to be built, and whether it will play at once. */
  readonly wanted: { readonly play: boolean } | undefined
  /** Some racer has made a step. */
  readonly begun: boolean
  readonly playing: boolean
}

/** @param stale its run is not the one the document asks for, or failed */
export function statusOf(standing: Standing | undefined, stale: boolean, now: RaceNow): RacerStatus {
  const { table, sceneFailure, waits, wanted, begun, playing } = now
  if (waits) return table?.status === 'checking' ? 'ready' : 'waiting'
  if (sceneFailure !== null) return 'waiting'
  if (wanted) return wanted.play ? 'running' : 'ready'
  if (stale || !standing) return begun || standing?.status === 'failed' ? 'stale' : 'ready'
  if (standing.recovering !== undefined) return 'recovering'
  if (standing.status === 'diverged') return 'diverged'
  if (standing.status === 'finished' || standing.status === 'stopped') return standing.status
  if (playing) return 'running'
  return begun ? 'paused' : 'ready'
}
