/** Class weights that make up for unequal numbers of samples. */

/**
 * A weight for each class, inverse to how often it occurs among the training rows: n / (k n_c), so that a class of average size has 1.
 * To three digits, within [least, most]; classes without a training row count as if they had one.
 */
export function balanced(
  y: ArrayLike<number>,
  split: ArrayLike<number>,
  classes: number,
  { least, most }: { readonly least: number; readonly most: number },
): number[] {
  const counts = new Array<number>(classes).fill(0)
  let total = 0
  for (let row = 0; row < y.length; row++) {
    if (split[row] !== 0) continue
    counts[y[row]!]!++
    total++
  }
  return counts.map((count) => {
    const weight = Number((total / (classes * Math.max(1, count))).toPrecision(3))
    return Math.min(most, Math.max(least, weight))
  })
}
