/** The last vector of samples may hold fewer than its lanes: what is beyond them never counts. */

/** All bits in the first `present` lanes. */
// @ts-ignore: decorator
@inline
export function presentMask<T>(present: i32): v128 {
  if (sizeof<T>() == 4) return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(present))
  return i64x2.lt_s(i64x2(0, 1), i64x2.splat(<i64>present))
}

/** `sum` plus the first `present` lanes, one after the other. */
// @ts-ignore: decorator
@inline
export function addPresent<T>(sum: f64, values: v128, present: i32): f64 {
  if (sizeof<T>() == 4) {
    sum += <f64>f32x4.extract_lane(values, 0)
    if (present > 1) sum += <f64>f32x4.extract_lane(values, 1)
    if (present > 2) sum += <f64>f32x4.extract_lane(values, 2)
    if (present > 3) sum += <f64>f32x4.extract_lane(values, 3)
  } else {
    sum += f64x2.extract_lane(values, 0)
    if (present > 1) sum += f64x2.extract_lane(values, 1)
  }
  return sum
}
