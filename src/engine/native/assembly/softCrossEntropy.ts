/**
 * Softmax cross-entropy over panels of logits with rows of probabilities t as targets: l sum(t) - sum(t z), where l is
 * the logarithm of the sum of exp z, computed from the logits less their greatest.
 */
import { flush, lanesOf } from './lanes'
import { addPresent, presentMask } from './presentLanes'
import { expInline, logInline } from './vectorF32'
import { exp_f64x2, log_f64x2 } from './vectorF64'

/**
 * The sum of the losses of `rows` samples; where `into` is not 0 it gets `scale` times the gradient, 0 in the padding.
 */
export function softCrossEntropy<T>(
  logits: usize,
  targets: usize,
  into: usize,
  classes: i32,
  rows: i32,
  scale: T,
): f64 {
  const lanes = lanesOf<T>()
  const bytes = (<usize>classes) << 4
  let sum = 0.0
  for (let i = 0; i < rows; i += lanes) {
    const present = min<i32>(lanes, rows - i)
    sum = addPresent<T>(sum, vectorLoss<T>(logits, targets, into, bytes, scale, present), present)
    logits += bytes
    targets += bytes
    if (into) into += bytes
  }
  return sum
}

/** The losses of one vector of samples; `bytes` is the length of its panel. */
// @ts-ignore: decorator
@inline
function vectorLoss<T>(logits: usize, targets: usize, into: usize, bytes: usize, scale: T, present: i32): v128 {
  let greatest = v128.load(logits)
  for (let at: usize = 16; at < bytes; at += 16) greatest = v128.max<T>(greatest, v128.load(logits + at))

  // The sum of exp(z - greatest), of the targets, and of the targets times z - greatest.
  let sum = v128.splat<T>(<T>0)
  let mass = sum
  let inner = sum
  for (let at: usize = 0; at < bytes; at += 16) {
    const shifted = v128.sub<T>(v128.load(logits + at), greatest)
    const target = v128.load(targets + at)
    const e = sizeof<T>() == 4 ? expInline(shifted) : exp_f64x2(shifted)
    sum = v128.add<T>(sum, e)
    mass = v128.add<T>(mass, target)
    inner = v128.add<T>(inner, v128.mul<T>(target, shifted))
    if (into) v128.store(into + at, e)
  }
  if (into) {
    const mask = presentMask<T>(present)
    const factor = v128.splat<T>(scale)
    const share = v128.div<T>(mass, sum)
    for (let at: usize = 0; at < bytes; at += 16) {
      const slope = v128.sub<T>(v128.mul<T>(v128.load(into + at), share), v128.load(targets + at))
      v128.store(into + at, v128.and(flush<T>(v128.mul<T>(slope, factor)), mask))
    }
  }
  const logarithm = sizeof<T>() == 4 ? logInline(sum) : log_f64x2(sum)
  return v128.sub<T>(v128.mul<T>(mass, logarithm), inner)
}
