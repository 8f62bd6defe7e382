/** Place number `i` of `count` evenly spaced ones from the first of a range to its last, both included. */
export function spaced([first, last]: readonly [number, number], i: number, count: number): number {
  return first + ((last - first) * i) / Math.max(1, count - 1)
}
