/** Pictures of every visible racer's present state: the stage says what it draws, the workers answer. */
import type { FilterBank, Probe, ProbeResult, UnitLayer } from '../worker/protocol.ts'
import { session } from './session.ts'

export type { FilterBank, Probe, ProbeResult, UnitLayer }

/**
 * Asks for `probe` of every visible racer, or of one `alone`, in place of the one before; null asks for none. Refreshed at most about ten
 * times a second while running, and once after a pause, a step, a seek and a reset. News come by `subscribeFrames`.
 */
export function watch(probe: Probe | null, alone?: number): void {
  session.race.watch(probe, alone)
}

/** A racer's last answer to the probe that is watched. */
export function probeOf(racer: number): ProbeResult | undefined {
  return session.race.probeOf(racer)
}
