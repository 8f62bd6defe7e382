/** What an axis shows. It changes in steps, and not often, so that curves grow in a frame that stands still. */
import { linearTicks, logTicks, roundUp } from './ticks.ts'

export interface Domain {
  readonly min: number
  readonly max: number
  readonly ticks: readonly number[]
}

/** Smallest and largest value of what is drawn; empty where min > max. */
export interface Extent {
  readonly min: number
  readonly max: number
}

export const nothing: Extent = { min: Infinity, max: -Infinity }

/** Fewest milliseconds between two changes of a domain. */
export const pace = 500

/** From 0 to a round number at or above `max`; the whole budget when it is nearly reached. */
export function runDomain(max: number, least: number, budget: number): Domain {
  let top = roundUp(Math.max(max, Math.min(least, budget)))
  if (top > budget || budget - max < 0.02 * budget) top = Math.max(max, budget)
  return { min: 0, max: top, ticks: linearTicks(0, top, 5) }
}

/** A linear axis around the values, with a little room. */
export function linearDomain({ min, max }: Extent): Domain {
  if (!(max >= min)) return { min: 0, max: 1, ticks: linearTicks(0, 1) }
  const span = max > min ? max - min : Math.abs(max) || 1
  const ticks = linearTicks(min - 0.02 * span, max + 0.02 * span)
  const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : span
  const low = min >= 0 && min < 0.4 * max ? 0 : Math.floor(min / step) * step
  const high = Math.max(low + step, Math.ceil(max / step - 1e-9) * step)
  return { min: low, max: high, ticks: linearTicks(low, high) }
}

/** Largest number of decades on a log axis; what is smaller leaves the frame below. */
const decades = 20

/** A log axis around the positive values: whole decades, over less than two of them 1, 2 and 5 times one. */
export function logDomain({ min, max }: Extent): Domain {
  if (!(max > 0)) return { min: 0.1, max: 1000, ticks: logTicks(0.1, 1000) }
  const lowest = Math.max(min > 0 ? min : max / 1e6, max / 10 ** decades)
  const narrow = Math.log10(max / lowest) < 1.6
  const low = narrow ? digitBelow(lowest) : 10 ** Math.floor(Math.log10(lowest) + 1e-9)
  const high = narrow ? digitAbove(max) : 10 ** Math.ceil(Math.log10(max) - 1e-9)
  const top = high > low ? high : low * 10
  return { min: low, max: top, ticks: logTicks(low, top) }
}

function digitBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9)
  const digit = value / power
  return Number(((digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power).toPrecision(12))
}

function digitAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) - 1e-9)
  const digit = value / power
  return Number(((digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power).toPrecision(12))
}

/**
 * What remains of an extent when some runs blew up: at most 100 times what the others and the starts reach, so that one
 * divergence does not flatten every other curve. Below zero likewise, for linear axes.
 */
export function tame(extent: Extent, steady: Extent): Extent {
  if (!(steady.max >= steady.min)) return extent
  const reach = 100 * Math.max(Math.abs(steady.max), Math.abs(steady.min))
  return { min: Math.max(extent.min, -reach), max: Math.min(extent.max, reach) }
}

export interface Held {
  readonly domain: Domain
  /** When it was taken, in milliseconds. */
  readonly at: number
}

/** The domain to show: the one held, unless what is wanted differs and the last change is long enough ago. */
export function hold(held: Held | null, wanted: Domain, now: number, atOnce = false): Held {
  if (held && held.domain.min === wanted.min && held.domain.max === wanted.max) return held
  if (held && !atOnce && now - held.at < pace) return held
  return { domain: wanted, at: now }
}
