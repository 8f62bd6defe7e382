/**
 * Elementary functions on four float32 lanes. exp, log, tanh, sigmoid, softplus, log1p, expm1 and erf are SIMD polynomials with an
 * error of at most 3 units in the last place; the others go lane by lane through float64. Each lane depends on its own input only.
 * Results below the smallest normal number are 0; NaN gives NaN.
 */
import * as scalar from './scalar'

const LN2_HIGH: f32 = 0.693359375
const LN2_LOW: f32 = -2.12194440e-4
const LOG2E: f32 = 1.44269504088896341
/** 1.5 * 2^23: adding it rounds to the nearest integer, which then stands in the low bits. */
const ROUND: f32 = 12582912.0

// @ts-ignore: decorator
@inline
function all(value: f32): v128 {
  return f32x4.splat(value)
}

/** a * b + c */
// @ts-ignore: decorator
@inline
function mad(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), c)
}

/** 2^n as bits from n + ROUND, for -127 < n < 128. */
// @ts-ignore: decorator
@inline
function powerOfTwo(rounded: v128): v128 {
  return i32x4.add(i32x4.shl(rounded, 23), i32x4.splat(0x3f800000))
}

/** What is left of x after n ln 2 is taken away. */
// @ts-ignore: decorator
@inline
function remainder(x: v128, n: v128): v128 {
  return f32x4.sub(f32x4.sub(x, f32x4.mul(n, all(LN2_HIGH))), f32x4.mul(n, all(LN2_LOW)))
}

/** (exp(r) - 1 - r) / r^2 for |r| <= ln(2) / 2 (Cephes expf.c). */
// @ts-ignore: decorator
@inline
function expTail(r: v128): v128 {
  let p = mad(all(1.9875691500e-4), r, all(1.3981999507e-3))
  p = mad(p, r, all(8.3334519073e-3))
  p = mad(p, r, all(4.1665795894e-2))
  p = mad(p, r, all(1.6666665459e-1))
  return mad(p, r, all(5.0000001201e-1))
}

// @ts-ignore: decorator
@inline
export function expInline(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, all(89.0)), all(-88.0))
  const rounded = mad(bounded, all(LOG2E), all(ROUND))
  const r = remainder(bounded, f32x4.sub(rounded, all(ROUND)))
  const p = f32x4.add(mad(expTail(r), f32x4.mul(r, r), r), all(1.0))
  let y = i32x4.add(p, i32x4.shl(rounded, 23))
  y = v128.bitselect(all(Infinity), y, f32x4.gt(x, all(88.72283935546875)))
  y = v128.andnot(y, f32x4.lt(x, all(-87.33654022216797)))
  return v128.or(y, f32x4.ne(x, x))
}

/** exp(x) - 1 for x <= 89, without the check for overflow. */
// @ts-ignore: decorator
@inline
function expm1Bounded(bounded: v128): v128 {
  const rounded = mad(bounded, all(LOG2E), all(ROUND))
  const r = remainder(bounded, f32x4.sub(rounded, all(ROUND)))
  const p = mad(expTail(r), f32x4.mul(r, r), r)
  const scale = powerOfTwo(rounded)
  return mad(scale, p, f32x4.sub(scale, all(1.0)))
}

// @ts-ignore: decorator
@inline
export function tanhInline(x: v128): v128 {
  const sign = v128.and(x, i32x4.splat(0x80000000))
  const size = f32x4.abs(x)
  const t = expm1Bounded(f32x4.pmax(f32x4.mul(size, all(-2.0)), all(-30.0)))
  return v128.xor(f32x4.div(f32x4.neg(t), f32x4.add(t, all(2.0))), sign)
}

// @ts-ignore: decorator
@inline
export function sigmoidInline(x: v128): v128 {
  const y = f32x4.div(all(1.0), f32x4.add(all(1.0), expInline(f32x4.neg(x))))
  return v128.andnot(y, f32x4.lt(x, all(-87.33654022216797)))
}

// @ts-ignore: decorator
@inline
export function logInline(x: v128): v128 {
  const tiny = f32x4.lt(x, all(1.17549435e-38))
  const scaled = v128.bitselect(f32x4.mul(x, all(8388608.0)), x, tiny)
  const shifted = i32x4.sub(scaled, i32x4.splat(0x3f3504f3))
  const exponent = f32x4.sub(
    f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23)),
    v128.and(all(23.0), tiny),
  )
  const mantissa = i32x4.add(v128.and(shifted, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3))
  const m = f32x4.sub(mantissa, all(1.0))
  const z = f32x4.mul(m, m)
  let p = mad(all(7.0376836292e-2), m, all(-1.1514610310e-1))
  p = mad(p, m, all(1.1676998740e-1))
  p = mad(p, m, all(-1.2420140846e-1))
  p = mad(p, m, all(1.4249322787e-1))
  p = mad(p, m, all(-1.6668057665e-1))
  p = mad(p, m, all(2.0000714765e-1))
  p = mad(p, m, all(-2.4999993993e-1))
  p = mad(p, m, all(3.3333331174e-1))
  let y = f32x4.mul(f32x4.mul(p, m), z)
  y = mad(exponent, all(LN2_LOW), y)
  y = f32x4.sub(y, f32x4.mul(all(0.5), z))
  y = f32x4.add(m, y)
  y = mad(exponent, all(LN2_HIGH), y)
  y = v128.bitselect(x, y, f32x4.eq(x, all(Infinity)))
  y = v128.bitselect(all(-Infinity), y, f32x4.eq(x, all(0.0)))
  return v128.or(y, v128.not(f32x4.ge(x, all(0.0))))
}

