/**
 * Multi-class hinge loss over panels of outputs z; targets are class indices. The loss of a sample with class t is the
 * mean over all C classes of max(0, margin - z_t + z_c)^p, that of t left out; p is 1 or 2. At the corner the slope
 * is 0.
 */
import { flush, lanesOf } from './lanes'
import { addPresent, presentMask } from './presentLanes'

/**
 * The sum of the losses of `rows` samples; where `into` is not 0 it gets `scale` times the gradient, 0 in the padding.
 */
export function multiMargin<T>(
  outputs: usize,
  targets: usize,
  into: usize,
  classes: i32,
  rows: i32,
  margin: T,
  squared: bool,
  scale: T,
): f64 {
  const lanes = lanesOf<T>()
  const bytes = (<usize>classes) << 4
  let sum = 0.0
  for (let i = 0; i < rows; i += lanes) {
    const present = min<i32>(lanes, rows - i)
    const target = v128.load(targets)
    const loss = vectorLoss<T>(outputs, target, into, bytes, margin, squared, <T>classes, scale, present)
    sum = addPresent<T>(sum, loss, present)
    outputs += bytes
    targets += 16
    if (into) into += bytes
  }
  return sum
}

/** The losses of one vector of samples; `bytes` is the length of its panel. */
// @ts-ignore: decorator
@inline
function vectorLoss<T>(
  outputs: usize,
  target: v128,
  into: usize,
  bytes: usize,
  margin: T,
  squared: bool,
  classes: T,
  scale: T,
  present: i32,
): v128 {
  const zero = v128.splat<T>(<T>0)
  const one = v128.splat<T>(<T>1)
  let right = zero
  let index = zero
  for (let at: usize = 0; at < bytes; at += 16) {
    right = v128.bitselect(v128.load(outputs + at), right, v128.eq<T>(target, index))
    index = v128.add<T>(index, one)
  }
  const lead = v128.sub<T>(v128.splat<T>(margin), right)
  let loss = zero
  let pull = zero
  index = zero
  for (let at: usize = 0; at < bytes; at += 16) {
    const all = v128.max<T>(zero, v128.add<T>(lead, v128.load(outputs + at)))
    const short = v128.andnot(all, v128.eq<T>(target, index))
    loss = v128.add<T>(loss, squared ? v128.mul<T>(short, short) : short)
    if (into) {
      const slope = squared ? v128.add<T>(short, short) : v128.and(one, v128.gt<T>(short, zero))
      pull = v128.add<T>(pull, slope)
      v128.store(into + at, slope)
    }
    index = v128.add<T>(index, one)
  }
  if (into) {
    const mask = presentMask<T>(present)
    const factor = v128.splat<T>(scale / classes)
    index = zero
    for (let at: usize = 0; at < bytes; at += 16) {
      const slope = v128.bitselect(v128.neg<T>(pull), v128.load(into + at), v128.eq<T>(target, index))
      v128.store(into + at, v128.and(flush<T>(v128.mul<T>(slope, factor)), mask))
      index = v128.add<T>(index, one)
    }
  }
  return v128.div<T>(loss, v128.splat<T>(classes))
}
