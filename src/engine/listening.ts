/** When the validation loss is taken for those who listen to it: every so many steps, or once an epoch. */

/** Whether it is due after `step` updates, the last of which took the rows drawn from `before` to `after`. Every 0 is once an epoch of `rows` rows. */
export function isDue(every: number, step: number, before: number, after: number, rows: number): boolean {
  if (every > 0) return step % every === 0
  return rows === 0 || Math.floor(after / rows) > Math.floor(before / rows)
}
