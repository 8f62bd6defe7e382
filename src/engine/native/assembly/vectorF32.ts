/**
 * Elementary functions on four float32 lanes. exp, log, tanh, sigmoid, softplus, log1p, expm1 and erf are SIMD
 * polynomials with an error of at most 3 units in the last place; the others go lane by lane through float64. Each lane
 * depends on its own input only. Results below the smallest normal number are 0; NaN gives NaN.
 *
 * Constants are loaded from memory (one instruction): engines build a constant vector anew, in several, at each use.
 */
import * as scalar from './scalar'

const ONE = memory.data<f32>([1.0])
const MINUS_TWO = memory.data<f32>([-2.0])
const HALF = memory.data<f32>([0.5])
const INFINITE = memory.data<f32>([Infinity])
const SIGN = memory.data<u32>([0x80000000])
const SMALLEST = memory.data<f32>([1.1754943508222875e-38])
const LOG2E = memory.data<f32>([1.4426950408889634])
const LN2_HIGH = memory.data<f32>([0.693359375])
const LN2_LOW = memory.data<f32>([-2.1219444e-4])
/** 1.5 * 2^23: adding it rounds to the nearest integer, which then stands in the low bits. */
const ROUND = memory.data<f32>([12582912.0])

// @ts-ignore: decorator
@inline
function all(address: usize, index: usize = 0): v128 {
  return v128.load32_splat(address + 4 * index)
}

/** a * b + c */
// @ts-ignore: decorator
@inline
function mad(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), c)
}

/** Minimax for (exp(r) - 1 - r) / r^2, |r| <= ln(2) / 2: exp(r) - 1 is within 1.4e-8 of its value. */
const EXP = memory.data<f32>([
  0.4999999814962061, 0.16666543424311542, 0.04166720071132916, 0.008366547127236003, 0.0013882516487061809,
])

/** exp(r) - 1 for |r| <= ln(2) / 2. */
// @ts-ignore: decorator
@inline
function expm1Small(r: v128): v128 {
  const r2 = f32x4.mul(r, r)
  const high = mad(r2, all(EXP, 4), mad(all(EXP, 3), r, all(EXP, 2)))
  return mad(r2, mad(r2, high, mad(all(EXP, 1), r, all(EXP, 0))), r)
}

/** What is left of x after n ln 2 is taken away. */
// @ts-ignore: decorator
@inline
function remainder(x: v128, n: v128): v128 {
  return f32x4.sub(f32x4.sub(x, f32x4.mul(n, all(LN2_HIGH))), f32x4.mul(n, all(LN2_LOW)))
}

const EXP_LIMITS = memory.data<f32>([-88.0, 89.0, -87.33654022216797, 88.72283935546875])

// @ts-ignore: decorator
@inline
export function expInline(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, all(EXP_LIMITS, 1)), all(EXP_LIMITS, 0))
  const rounded = mad(bounded, all(LOG2E), all(ROUND))
  const p = f32x4.add(expm1Small(remainder(bounded, f32x4.sub(rounded, all(ROUND)))), all(ONE))
  // Times 2^n, by adding n to the exponent.
  let y = i32x4.add(p, i32x4.shl(rounded, 23))
  y = v128.bitselect(all(INFINITE), y, f32x4.gt(x, all(EXP_LIMITS, 3)))
  y = v128.andnot(y, f32x4.lt(x, all(EXP_LIMITS, 2)))
  return v128.or(y, f32x4.ne(x, x))
}

const TANH = memory.data<f32>([15.0, -2.8853900817779268, -0.6931471805599453])

/** With e = exp(-2 |x|) - 1, tanh |x| = -e / (2 + e); beyond 15 it is 1. */
// @ts-ignore: decorator
@inline
export function tanhInline(x: v128): v128 {
  const sign = v128.and(x, all(SIGN))
  const size = f32x4.pmin(v128.andnot(x, all(SIGN)), all(TANH, 0))
  const rounded = mad(size, all(TANH, 1), all(ROUND))
  const n = f32x4.sub(rounded, all(ROUND))
  const p = expm1Small(mad(n, all(TANH, 2), f32x4.mul(size, all(MINUS_TWO))))
  const scale = i32x4.add(i32x4.shl(rounded, 23), all(ONE))
  const e = mad(scale, p, f32x4.sub(scale, all(ONE)))
  return v128.xor(f32x4.div(e, f32x4.sub(all(MINUS_TWO), e)), sign)
}

// @ts-ignore: decorator
@inline
export function sigmoidInline(x: v128): v128 {
  const y = f32x4.div(all(ONE), f32x4.add(all(ONE), expInline(v128.xor(x, all(SIGN)))))
  return v128.andnot(y, f32x4.lt(x, all(EXP_LIMITS, 2)))
}

/** Cephes logf.c. */
const LOG = memory.data<f32>([
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1,
  -2.4999993993e-1, 3.3333331174e-1,
])
const LOG_SCALES = memory.data<f32>([8388608.0, 23.0, -Infinity])
const LOG_BITS = memory.data<u32>([0x3f3504f3, 0x007fffff])

