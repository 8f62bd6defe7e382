/** The monotone scale from values of a surface to its bands, so that ravines read as well as slopes. */

/** t(f) = log(1 + (f - lowest) / knee) / log(1 + (highest - lowest) / knee), from 0 to 1. */
export interface Heights {
  readonly lowest: number
  readonly highest: number
  /** Below it above the lowest the scale is nearly linear, beyond it logarithmic. */
  readonly knee: number
}

/**
 * The scale of a grid of values. The knee is where the deepest 1/400 of the area ends: a bowl gets a logarithmic
 * scale, a slope nearly a linear one. Values that are not finite count as highest.
 */
export function heightsOf(values: ArrayLike<number>): Heights {
  const sample: number[] = []
  const stride = Math.max(1, Math.floor(values.length / 20000))
  let lowest = Infinity
  let highest = -Infinity
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isFinite(value)) continue
    if (value < lowest) lowest = value
    if (value > highest) highest = value
    if (i % stride === 0) sample.push(value)
  }
  if (!(highest > lowest)) {
    const level = Number.isFinite(lowest) ? lowest : 0
    return { lowest: level, highest: level + 1, knee: 1 }
  }
  sample.sort((a, b) => a - b)
  const deep = (sample[Math.floor(sample.length / 400)] ?? lowest) - lowest
  return { lowest, highest, knee: Math.max(deep, 1e-4 * (highest - lowest)) }
}

/** Where a value stands on the scale, 0 (deepest) to 1. */
export function heightOf({ lowest, highest, knee }: Heights, value: number): number {
  if (!(value < highest)) return 1
  return value <= lowest ? 0 : Math.log1p((value - lowest) / knee) / Math.log1p((highest - lowest) / knee)
}

/** All values on the scale. */
export function heightsFor(heights: Heights, values: ArrayLike<number>): Float32Array {
  const result = new Float32Array(values.length)
  for (let i = 0; i < values.length; i++) result[i] = heightOf(heights, values[i]!)
  return result
}

/** The value at a place on the scale, 0 to 1. */
export function valueAt({ lowest, highest, knee }: Heights, height: number): number {
  return lowest + knee * Math.expm1(height * Math.log1p((highest - lowest) / knee))
}

/** The lowest value as a legend shows it: what is small beside the deepest of `bands` bands is rounded away. */
export function roundLowest(heights: Heights, bands: number): number {
  const unit = 10 ** Math.floor(Math.log10(valueAt(heights, 1 / bands) - heights.lowest))
  return Number((Math.round(heights.lowest / unit) * unit).toPrecision(2)) + 0
}
