/**
 * Batch normalization: y = (x - mean) / sqrt(variance + epsilon) scale + shift for each channel, over the samples and
 * all positions. Training takes mean and (biased) variance of the batch and moves the running averages; evaluation
 * takes the running ones. Sums are in float64: one a lane, in the order of panels and positions; padding never counts.
 */
import { flush, flushOne, lanesOf } from './lanes'
import { Operation } from './operation'
import { presentMask } from './presentLanes'
import { addWide, highOf, lowOf, wideSum } from './wide'

@unmanaged
export class BatchNormalization extends Operation {
  channels: i32
  positions: i32
  /** f64[channels]: running mean, and running variance (unbiased). */
  runningMean: usize
  runningVariance: usize
  /** f64[channels]: of the batch in hand. */
  mean: usize
  variance: usize
  /** f64[channels][2][4]: sums, one a lane. */
  sums: usize
  /** T[channels][numbers]: what the passes over the panels use. */
  numbers: usize
  /** Share of a batch in the running averages. */
  momentum: f64
  epsilon: f64
}

/** The numbers of a channel: mean, 1 / deviation, scale / deviation; and two for the way back. */
const NUMBERS: i32 = 5

export function batchNormalize<T>(operation: BatchNormalization, theta: usize, rows: i32, training: bool): void {
  if (training) {
    takeMoments<T>(operation, rows)
    moveAverages(operation, rows)
  }
  const mean = training ? operation.mean : operation.runningMean
  const variance = training ? operation.variance : operation.runningVariance
  let numbers = operation.numbers
  for (let c = 0; c < operation.channels; c++) {
    const at = (<usize>c) << 3
    const inverse = 1.0 / sqrt<f64>(load<f64>(variance + at) + operation.epsilon)
    const scale = <f64>load<T>(theta + operation.weights + (<usize>c) * sizeof<T>())
    store<T>(numbers, <T>load<f64>(mean + at))
    store<T>(numbers, <T>inverse, sizeof<T>())
    store<T>(numbers, <T>(inverse * scale), 2 * sizeof<T>())
    numbers += NUMBERS * sizeof<T>()
  }
  let x = operation.x
  let y = operation.y
  const shifts = theta + operation.bias
  const end = shifts + (<usize>operation.channels) * sizeof<T>()
  for (let pixels = pixelsOf<T>(operation, rows); pixels > 0; pixels--) {
    numbers = operation.numbers
    for (let shift = shifts; shift < end; shift += sizeof<T>(), x += 16, y += 16) {
      const centred = v128.sub<T>(v128.load(x), v128.load_splat<T>(numbers))
      const scaled = v128.mul<T>(centred, v128.load_splat<T>(numbers, 2 * sizeof<T>()))
      v128.store(y, v128.add<T>(scaled, v128.load_splat<T>(shift)))
      numbers += NUMBERS * sizeof<T>()
    }
  }
}

/** Vectors of each channel in the panels of so many samples. */
// @ts-ignore: decorator
@inline
function pixelsOf<T>(operation: BatchNormalization, rows: i32): i32 {
  return ((rows + lanesOf<T>() - 1) / lanesOf<T>()) * operation.positions
}

/** Mean and variance of the batch. */
function takeMoments<T>(operation: BatchNormalization, rows: i32): void {
  const count = <f64>rows * <f64>operation.positions
  sumUp<T>(operation, rows, false)
  finish(operation, operation.mean, count)
  sumUp<T>(operation, rows, true)
  finish(operation, operation.variance, count)
}

/** The sums of each channel, divided by `count`. */
function finish(operation: BatchNormalization, into: usize, count: f64): void {
  for (let c: usize = 0; c < <usize>operation.channels; c++)
    store<f64>(into + (c << 3), wideSum(operation.sums + (c << 6)) / count)
}

/** Sums of x, or of its squared distance from the mean. */
function sumUp<T>(operation: BatchNormalization, rows: i32, squares: bool): void {
  const lanes = lanesOf<T>()
  const channels = operation.channels
  const sums = operation.sums
  const mean = operation.mean
  memory.fill(sums, 0, (<usize>channels) << 6)
  let x = operation.x
  for (let pixels = (rows / lanes) * operation.positions; pixels > 0; pixels--)
    for (let c: usize = 0; c < <usize>channels; c++, x += 16) {
      const value = v128.load(x)
      let low = lowOf<T>(value)
      let high = highOf<T>(value)
      if (squares) {
        const centre = v128.load64_splat(mean + (c << 3))
        low = f64x2.sub(low, centre)
        low = f64x2.mul(low, low)
        high = f64x2.sub(high, centre)
        high = f64x2.mul(high, high)
      }
      addWide<T>(sums + (c << 6), low, high)
    }
  // The last panel, where it is not full.
  const present = rows % lanes
  for (let pixels = present ? operation.positions : 0; pixels > 0; pixels--)
    for (let c: usize = 0; c < <usize>channels; c++, x += 16)
      for (let lane: usize = 0; lane < <usize>present; lane++) {
        let value = <f64>load<T>(x + lane * sizeof<T>())
        if (squares) {
          value -= load<f64>(mean + (c << 3))
          value *= value
        }
        const at = sums + (c << 6) + (lane << 3)
        store<f64>(at, load<f64>(at) + value)
      }
}

