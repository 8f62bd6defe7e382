/** How well predicted numbers agree with the true ones. */

export interface Agreement {
  /** 1 minus the squared errors' share of the targets' own spread; NaN where these do not vary. */
  readonly r2: number
  /** Mean absolute error. */
  readonly error: number
}

/** The agreement of predictions with the targets from `from` on; `unit` is what a difference of 1 is in the data's own units. */
export function agreementOf(y: ArrayLike<number>, from: number, predicted: Float32Array, unit: number): Agreement {
  const rows = predicted.length
  let sum = 0
  for (let i = 0; i < rows; i++) sum += y[from + i]!
  const mean = sum / rows
  let squares = 0
  let spread = 0
  let absolute = 0
  for (let i = 0; i < rows; i++) {
    const truth = y[from + i]!
    const distance = predicted[i]! - truth
    squares += distance * distance
    spread += (truth - mean) * (truth - mean)
    absolute += Math.abs(distance)
  }
  return { r2: spread > 0 ? 1 - squares / spread : Number.NaN, error: (unit * absolute) / rows }
}
