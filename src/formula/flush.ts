/** The smallest normal float64, 2^-1022. */
export const smallestNormal64 = 2.2250738585072014e-308
/** The smallest normal float32, 2^-126. */
export const smallestNormal32 = 1.1754943508222875e-38

/** A value as it is stored in float64: magnitudes below the smallest normal number are 0, NaN stays. */
export function flush(x: number): number {
  return Math.abs(x) < smallestNormal64 ? 0 : x
}

/** The same as it is stored in float32. */
export function flush32(x: number): number {
  return Math.abs(x) < smallestNormal32 ? 0 : x
}
