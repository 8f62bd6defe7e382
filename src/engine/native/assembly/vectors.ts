/** Vectors of float32 or float64: n numbers at an address. Sums accumulate in float64, in a fixed order. */
import { flush, flushOne, lanesOf } from './lanes'

// @ts-ignore: decorator
@inline
function fill<T>(x: usize, value: T, n: i32): void {
  for (let i = 0; i < n; i++) store<T>(x + ((<usize>i) * sizeof<T>()), value)
}

/** x = value */
export function fillF32(x: usize, value: f64, n: i32): void {
  fill<f32>(x, <f32>value, n)
}

/** x = value */
export function fillF64(x: usize, value: f64, n: i32): void {
  fill<f64>(x, value, n)
}

/** y = y + a x, flushed. */
// @ts-ignore: decorator
@inline
function axpy<T>(a: T, x: usize, y: usize, n: i32): void {
  const factor = v128.splat<T>(a)
  const end = y + (<usize>n) * sizeof<T>()
  for (; y + 16 <= end; x += 16, y += 16)
    v128.store(y, flush<T>(v128.add<T>(v128.load(y), v128.mul<T>(factor, v128.load(x)))))
  for (; y < end; x += sizeof<T>(), y += sizeof<T>()) store<T>(y, flushOne<T>(load<T>(y) + a * load<T>(x)))
}

/** y = y + a x, flushed. */
export function axpyF32(a: f64, x: usize, y: usize, n: i32): void {
  axpy<f32>(<f32>a, x, y, n)
}

/** y = y + a x, flushed. */
export function axpyF64(a: f64, x: usize, y: usize, n: i32): void {
  axpy<f64>(a, x, y, n)
}

/** x = a x, flushed. */
// @ts-ignore: decorator
@inline
function scale<T>(a: T, x: usize, n: i32): void {
  const factor = v128.splat<T>(a)
  const end = x + (<usize>n) * sizeof<T>()
  for (; x + 16 <= end; x += 16) v128.store(x, flush<T>(v128.mul<T>(factor, v128.load(x))))
  for (; x < end; x += sizeof<T>()) store<T>(x, flushOne<T>(a * load<T>(x)))
}

/** x = a x, flushed. */
export function scaleF32(a: f64, x: usize, n: i32): void {
  scale<f32>(<f32>a, x, n)
}

/** x = a x, flushed. */
export function scaleF64(a: f64, x: usize, n: i32): void {
  scale<f64>(a, x, n)
}

/** The sum of x y: four partial sums in float64 (index modulo 4), the rest after them. */
// @ts-ignore: decorator
@inline
function dot<T>(x: usize, y: usize, n: i32): f64 {
  let low = f64x2.splat(0)
  let high = f64x2.splat(0)
  const end = x + (<usize>n) * sizeof<T>()
  const step: usize = 4 * sizeof<T>()
  for (; x + step <= end; x += step, y += step) {
    if (sizeof<T>() == 4) {
      const a = v128.load(x)
      const b = v128.load(y)
      low = f64x2.add(low, f64x2.mul(f64x2.promote_low_f32x4(a), f64x2.promote_low_f32x4(b)))
      const aHigh = f64x2.promote_low_f32x4(i32x4.shuffle(a, a, 2, 3, 2, 3))
      const bHigh = f64x2.promote_low_f32x4(i32x4.shuffle(b, b, 2, 3, 2, 3))
      high = f64x2.add(high, f64x2.mul(aHigh, bHigh))
    } else {
      low = f64x2.add(low, f64x2.mul(v128.load(x), v128.load(y)))
      high = f64x2.add(high, f64x2.mul(v128.load(x, 16), v128.load(y, 16)))
    }
  }
  const both = f64x2.add(low, high)
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1)
  for (; x < end; x += sizeof<T>(), y += sizeof<T>()) sum += <f64>load<T>(x) * <f64>load<T>(y)
  return sum
}

/** The sum of x y, in float64. */
export function dotF32(x: usize, y: usize, n: i32): f64 {
  return dot<f32>(x, y, n)
}

/** The sum of x y. */
export function dotF64(x: usize, y: usize, n: i32): f64 {
  return dot<f64>(x, y, n)
}

/** The Euclidean norm of x, in float64. */
export function normF32(x: usize, n: i32): f64 {
  return sqrt<f64>(dot<f32>(x, x, n))
}

/** The Euclidean norm of x. */
export function normF64(x: usize, n: i32): f64 {
  return sqrt<f64>(dot<f64>(x, x, n))
}

/** The index of the first number that is infinite or NaN; -1 where all are finite. */
// @ts-ignore: decorator
@inline
function firstNotFinite<T>(x: usize, n: i32): i32 {
  let i = 0
  const lanes = lanesOf<T>()
  for (; i + lanes <= n; i += lanes) {
    const value = v128.load(x + ((<usize>i) * sizeof<T>()))
    // x - x is 0 for finite x, else NaN.
    if (v128.any_true(v128.ne<T>(v128.sub<T>(value, value), v128.splat<T>(<T>0)))) break
  }
  for (; i < n; i++) {
    const value = load<T>(x + ((<usize>i) * sizeof<T>()))
    if (value - value != <T>0) return i
  }
  return -1
}

/** The index of the first number that is infinite or NaN; -1 where all are finite. */
export function firstNotFiniteF32(x: usize, n: i32): i32 {
  return firstNotFinite<f32>(x, n)
}

/** The index of the first number that is infinite or NaN; -1 where all are finite. */
export function firstNotFiniteF64(x: usize, n: i32): i32 {
  return firstNotFinite<f64>(x, n)
}
