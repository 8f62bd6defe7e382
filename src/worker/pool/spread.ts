/** How many workers there are, and which racer runs in which. */

/** Most workers of a pool. */
const MOST = 4

/** Leaves a core to the page, but uses two when there are two and racers enough. */
export function workerCount(cores: number, racers: number): number {
  const wanted = Math.min(Math.max(cores - 1, cores > 1 && racers > 1 ? 2 : 1), MOST)
  return Math.max(1, Math.min(wanted, racers))
}

/** Deals the racers out in turn. */
export function spread(racers: readonly number[], workers: number): number[][] {
  return Array.from({ length: workers }, (_, worker) => racers.filter((_, index) => index % workers === worker))
}
