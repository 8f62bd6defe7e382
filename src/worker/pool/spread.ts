/** How many workers there are, and which racer runs in which. */

/** Most workers of a pool. */
const MOST = 4

/** Leaves a core to the page, so that it stays smooth while the racers run as fast as they can. */
export function workerCount(cores: number, racers: number): number {
  return Math.max(1, Math.min(cores - 1, racers, MOST))
}

/** Deals the racers out in turn. */
export function spread(racers: readonly number[], workers: number): number[][] {
  return Array.from({ length: workers }, (_, worker) => racers.filter((_, index) => index % workers === worker))
}
