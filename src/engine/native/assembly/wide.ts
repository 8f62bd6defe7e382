/** Vectors of T as float64: the first two lanes, and of float32 the last two. */

// @ts-ignore: decorator
@inline
export function lowOf<T>(value: v128): v128 {
  return sizeof<T>() == 4 ? f64x2.promote_low_f32x4(value) : value
}

/** Zeros for float64, which has no further lanes. */
// @ts-ignore: decorator
@inline
export function highOf<T>(value: v128): v128 {
  return sizeof<T>() == 4 ? f64x2.promote_low_f32x4(i32x4.shuffle(value, value, 2, 3, 2, 3)) : f64x2.splat(0)
}

/** Back to one vector of T. */
// @ts-ignore: decorator
@inline
export function narrow<T>(low: v128, high: v128): v128 {
  if (sizeof<T>() == 4) return i64x2.shuffle(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2)
  return low
}

/** Adds a vector to the four float64 sums at `at`; float64 uses two of them. */
// @ts-ignore: decorator
@inline
export function addWide<T>(at: usize, low: v128, high: v128): void {
  v128.store(at, f64x2.add(v128.load(at), low))
  if (sizeof<T>() == 4) v128.store(at, f64x2.add(v128.load(at, 16), high), 16)
}

/** The sum of the four sums: (0 + 1) + (2 + 3). */
// @ts-ignore: decorator
@inline
export function wideSum(at: usize): f64 {
  return load<f64>(at) + load<f64>(at, 8) + (load<f64>(at, 16) + load<f64>(at, 24))
}
