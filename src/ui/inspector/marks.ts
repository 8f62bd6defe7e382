/** What a preview points out on a curve. */

export interface Mark {
  readonly value: number
  /** Where it lies on the way from the first step to the last, 0 to 1. */
  readonly share: number
}

/** The first largest value of a curve, and its last; undefined of one without values. */
export function marksOf(curve: ArrayLike<number>): { readonly largest: Mark; readonly last: Mark } | undefined {
  if (curve.length === 0) return undefined
  let top = 0
  for (let i = 1; i < curve.length; i++) if (curve[i]! > curve[top]!) top = i
  const end = curve.length - 1
  return {
    largest: { value: curve[top]!, share: end === 0 ? 0 : top / end },
    last: { value: curve[end]!, share: 1 },
  }
}

/** Sizes of batches from those of a schedule: whole rows, from 1 to the training set, as the engine takes them. */
export function wholeRows(sizes: Float64Array, rows: number): Float64Array {
  return sizes.map((size) => Math.min(rows, Math.max(1, Math.floor(size + 0.5) || 1)))
}
