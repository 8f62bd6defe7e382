/** Exponential moving averages of recorded columns. */

/** Steps that a mean may reach back, from none to strong: what the control offers. */
export const spans: readonly number[] = [0, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

/** The share of the mean that one step keeps: 1 - 1/span. */
export const keptBy = (span: number): number => 1 - 1 / span

/**
 * The debiased exponential moving average of the first `rows` of a column, as Adam's: over each step m = b m + (1 - b) y,
 * and the value shown is m / (1 - b^t), with b = 1 - 1/span and t the steps averaged so far.
 *
 * Rows may stand several steps apart, since recording thins them out: over d steps m = b^d m + (1 - b^d) y. A row without
 * a value (NaN) has none here, and its steps count for the next. Nothing is averaged across a value that is not finite:
 * it stays as it is and the mean begins anew behind it.
 */
export function smooth(
  steps: ArrayLike<number>,
  values: ArrayLike<number>,
  rows: number,
  span: number,
  into: Float64Array = new Float64Array(rows),
): Float64Array {
  if (!(span >= 1)) throw new Error(`smooth: span must be a number of steps from 1 on, got ${span}`)
  const kept = keptBy(span)
  let mean = 0
  let weight = 0
  let before = Number.NaN
  // Neighbouring rows mostly stand equally far apart: one power serves many.
  let [apart, power] = [1, kept]
  for (let row = 0; row < rows; row++) {
    const value = values[row]!
    if (!Number.isFinite(value)) {
      into[row] = value
      if (!Number.isNaN(value)) [mean, weight, before] = [0, 0, Number.NaN]
      continue
    }
    const distance = Number.isNaN(before) ? 1 : steps[row]! - before
    if (distance !== apart) [apart, power] = [distance, kept ** distance]
    mean = power * mean + (1 - power) * value
    weight = power * weight + (1 - power)
    into[row] = mean / weight
    before = steps[row]!
  }
  return into
}

interface Kept {
  readonly means: Float64Array
  /** What they were made of. */
  readonly made: string
}

const known = new WeakMap<Float64Array, Kept>()

/** The same, kept until the column has other rows or its last value is another; read, do not keep. */
export function smoothed(steps: Float64Array, values: Float64Array, rows: number, span: number): Float64Array {
  const made = `${span} ${rows} ${steps[rows - 1]} ${values[rows - 1]} ${values[rows >> 1]}`
  const before = known.get(values)
  if (before?.made === made) return before.means
  const room = before && before.means.length >= rows ? before.means : new Float64Array(values.length)
  known.set(values, { means: smooth(steps, values, rows, span, room), made })
  return room
}
