/**
 * Focal loss of several classes over panels of logits; targets are class indices. With q the softmax's probability of
 * the target, u = 1 - q and l = log q, the loss of a sample is -u^gamma l, and its slope by l is
 * u^gamma (gamma q l / u - 1), where l / u tends to -1 as u vanishes. Both u and l are taken from the other classes'
 * share of the sum, so that they keep their digits where q is near 1.
 */
import { flush, lanesOf } from './lanes'
import { addPresent, presentMask } from './presentLanes'
import { expInline, log1pInline, pow_f32x4 } from './vectorF32'
import { exp_f64x2, log1p_f64x2, pow_f64x2 } from './vectorF64'

/**
 * The sum of the losses of `rows` samples; where `into` is not 0 it gets `scale` times the gradient, 0 in the padding.
 */
export function focalClasses<T>(
  logits: usize,
  targets: usize,
  into: usize,
  classes: i32,
  rows: i32,
  gamma: T,
  scale: T,
): f64 {
  const lanes = lanesOf<T>()
  const bytes = (<usize>classes) << 4
  let sum = 0.0
  for (let i = 0; i < rows; i += lanes) {
    const present = min<i32>(lanes, rows - i)
    const target = v128.load(targets)
    sum = addPresent<T>(sum, vectorLoss<T>(logits, target, into, bytes, gamma, scale, present), present)
    logits += bytes
    targets += 16
    if (into) into += bytes
  }
  return sum
}

/** The losses of one vector of samples; `bytes` is the length of its panel. */
// @ts-ignore: decorator
@inline
function vectorLoss<T>(
  logits: usize,
  target: v128,
  into: usize,
  bytes: usize,
  gamma: T,
  scale: T,
  present: i32,
): v128 {
  const zero = v128.splat<T>(<T>0)
  const one = v128.splat<T>(<T>1)
  let greatest = v128.load(logits)
  for (let at: usize = 16; at < bytes; at += 16) greatest = v128.max<T>(greatest, v128.load(logits + at))

  // Sums of exp(z - greatest) over all classes and over the others; the target's exp(z - greatest) and z - greatest.
  let sum = zero
  let others = zero
  let right = zero
  let chosen = zero
  let index = zero
  for (let at: usize = 0; at < bytes; at += 16) {
    const shifted = v128.sub<T>(v128.load(logits + at), greatest)
    const e = sizeof<T>() == 4 ? expInline(shifted) : exp_f64x2(shifted)
    const hit = v128.eq<T>(target, index)
    sum = v128.add<T>(sum, e)
    others = v128.add<T>(others, v128.andnot(e, hit))
    right = v128.bitselect(e, right, hit)
    chosen = v128.bitselect(shifted, chosen, hit)
    if (into) v128.store(into + at, e)
    index = v128.add<T>(index, one)
  }
  const q = v128.div<T>(right, sum)
  const u = v128.div<T>(others, sum)
  // log(sum) is log1p of what is added to the greatest one.
  const rest = v128.bitselect(others, v128.sub<T>(sum, one), v128.eq<T>(chosen, zero))
  const l = v128.sub<T>(chosen, sizeof<T>() == 4 ? log1pInline(rest) : log1p_f64x2(rest))
  const exponent = v128.splat<T>(gamma)
  const power = sizeof<T>() == 4 ? pow_f32x4(u, exponent) : pow_f64x2(u, exponent)
  if (into) {
    const mask = presentMask<T>(present)
    const ratio = v128.bitselect(v128.splat<T>(<T>-1), v128.div<T>(l, u), v128.eq<T>(u, zero))
    const curve = v128.sub<T>(v128.mul<T>(v128.mul<T>(exponent, q), ratio), one)
    const slope = v128.mul<T>(v128.mul<T>(power, curve), v128.splat<T>(scale))
    const share = v128.div<T>(slope, sum)
    index = zero
    for (let at: usize = 0; at < bytes; at += 16) {
      const hit = v128.eq<T>(target, index)
      const other = v128.neg<T>(v128.mul<T>(v128.load(into + at), share))
      const value = v128.bitselect(v128.mul<T>(slope, u), other, hit)
      v128.store(into + at, v128.and(flush<T>(value), mask))
      index = v128.add<T>(index, one)
    }
  }
  return v128.neg<T>(v128.mul<T>(power, l))
}
