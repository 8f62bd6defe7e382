/**
 * The loss at the end of a network: the sum over the samples in hand, its gradient by the outputs, what the sum is
 * divided by, and how many answers are right.
 */
import { lanesOf } from './lanes'
import { Accuracy, LossKind, LossPlan } from './lossPlan'
import { Plan } from './plan'
import { rowLoss } from './rowLosses'
import { classesRight } from './softmax'

/**
 * The sum of the losses of the samples in hand; `into`, where it is not 0, gets `scale` times the gradient, 0 in the
 * padding.
 */
// @ts-ignore: decorator
@inline
export function lossOf<T>(plan: Plan, outputs: usize, into: usize, width: i32, rows: i32, scale: f64): f64 {
  const loss = plan.loss
  if (loss.kind == LossKind.map) return mapLoss<T>(loss, outputs, plan.y, into, width, rows, scale)
  if (loss.kind == LossKind.pair) return pairLoss<T>(loss, outputs, plan.y, into, width >> 1, rows, scale)
  const weights = loss.classWeights
  return rowLoss<T>(loss.row, outputs, plan.y, into, width, rows, weights, loss.first, loss.second, scale)
}

/** A loss of each entry. */
function mapLoss<T>(
  loss: LossPlan,
  prediction: usize,
  target: usize,
  into: usize,
  width: i32,
  rows: i32,
  scale: f64,
): f64 {
  if (width == 1) {
    // One output: its panels are one vector of samples.
    if (!into) return call_indirect<f64>(loss.valueMap, prediction, target, rows)
    const sum = call_indirect<f64>(loss.lossMap, prediction, target, into, rows, scale)
    clearFrom<T>(into, rows)
    return sum
  }
  const lanes = lanesOf<T>()
  let sum = 0.0
  for (let i = 0; i < rows; i += lanes) {
    const present = min<i32>(lanes, rows - i)
    for (let o = 0; o < width; o++, prediction += 16, target += 16) {
      if (!into) {
        sum += call_indirect<f64>(loss.valueMap, prediction, target, present)
        continue
      }
      sum += call_indirect<f64>(loss.lossMap, prediction, target, into, present, scale)
      clearFrom<T>(into, present)
      into += 16
    }
  }
  return sum
}

/** A loss of each prediction with its spread; in a panel all predictions come before the spreads. */
function pairLoss<T>(
  loss: LossPlan,
  prediction: usize,
  target: usize,
  into: usize,
  pairs: i32,
  rows: i32,
  scale: f64,
): f64 {
  const lanes = lanesOf<T>()
  const half = (<usize>pairs) << 4
  let sum = 0.0
  for (let i = 0; i < rows; i += lanes) {
    const present = min<i32>(lanes, rows - i)
    for (let o = 0; o < pairs; o++, prediction += 16, target += 16) {
      const spread = prediction + half
      if (!into) {
        sum += call_indirect<f64>(loss.valueMap, prediction, spread, target, present)
        continue
      }
      sum += call_indirect<f64>(loss.lossMap, prediction, spread, target, into, into + half, present, scale)
      clearFrom<T>(into, present)
      clearFrom<T>(into + half, present)
      into += 16
    }
    prediction += half
    if (into) into += half
  }
  return sum
}

/** Zeros from number `count` on to the end of its vector. */
// @ts-ignore: decorator
@inline
function clearFrom<T>(vector: usize, count: i32): void {
  for (let i = count; i & (lanesOf<T>() - 1); i++) store<T>(vector + (<usize>i) * sizeof<T>(), <T>0)
}

/** What the sum of losses is divided by: the number of entries or of rows, or the class weights of the targets. */
export function divisor<T>(plan: Plan, indices: usize, from: i32, count: i32): f64 {
  const loss = plan.loss
  if (!loss.classWeights) return loss.byRows ? <f64>count : <f64>count * <f64>loss.targetWidth
  let sum = 0.0
  for (let i = 0; i < count; i++) {
    const row = indices ? load<i32>(indices + ((<usize>i) << 2)) : from + i
    const target = <usize>load<T>(plan.targets + (<usize>row) * sizeof<T>())
    sum += <f64>load<T>(loss.classWeights + target * sizeof<T>())
  }
  return sum
}

/** How many of the samples in hand are answered right; 0 where answers are not counted. */
export function countRight<T>(plan: Plan, outputs: usize, width: i32, rows: i32): i32 {
  const loss = plan.loss
  if (loss.accuracy == Accuracy.none) return 0
  if (loss.accuracy == Accuracy.greatest) return classesRight<T>(outputs, plan.y, width, rows)
  let right = 0
  for (let i = 0; i < rows; i++) {
    const at = (<usize>i) * sizeof<T>()
    const positive = <f64>load<T>(outputs + at) > loss.predictionThreshold
    if (positive == <f64>load<T>(plan.y + at) > loss.targetThreshold) right++
  }
  return right
}
