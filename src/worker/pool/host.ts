/** What a pool is handed, and whom it tells. */
import type { Columns, ProbeResult, StepTrace } from '../protocol.ts'
import type { WorkerLike } from './seat.ts'

export interface PoolHost {
  spawn(): WorkerLike
  /** Number of cores (navigator.hardwareConcurrency). */
  readonly cores: number
  /** Milliseconds. */
  clock(): number
  /** Calls back before the next paint. */
  nextFrame(callback: () => void): void
  /** Calls back every so many milliseconds. */
  every(milliseconds: number, callback: () => void): void
  /** Calls back once, after so many milliseconds. */
  later(milliseconds: number, callback: () => void): void
}

export interface PoolListener {
  /** A racer's new rows (columns may be empty) and its probe; its standing is already up to date. */
  racer(id: number, rows: Columns, probe: ProbeResult | undefined): void
  /** The last step of the racer that is followed; null where it has made none since. */
  traced?(id: number, trace: StepTrace | null): void
  /** All racers of a frame were told; standings, step or settledness may have changed. */
  news(): void
  /** A worker died; its racers go on from `step` (their last checkpoints). */
  replaced(racers: readonly number[], step: number): void
  /** A worker died again and again; its racers have failed. */
  lost(racers: readonly number[]): void
}
