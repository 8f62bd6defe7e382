/** Comparing numbers with the reference: `|a - b| <= tolerance + 1e-11 |b|`; the second term covers the file's rounding. */

/** Where a comparison fails, in words; undefined where it holds. NaN never agrees. */
export function differs(what: string, actual: number, expected: number, tolerance: number): string | undefined {
  if (Math.abs(actual - expected) <= tolerance + 1e-11 * Math.abs(expected)) return undefined
  return `${what} is ${actual}, expected ${expected} within ${tolerance.toExponential(0)}`
}

/** The first entry of two lists that differs, in words. */
export function listDiffers(
  what: string,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
): string | undefined {
  if (actual.length !== expected.length) return `${what} has ${actual.length} entries, expected ${expected.length}`
  for (let i = 0; i < expected.length; i++) {
    const difference = differs(`${what}[${i}]`, actual[i]!, expected[i]!, tolerance)
    if (difference) return difference
  }
  return undefined
}