/**
 * As PyTorch: (1 - momentum) running + momentum batch, with the unbiased variance; one value alone has none, and moves
 * nothing.
 */
function moveAverages(operation: BatchNormalization, rows: i32): void {
  const count = <f64>rows * <f64>operation.positions
  if (count < 2) return
  const unbiased = count / (count - 1)
  const momentum = operation.momentum
  for (let at: usize = 0; at < (<usize>operation.channels) << 3; at += 8) {
    const mean = operation.runningMean + at
    const variance = operation.runningVariance + at
    const share = momentum * unbiased
    store<f64>(mean, (1 - momentum) * load<f64>(mean) + momentum * load<f64>(operation.mean + at))
    store<f64>(variance, (1 - momentum) * load<f64>(variance) + share * load<f64>(operation.variance + at))
  }
}

/**
 * Gradients of scale and shift go into `gradient`; with `wanted`, delta becomes the gradient of the inputs,
 * scale / deviation (delta - mean of delta - z mean of delta z) with z = (x - mean) / deviation, 0 in the padding.
 */
export function batchNormalizeBack<T>(
  operation: BatchNormalization,
  delta: usize,
  gradient: usize,
  rows: i32,
  wanted: bool,
): void {
  const channels = <usize>operation.channels
  const sums = operation.sums
  const pixels = pixelsOf<T>(operation, rows)
  memory.fill(sums, 0, channels << 6)
  let x = operation.x
  let d = delta
  for (let pixel = 0; pixel < pixels; pixel++) {
    let numbers = operation.numbers
    for (let c: usize = 0; c < channels; c++, x += 16, d += 16) {
      const value = v128.load(d)
      const low = lowOf<T>(value)
      const high = highOf<T>(value)
      const z = normalized<T>(v128.load(x), numbers)
      addWide<T>(sums + (c << 6), low, high)
      addWide<T>(sums + (c << 6) + 32, f64x2.mul(low, lowOf<T>(z)), f64x2.mul(high, highOf<T>(z)))
      numbers += NUMBERS * sizeof<T>()
    }
  }
  const count = <f64>rows * <f64>operation.positions
  let numbers = operation.numbers
  for (let c: usize = 0; c < channels; c++) {
    const shift = wideSum(sums + (c << 6))
    const scale = wideSum(sums + (c << 6) + 32)
    store<T>(gradient + operation.bias + c * sizeof<T>(), flushOne<T>(<T>shift))
    store<T>(gradient + operation.weights + c * sizeof<T>(), flushOne<T>(<T>scale))
    store<T>(numbers, <T>(shift / count), 3 * sizeof<T>())
    store<T>(numbers, <T>(scale / count), 4 * sizeof<T>())
    numbers += NUMBERS * sizeof<T>()
  }
  if (!wanted) return
  const full = (rows / lanesOf<T>()) * operation.positions
  const mask = presentMask<T>(rows % lanesOf<T>())
  x = operation.x
  for (let pixel = 0; pixel < pixels; pixel++) {
    numbers = operation.numbers
    for (let c: usize = 0; c < channels; c++, x += 16, delta += 16) {
      const slope = v128.mul<T>(normalized<T>(v128.load(x), numbers), v128.load_splat<T>(numbers, 4 * sizeof<T>()))
      const centred = v128.sub<T>(v128.load(delta), v128.load_splat<T>(numbers, 3 * sizeof<T>()))
      const factor = v128.load_splat<T>(numbers, 2 * sizeof<T>())
      let value = flush<T>(v128.mul<T>(factor, v128.sub<T>(centred, slope)))
      if (pixel >= full) value = v128.and(value, mask)
      v128.store(delta, value)
      numbers += NUMBERS * sizeof<T>()
    }
  }
}

/** (x - mean) / deviation */
// @ts-ignore: decorator
@inline
function normalized<T>(x: v128, numbers: usize): v128 {
  return v128.mul<T>(v128.sub<T>(x, v128.load_splat<T>(numbers)), v128.load_splat<T>(numbers, sizeof<T>()))
}
