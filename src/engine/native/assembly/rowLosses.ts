/** Losses that couple the outputs of a row, over panels of outputs and targets. */
import { cosineEmbedding } from './cosineEmbedding'
import { focalClasses } from './focalClasses'
import { multiMargin } from './multiMargin'
import { softCrossEntropy } from './softCrossEntropy'
import { softmaxCrossEntropy } from './softmax'

/** Which loss; numbered as in ../networkLoss.ts. */
export enum RowLoss {
  softmaxCrossEntropy = 1,
  softCrossEntropy = 2,
  focalClasses = 3,
  multiMargin = 4,
  cosineEmbedding = 5,
}

/**
 * The sum of the losses of `rows` samples with `width` outputs each; where `into` is not 0 it gets `scale` times the
 * gradient, 0 in the padding. `weights` is [width], or 0 for none. The numbers `first` and `second` are: label
 * smoothing; none; gamma; margin and power; margin.
 */
export function rowLoss<T>(
  kind: i32,
  outputs: usize,
  targets: usize,
  into: usize,
  width: i32,
  rows: i32,
  weights: usize,
  first: f64,
  second: f64,
  scale: f64,
): f64 {
  const factor = <T>scale
  if (kind == RowLoss.softCrossEntropy) return softCrossEntropy<T>(outputs, targets, into, width, rows, factor)
  if (kind == RowLoss.focalClasses) return focalClasses<T>(outputs, targets, into, width, rows, <T>first, factor)
  if (kind == RowLoss.multiMargin)
    return multiMargin<T>(outputs, targets, into, width, rows, <T>first, second == 2, factor)
  if (kind == RowLoss.cosineEmbedding) return cosineEmbedding<T>(outputs, targets, into, width, rows, <T>first, factor)
  return softmaxCrossEntropy<T>(outputs, targets, into, width, rows, weights, <T>first, factor)
}
