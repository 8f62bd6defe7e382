/** Small helpers for 16-byte vectors of T, f32 or f64. */

/** Numbers of T in a vector. */
// @ts-ignore: decorator
@inline
export function lanesOf<T>(): i32 {
  return 16 / sizeof<T>()
}

const SMALLEST_F32 = memory.data<f32>([1.1754943508222875e-38])
const SMALLEST_F64 = memory.data<f64>([2.2250738585072014e-308])

/** Address of the smallest normal number of T; from memory because engines build a constant vector anew at each use. */
// @ts-ignore: decorator
@inline
function smallestNormal<T>(): usize {
  return sizeof<T>() == 4 ? SMALLEST_F32 : SMALLEST_F64
}

/** Magnitudes below the smallest normal number become 0; NaN stays. */
// @ts-ignore: decorator
@inline
export function flush<T>(value: v128): v128 {
  return v128.andnot(value, v128.lt<T>(v128.abs<T>(value), v128.load_splat<T>(smallestNormal<T>())))
}

// @ts-ignore: decorator
@inline
export function flushOne<T>(value: T): T {
  return abs<T>(value) < load<T>(smallestNormal<T>()) ? <T>0 : value
}

/** The sum of the lanes: (0 + 2) + (1 + 3), or 0 + 1. */
// @ts-ignore: decorator
@inline
export function sumOf<T>(a: v128): T {
  if (sizeof<T>() == 4) {
    const pairs = f32x4.add(a, i32x4.shuffle(a, a, 2, 3, 0, 1))
    return <T>(f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1))
  }
  return <T>(f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1))
}
