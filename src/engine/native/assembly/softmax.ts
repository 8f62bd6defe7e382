/**
 * Softmax cross-entropy over panels of logits; targets are class indices. With class weights w, their sum W, C classes
 * and label smoothing s, the loss of a sample with class t is (1 - s) w_t (l - z_t) + s / C (W l - sum of w_c z_c),
 * where l is the logarithm of the sum of exp z_c, computed from the greatest logit; the mean divides by the sum of w_t
 * (as PyTorch's cross_entropy does).
 */
import { flush, lanesOf } from './lanes'
import { addPresent, presentMask } from './presentLanes'
import { exp_f64x2, log_f64x2 } from './vectorF64'
import { expInline, logInline } from './vectorF32'

/**
 * The sum of the losses of `rows` samples; where `into` is not 0 it gets `scale` times the gradient, 0 in the padding.
 * `weights` is [classes], or 0 where all are 1.
 */
export function softmaxCrossEntropy<T>(
  logits: usize,
  targets: usize,
  into: usize,
  classes: i32,
  rows: i32,
  weights: usize,
  smoothing: T,
  scale: T,
): f64 {
  const lanes = lanesOf<T>()
  let total: T = 0
  if (weights) for (let c = 0; c < classes; c++) total += load<T>(weights + (<usize>c) * sizeof<T>())
  else total = <T>classes
  const spread = smoothing / <T>classes
  let sum = 0.0
  for (let i = 0; i < rows; i += lanes) {
    const offset = (<usize>(i / lanes)) * ((<usize>classes) << 4)
    const present = min<i32>(lanes, rows - i)
    const z = logits + offset
    const target = v128.load(targets + (<usize>i) * sizeof<T>())
    const gradient = into ? into + offset : 0
    const loss = vectorLoss<T>(z, target, gradient, classes, weights, <T>1 - smoothing, spread, total, scale, present)
    sum = addPresent<T>(sum, loss, present)
  }
  return sum
}

/** The losses of one vector of samples. */
// @ts-ignore: decorator
@inline
function vectorLoss<T>(
  logits: usize,
  target: v128,
  into: usize,
  classes: i32,
  weights: usize,
  keep: T,
  spread: T,
  total: T,
  scale: T,
  present: i32,
): v128 {
  const zero = v128.splat<T>(<T>0)
  const one = v128.splat<T>(<T>1)
  const end = logits + ((<usize>classes) << 4)
  let greatest = v128.load(logits)
  for (let at = logits + 16; at < end; at += 16) greatest = v128.max<T>(greatest, v128.load(at))

  // Sum of exp(z - greatest), the target's z - greatest and weight, and the weighted sum of z - greatest.
  let sum = zero
  let chosen = zero
  let weight = weights ? zero : one
  let all = zero
  let index = zero
  let out = into
  for (let at = logits, w = weights; at < end; at += 16) {
    const shifted = v128.sub<T>(v128.load(at), greatest)
    const e = sizeof<T>() == 4 ? expInline(shifted) : exp_f64x2(shifted)
    sum = v128.add<T>(sum, e)
    const hit = v128.eq<T>(target, index)
    chosen = v128.bitselect(shifted, chosen, hit)
    if (weights) {
      const here = v128.load_splat<T>(w)
      weight = v128.bitselect(here, weight, hit)
      if (spread != 0) all = v128.add<T>(all, v128.mul<T>(here, shifted))
      w += sizeof<T>()
    } else if (spread != 0) all = v128.add<T>(all, shifted)
    if (into) {
      v128.store(out, e)
      out += 16
    }
    index = v128.add<T>(index, one)
  }
  const logarithm = sizeof<T>() == 4 ? logInline(sum) : log_f64x2(sum)
  const kept = v128.mul<T>(weight, v128.splat<T>(keep))
  let loss = v128.mul<T>(kept, v128.sub<T>(logarithm, chosen))
  if (spread != 0) {
    const smooth = v128.sub<T>(v128.mul<T>(logarithm, v128.splat<T>(total)), all)
    loss = v128.add<T>(loss, v128.mul<T>(v128.splat<T>(spread), smooth))
  }
  if (into) {
    const mask = presentMask<T>(present)
    const factor = v128.splat<T>(scale)
    const share = v128.div<T>(v128.add<T>(kept, v128.splat<T>(spread * total)), sum)
    index = zero
    const last = into + ((<usize>classes) << 4)
    for (let at = into, w = weights; at < last; at += 16) {
      const hit = v128.eq<T>(target, index)
      let value = v128.sub<T>(v128.mul<T>(v128.load(at), share), v128.and(kept, hit))
      if (spread != 0) {
        const here = weights ? v128.load_splat<T>(w) : one
        value = v128.sub<T>(value, v128.mul<T>(v128.splat<T>(spread), here))
        w += sizeof<T>()
      }
      v128.store(at, v128.and(flush<T>(v128.mul<T>(value, factor)), mask))
      index = v128.add<T>(index, one)
    }
  }
  return loss
}

/** How many samples have their greatest logit, the first of equals, at the target. */
export function classesRight<T>(logits: usize, targets: usize, classes: i32, rows: i32): i32 {
  const lanes = lanesOf<T>()
  let right = 0
  for (let i = 0; i < rows; i++) {
    const panel = i / lanes
    let at = logits + (((<usize>panel) * (<usize>classes)) << 4) + (<usize>(i - panel * lanes)) * sizeof<T>()
    let best = 0
    let greatest = load<T>(at)
    for (let c = 1; c < classes; c++) {
      at += 16
      const value = load<T>(at)
      if (value > greatest) {
        greatest = value
        best = c
      }
    }
    if (best == <i32>load<T>(targets + (<usize>i) * sizeof<T>())) right++
  }
  return right
}
