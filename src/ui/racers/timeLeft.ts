/** How long a race takes: by its pace, and by what its steps cost. */
import type { AppState } from '../../state/store.ts'

/** Seconds from which a time is told. */
const LONG = 30

/** Seconds until the budget is used; null where that is soon, or nothing is left. */
export function secondsLeft({
  cost,
  speed,
  step,
  run,
  document,
}: Pick<AppState, 'cost' | 'speed' | 'step' | 'run' | 'document'>): number | null {
  const { budget, racers } = document
  const left = run === 'finished' ? budget : budget - step
  const seconds = Math.max(left / speed, ((cost ?? 0) * left) / budget)
  return racers.length > 0 && seconds >= LONG ? seconds : null
}

/** Seconds as a round number of a fitting unit. */
export function duration(seconds: number): { unit: 'seconds' | 'minutes' | 'hours'; count: number } {
  if (seconds < 90) return { unit: 'seconds', count: Math.round(seconds / 10) * 10 }
  if (seconds < 90 * 60) return { unit: 'minutes', count: Math.round(seconds / 60) }
  return { unit: 'hours', count: Math.round(seconds / 3600) }
}