/** log(u) + (x - (u - 1)) / u with u = 1 + x rounded: the correction makes up for the rounding. */
// @ts-ignore: decorator
@inline
export function log1pInline(x: v128): v128 {
  const u = f32x4.add(all(1.0), x)
  const lost = f32x4.sub(x, f32x4.sub(u, all(1.0)))
  const special = v128.or(f32x4.eq(u, all(0.0)), f32x4.eq(u, all(Infinity)))
  const y = f32x4.add(logInline(u), v128.andnot(f32x4.div(lost, u), special))
  const same = f32x4.lt(f32x4.abs(x), all(1e-20))
  return v128.bitselect(x, y, same)
}

export function exp_f32x4(x: v128): v128 {
  return expInline(x)
}

export function tanh_f32x4(x: v128): v128 {
  return tanhInline(x)
}

export function sigmoid_f32x4(x: v128): v128 {
  return sigmoidInline(x)
}

export function log_f32x4(x: v128): v128 {
  return logInline(x)
}

export function log1p_f32x4(x: v128): v128 {
  return log1pInline(x)
}

export function softplus_f32x4(x: v128): v128 {
  const tail = log1pInline(expInline(f32x4.neg(f32x4.abs(x))))
  return f32x4.add(f32x4.max(x, all(0.0)), tail)
}

export function expm1_f32x4(x: v128): v128 {
  const y = expm1Bounded(f32x4.pmax(f32x4.pmin(x, all(88.0)), all(-30.0)))
  const large = f32x4.gt(x, all(20.0))
  return v128.bitselect(expInline(x), v128.bitselect(x, y, f32x4.eq(x, all(0.0))), large)
}

/** Two polynomials that meet at 0.9277 (after N. Juffa, my_erff). */
export function erf_f32x4(x: v128): v128 {
  const t = f32x4.abs(x)
  const s = f32x4.mul(x, x)
  let inner = mad(all(-5.96761703e-4), s, all(4.99119423e-3))
  inner = mad(inner, s, all(-2.67681349e-2))
  inner = mad(inner, s, all(1.12819925e-1))
  inner = mad(inner, s, all(-3.76125336e-1))
  inner = mad(inner, s, all(1.28379166e-1))
  inner = mad(inner, x, x)
  const bounded = f32x4.pmin(t, all(4.0))
  const square = f32x4.mul(bounded, bounded)
  let outer = mad(
    mad(all(-1.7285347e-5), bounded, all(3.83197126e-4)),
    square,
    mad(all(-3.88396438e-3), bounded, all(2.42546219e-2)),
  )
  outer = mad(outer, bounded, all(-1.06777877e-1))
  outer = mad(outer, bounded, all(-6.34846687e-1))
  outer = mad(outer, bounded, all(-1.28717512e-1))
  outer = mad(outer, bounded, f32x4.neg(bounded))
  outer = f32x4.sub(all(1.0), expInline(outer))
  outer = v128.or(outer, v128.and(x, i32x4.splat(0x80000000)))
  return v128.bitselect(outer, inner, f32x4.gt(t, all(0.927734375)))
}

export function sin_f32x4(x: v128): v128 {
  return lanes(x, (lane: f64): f64 => scalar.sin(lane))
}

export function cos_f32x4(x: v128): v128 {
  return lanes(x, (lane: f64): f64 => scalar.cos(lane))
}

export function pow_f32x4(x: v128, y: v128): v128 {
  const a = <f32>scalar.pow(f32x4.extract_lane(x, 0), f32x4.extract_lane(y, 0))
  const b = <f32>scalar.pow(f32x4.extract_lane(x, 1), f32x4.extract_lane(y, 1))
  const c = <f32>scalar.pow(f32x4.extract_lane(x, 2), f32x4.extract_lane(y, 2))
  const d = <f32>scalar.pow(f32x4.extract_lane(x, 3), f32x4.extract_lane(y, 3))
  const result = f32x4.replace_lane(f32x4.replace_lane(f32x4.replace_lane(all(a), 1, b), 2, c), 3, d)
  return v128.andnot(result, f32x4.lt(f32x4.abs(result), all(1.17549435e-38)))
}

/** A float64 function of each lane. */
// @ts-ignore: decorator
@inline
function lanes(x: v128, f: (lane: f64) => f64): v128 {
  const a = <f32>f(f32x4.extract_lane(x, 0))
  const b = <f32>f(f32x4.extract_lane(x, 1))
  const c = <f32>f(f32x4.extract_lane(x, 2))
  const d = <f32>f(f32x4.extract_lane(x, 3))
  const result = f32x4.replace_lane(f32x4.replace_lane(f32x4.replace_lane(all(a), 1, b), 2, c), 3, d)
  return v128.andnot(result, f32x4.lt(f32x4.abs(result), all(1.17549435e-38)))
}
