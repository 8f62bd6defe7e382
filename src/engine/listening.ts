/** When the validation loss is taken for those who listen to it: every so many steps, or once an epoch. */
import type { Stopping } from '../experiment/document.ts'
import type { RateSchedule } from './rateSchedule.ts'

interface Listeners {
  readonly schedule: Pick<RateSchedule, 'listens'>
  readonly stopping: Stopping
  /** Rows of an epoch; 0 where there are none. */
  readonly rows: number
}

/** Whether schedule and early stopping take it after `step` updates, the last of which took the rows drawn from `before` to `after`. */
export function listening(
  { schedule, stopping, rows }: Listeners,
  step: number,
  before: number,
  after: number,
): { readonly hears: boolean; readonly stops: boolean } {
  const due = (every: number) => isDue(every, step, before, after, rows)
  return {
    hears: schedule.listens !== undefined && due(schedule.listens),
    stops: stopping.patience > 0 && due(stopping.every),
  }
}

/** Every 0 is once an epoch of `rows` rows. */
function isDue(every: number, step: number, before: number, after: number, rows: number): boolean {
  if (every > 0) return step % every === 0
  return rows === 0 || Math.floor(after / rows) > Math.floor(before / rows)
}
