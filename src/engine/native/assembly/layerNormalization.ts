/**
 * Layer normalization: y = (x - mean) / sqrt(variance + epsilon) scale + shift, with mean and variance over the units
 * of each sample. Sums over units are in float64, in their order.
 */
import { flush, sumOf } from './lanes'
import { Operation } from './operation'
import { storeOne } from './outer'
import { highOf, lowOf, narrow } from './wide'

@unmanaged
export class LayerNormalization extends Operation {
  /** For each panel: means, and 1 / deviations. */
  statistics: usize
  unused2: i32
  epsilon: f64
}

export function layerNormalize<T>(operation: LayerNormalization, theta: usize, panels: i32): void {
  const width = (<usize>operation.outputs) << 4
  const count = f64x2.splat(<f64>operation.outputs)
  let x = operation.x
  let y = operation.y
  let statistics = operation.statistics
  for (; panels > 0; panels--, statistics += 32) {
    const end = x + width
    let low = f64x2.splat(0)
    let high = low
    for (let at = x; at < end; at += 16) {
      const value = v128.load(at)
      low = f64x2.add(low, lowOf<T>(value))
      high = f64x2.add(high, highOf<T>(value))
    }
    const meanLow = f64x2.div(low, count)
    const meanHigh = f64x2.div(high, count)
    low = f64x2.splat(0)
    high = low
    for (let at = x; at < end; at += 16) {
      const value = v128.load(at)
      const a = f64x2.sub(lowOf<T>(value), meanLow)
      const b = f64x2.sub(highOf<T>(value), meanHigh)
      low = f64x2.add(low, f64x2.mul(a, a))
      high = f64x2.add(high, f64x2.mul(b, b))
    }
    const mean = narrow<T>(meanLow, meanHigh)
    const inverse = narrow<T>(inverseRoot(low, count, operation.epsilon), inverseRoot(high, count, operation.epsilon))
    v128.store(statistics, mean)
    v128.store(statistics, inverse, 16)
    let scale = theta + operation.weights
    let shift = theta + operation.bias
    for (; x < end; x += 16, y += 16, scale += sizeof<T>(), shift += sizeof<T>()) {
      const z = v128.mul<T>(v128.sub<T>(v128.load(x), mean), inverse)
      v128.store(y, v128.add<T>(v128.mul<T>(z, v128.load_splat<T>(scale)), v128.load_splat<T>(shift)))
    }
  }
}

/** 1 / sqrt(squares / count + epsilon) */
// @ts-ignore: decorator
@inline
function inverseRoot(squares: v128, count: v128, epsilon: f64): v128 {
  return f64x2.div(f64x2.splat(1), f64x2.sqrt(f64x2.add(f64x2.div(squares, count), f64x2.splat(epsilon))))
}

/**
 * Gradients of scale and shift go into `gradient`; with `wanted`, delta becomes the gradient of the inputs,
 * (g - mean of g - z mean of g z) / deviation with g = delta scale and z = (x - mean) / deviation, flushed.
 */
export function layerNormalizeBack<T>(
  operation: LayerNormalization,
  theta: usize,
  delta: usize,
  gradient: usize,
  panels: i32,
  add: bool,
  wanted: bool,
): void {
  parameterGradients<T>(operation, delta, gradient, panels, add)
  if (!wanted) return
  const width = (<usize>operation.outputs) << 4
  const count = f64x2.splat(<f64>operation.outputs)
  let x = operation.x
  let statistics = operation.statistics
  for (; panels > 0; panels--, statistics += 32) {
    const end = x + width
    const mean = v128.load(statistics)
    const inverse = v128.load(statistics, 16)
    let low = f64x2.splat(0)
    let high = low
    let lowZ = low
    let highZ = low
    let scale = theta + operation.weights
    let d = delta
    for (let at = x; at < end; at += 16, d += 16, scale += sizeof<T>()) {
      const g = v128.mul<T>(v128.load(d), v128.load_splat<T>(scale))
      const z = v128.mul<T>(v128.sub<T>(v128.load(at), mean), inverse)
      low = f64x2.add(low, lowOf<T>(g))
      high = f64x2.add(high, highOf<T>(g))
      lowZ = f64x2.add(lowZ, f64x2.mul(lowOf<T>(g), lowOf<T>(z)))
      highZ = f64x2.add(highZ, f64x2.mul(highOf<T>(g), highOf<T>(z)))
    }
    const centre = narrow<T>(f64x2.div(low, count), f64x2.div(high, count))
    const slope = narrow<T>(f64x2.div(lowZ, count), f64x2.div(highZ, count))
    scale = theta + operation.weights
    for (; x < end; x += 16, delta += 16, scale += sizeof<T>()) {
      const g = v128.mul<T>(v128.load(delta), v128.load_splat<T>(scale))
      const z = v128.mul<T>(v128.sub<T>(v128.load(x), mean), inverse)
      const value = v128.sub<T>(v128.sub<T>(g, centre), v128.mul<T>(z, slope))
      v128.store(delta, flush<T>(v128.mul<T>(value, inverse)))
    }
  }
}

/** Sums over the samples of delta z and of delta, for each unit. */
function parameterGradients<T>(
  operation: LayerNormalization,
  delta: usize,
  gradient: usize,
  panels: i32,
  add: bool,
): void {
  const width = (<usize>operation.outputs) << 4
  let intoScale = gradient + operation.weights
  let intoShift = gradient + operation.bias
  for (let unit: usize = 0; unit < width; unit += 16, intoScale += sizeof<T>(), intoShift += sizeof<T>()) {
    let scale = v128.splat<T>(<T>0)
    let shift = scale
    let at = unit
    let statistics = operation.statistics
    for (let panel = 0; panel < panels; panel++, at += width, statistics += 32) {
      const d = v128.load(delta + at)
      const z = v128.mul<T>(v128.sub<T>(v128.load(operation.x + at), v128.load(statistics)), v128.load(statistics, 16))
      scale = v128.add<T>(scale, v128.mul<T>(d, z))
      shift = v128.add<T>(shift, d)
    }
    storeOne<T>(intoScale, sumOf<T>(scale), add)
    storeOne<T>(intoShift, sumOf<T>(shift), add)
  }
}