// @ts-ignore: decorator
@inline
export function logInline(x: v128): v128 {
  const tiny = f32x4.lt(x, all(SMALLEST))
  const scaled = v128.bitselect(f32x4.mul(x, all(LOG_SCALES, 0)), x, tiny)
  // x = 2^exponent (1 + m), 1 + m from sqrt(1/2) to sqrt(2).
  const shifted = i32x4.sub(scaled, all(LOG_BITS, 0))
  const exponent = f32x4.sub(f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23)), v128.and(all(LOG_SCALES, 1), tiny))
  const m = f32x4.sub(i32x4.add(v128.and(shifted, all(LOG_BITS, 1)), all(LOG_BITS, 0)), all(ONE))
  const z = f32x4.mul(m, m)
  let p = mad(all(LOG, 0), m, all(LOG, 1))
  p = mad(p, m, all(LOG, 2))
  p = mad(p, m, all(LOG, 3))
  p = mad(p, m, all(LOG, 4))
  p = mad(p, m, all(LOG, 5))
  p = mad(p, m, all(LOG, 6))
  p = mad(p, m, all(LOG, 7))
  p = mad(p, m, all(LOG, 8))
  let y = f32x4.mul(f32x4.mul(p, m), z)
  y = mad(exponent, all(LN2_LOW), y)
  y = f32x4.sub(y, f32x4.mul(all(HALF), z))
  y = f32x4.add(m, y)
  y = mad(exponent, all(LN2_HIGH), y)
  y = v128.bitselect(x, y, f32x4.eq(x, all(INFINITE)))
  const zero = i32x4.splat(0)
  y = v128.bitselect(all(LOG_SCALES, 2), y, f32x4.eq(x, zero))
  return v128.or(y, v128.not(f32x4.ge(x, zero)))
}

const LOG1P_SAME = memory.data<f32>([1e-20])

/** log(u) + (x - (u - 1)) / u with u = 1 + x rounded: the second term makes up for the rounding. */
// @ts-ignore: decorator
@inline
export function log1pInline(x: v128): v128 {
  const u = f32x4.add(all(ONE), x)
  const lost = f32x4.sub(x, f32x4.sub(u, all(ONE)))
  const special = v128.or(f32x4.eq(u, i32x4.splat(0)), f32x4.eq(u, all(INFINITE)))
  const y = f32x4.add(logInline(u), v128.andnot(f32x4.div(lost, u), special))
  return v128.bitselect(x, y, f32x4.lt(f32x4.abs(x), all(LOG1P_SAME)))
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
  const tail = log1pInline(expInline(v128.or(x, all(SIGN))))
  return f32x4.add(f32x4.max(x, i32x4.splat(0)), tail)
}

const EXPM1_LIMITS = memory.data<f32>([-30.0, 88.0, 20.0])

/** 2^n (exp(r) - 1) + (2^n - 1); large x through exp. */
export function expm1_f32x4(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, all(EXPM1_LIMITS, 1)), all(EXPM1_LIMITS, 0))
  const rounded = mad(bounded, all(LOG2E), all(ROUND))
  const p = expm1Small(remainder(bounded, f32x4.sub(rounded, all(ROUND))))
  const scale = i32x4.add(i32x4.shl(rounded, 23), all(ONE))
  const y = mad(scale, p, f32x4.sub(scale, all(ONE)))
  const large = f32x4.gt(x, all(EXPM1_LIMITS, 2))
  return v128.bitselect(expInline(x), v128.bitselect(x, y, f32x4.eq(x, i32x4.splat(0))), large)
}

const ERF = memory.data<f32>([
  -5.96761703e-4, 4.99119423e-3, -2.67681349e-2, 1.12819925e-1, -3.76125336e-1, 1.28379166e-1,
])
const ERF_OUTER = memory.data<f32>([
  -1.7285347e-5, 3.83197126e-4, -3.88396438e-3, 2.42546219e-2, -1.06777877e-1, -6.34846687e-1, -1.28717512e-1,
])
const ERF_LIMITS = memory.data<f32>([4.0, 0.927734375])

/** Two polynomials that meet at 0.9277 (after N. Juffa, my_erff). */
export function erf_f32x4(x: v128): v128 {
  const s = f32x4.mul(x, x)
  let inner = mad(all(ERF, 0), s, all(ERF, 1))
  inner = mad(inner, s, all(ERF, 2))
  inner = mad(inner, s, all(ERF, 3))
  inner = mad(inner, s, all(ERF, 4))
  inner = mad(inner, s, all(ERF, 5))
  inner = mad(inner, x, x)
  const size = v128.andnot(x, all(SIGN))
  const t = f32x4.pmin(size, all(ERF_LIMITS, 0))
  let outer = mad(all(ERF_OUTER, 0), t, all(ERF_OUTER, 1))
  outer = mad(outer, f32x4.mul(t, t), mad(all(ERF_OUTER, 2), t, all(ERF_OUTER, 3)))
  outer = mad(outer, t, all(ERF_OUTER, 4))
  outer = mad(outer, t, all(ERF_OUTER, 5))
  outer = mad(outer, t, all(ERF_OUTER, 6))
  outer = f32x4.sub(f32x4.mul(outer, t), t)
  outer = f32x4.sub(all(ONE), expInline(outer))
  outer = v128.or(outer, v128.and(x, all(SIGN)))
  return v128.bitselect(outer, inner, f32x4.gt(size, all(ERF_LIMITS, 1)))
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
  const result = f32x4.replace_lane(f32x4.replace_lane(f32x4.replace_lane(f32x4.splat(a), 1, b), 2, c), 3, d)
  return v128.andnot(result, f32x4.lt(f32x4.abs(result), all(SMALLEST)))
}

/** A float64 function of each lane. */
// @ts-ignore: decorator
@inline
function lanes(x: v128, f: (lane: f64) => f64): v128 {
  const a = <f32>f(f32x4.extract_lane(x, 0))
  const b = <f32>f(f32x4.extract_lane(x, 1))
  const c = <f32>f(f32x4.extract_lane(x, 2))
  const d = <f32>f(f32x4.extract_lane(x, 3))
  const result = f32x4.replace_lane(f32x4.replace_lane(f32x4.replace_lane(f32x4.splat(a), 1, b), 2, c), 3, d)
  return v128.andnot(result, f32x4.lt(f32x4.abs(result), all(SMALLEST)))
}
