/** Arithmetic of what a zoomed axis shows. */
import type { Domain } from './domain.ts'
import { linearTicks, logTicks } from './ticks.ts'

/** A part of an axis, in its values. */
export interface Range {
  readonly min: number
  readonly max: number
}

/** From values to numbers in which zooming and moving are linear, and back. */
function measureOf(log: boolean): { to: (value: number) => number; from: (place: number) => number } {
  return log ? { to: Math.log, from: Math.exp } : { to: (value) => value, from: (place) => place }
}

/** The range with `at` where it was and its length `factor` times what it was; below 1 goes nearer. */
export function zoomAround({ min, max }: Range, at: number, factor: number, log = false): Range {
  const { to, from } = measureOf(log)
  const centre = to(Math.min(max, Math.max(min, at)))
  return { min: from(centre + (to(min) - centre) * factor), max: from(centre + (to(max) - centre) * factor) }
}

/** The range moved by a share of its own length; positive goes to larger values. */
export function moved({ min, max }: Range, share: number, log = false): Range {
  const { to, from } = measureOf(log)
  const shift = share * (to(max) - to(min))
  return { min: from(to(min) + shift), max: from(to(max) + shift) }
}

/** The value at a share of the way from one end of the range to the other. */
export function valueAt({ min, max }: Range, share: number, log = false): number {
  const { to, from } = measureOf(log)
  return from(to(min) + share * (to(max) - to(min)))
}

/**
 * The range kept within the whole: moved back where it sticks out, null where it is all of it, and never shorter than a
 * `finest` part of the whole nor than what figures on an axis can tell apart.
 */
export function within(range: Range, whole: Range, log = false, finest = 1e-5): Range | null {
  const { to, from } = measureOf(log)
  const [low, high] = [to(whole.min), to(whole.max)]
  let [min, max] = [to(range.min), to(range.max)]
  if (!(max >= min)) return null
  const size = Math.max(Math.abs(range.min), Math.abs(range.max))
  const shortest = Math.max(finest * (high - low), log ? 1e-3 : 1e-6 * size)
  if (max - min < shortest) {
    const centre = (min + max) / 2
    ;[min, max] = [centre - shortest / 2, centre + shortest / 2]
  }
  const length = max - min
  if (length >= (high - low) * (1 - 1e-9)) return null
  if (min < low) [min, max] = [low, low + length]
  if (max > high) [min, max] = [high - length, high]
  return { min: from(min), max: from(max) }
}

/** The axis of a range, with about `count` ticks; linear ones where a log axis shows too little for its own. */
export function zoomedDomain({ min, max }: Range, log: boolean, count: number): Domain {
  const ticks = log ? logTicks(min, max, count) : []
  return { min, max, ticks: ticks.length > 2 ? ticks : linearTicks(min, max, count) }
}

/** The rows of a rising column that a range needs, with the neighbours that a line comes from and goes to: [from, to). */
export function rowsWithin(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  rows: number,
  { min, max }: Range,
): { from: number; to: number } {
  let from = firstAtLeast(xs, rows, min)
  let to = firstAtLeast(xs, rows, max)
  // A thinned column has its next value some rows further.
  do from--
  while (from > 0 && Number.isNaN(ys[from]!))
  do to++
  while (to < rows && Number.isNaN(ys[to - 1]!))
  return { from: Math.max(0, from), to: Math.min(rows, to) }
}

function firstAtLeast(xs: ArrayLike<number>, rows: number, value: number): number {
  let low = 0
  let high = rows
  while (low < high) {
    const middle = (low + high) >> 1
    if (xs[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
