/** A progress bar on standard error, where that is a terminal. */

const width = 40

/** The bar for a share from 0 to 1. */
export function bar(share: number): string {
  const full = Math.round(width * share)
  return `[${'#'.repeat(full)}${'.'.repeat(width - full)}] ${String(Math.floor(100 * share)).padStart(3)} %`
}

export interface Output {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** Draws the bar at most 10 times a second, and clears it at 1. */
export function progressOn(output: Output, clock: () => number): (share: number) => void {
  if (!output.isTTY) return () => {}
  let last = -Infinity
  return (share) => {
    if (share >= 1) return void output.write('\r\x1b[K')
    if (clock() - last < 0.1) return
    last = clock()
    output.write(`\r${bar(share)}`)
  }
}
