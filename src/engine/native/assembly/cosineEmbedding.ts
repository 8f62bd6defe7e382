/**
 * Cosine embedding loss over panels of outputs x; a target is another vector o and then 1 or -1. With
 * c = x o / (|x| |o|) the loss of a sample is 1 - c where the label is 1, max(0, c - margin) where it is -1; at the
 * corner the slope is 0. 1e-12 is added to both squared lengths, as PyTorch does, so that a zero vector has c = 0.
 */
import { flush, lanesOf } from './lanes'
import { addPresent, presentMask } from './presentLanes'

/**
 * The sum of the losses of `rows` samples; where `into` is not 0 it gets `scale` times the gradient, 0 in the padding.
 */
export function cosineEmbedding<T>(
  outputs: usize,
  targets: usize,
  into: usize,
  width: i32,
  rows: i32,
  margin: T,
  scale: T,
): f64 {
  const lanes = lanesOf<T>()
  const bytes = (<usize>width) << 4
  let sum = 0.0
  for (let i = 0; i < rows; i += lanes) {
    const present = min<i32>(lanes, rows - i)
    sum = addPresent<T>(sum, vectorLoss<T>(outputs, targets, into, bytes, margin, scale, present), present)
    outputs += bytes
    targets += bytes + 16
    if (into) into += bytes
  }
  return sum
}

/** The losses of one vector of samples; `bytes` is the length of its panel. */
// @ts-ignore: decorator
@inline
function vectorLoss<T>(
  outputs: usize,
  targets: usize,
  into: usize,
  bytes: usize,
  margin: T,
  scale: T,
  present: i32,
): v128 {
  const zero = v128.splat<T>(<T>0)
  const one = v128.splat<T>(<T>1)
  let product = zero
  let own = v128.splat<T>(<T>1e-12)
  let other = own
  for (let at: usize = 0; at < bytes; at += 16) {
    const x = v128.load(outputs + at)
    const o = v128.load(targets + at)
    product = v128.add<T>(product, v128.mul<T>(x, o))
    own = v128.add<T>(own, v128.mul<T>(x, x))
    other = v128.add<T>(other, v128.mul<T>(o, o))
  }
  const label = v128.load(targets + bytes)
  const together = v128.eq<T>(label, one)
  const apart = v128.eq<T>(label, v128.neg<T>(one))
  const lengths = v128.mul<T>(v128.sqrt<T>(own), v128.sqrt<T>(other))
  const cosine = v128.div<T>(product, lengths)
  const above = v128.max<T>(zero, v128.sub<T>(cosine, v128.splat<T>(margin)))
  if (into) {
    const mask = presentMask<T>(present)
    const falls = v128.and(v128.neg<T>(one), together)
    const rises = v128.and(v128.and(one, v128.gt<T>(above, zero)), apart)
    const slope = v128.mul<T>(v128.or(falls, rises), v128.splat<T>(scale))
    const byOther = v128.div<T>(slope, lengths)
    const byOwn = v128.div<T>(v128.mul<T>(slope, cosine), own)
    for (let at: usize = 0; at < bytes; at += 16) {
      const gain = v128.mul<T>(byOther, v128.load(targets + at))
      const value = v128.sub<T>(gain, v128.mul<T>(byOwn, v128.load(outputs + at)))
      v128.store(into + at, v128.and(flush<T>(value), mask))
    }
  }
  return v128.or(v128.and(v128.sub<T>(one, cosine), together), v128.and(above, apart))
}
