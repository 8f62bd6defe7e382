/**
 * A dense network: mean loss and gradient of a batch in one call. TypeScript (../network.ts) lays the plan and the
 * layers out in memory, word by word; activations and losses are compiled formulas that are called through the table.
 */
import { affine } from './affine'
import { lanesOf } from './lanes'
import { outer, rowSums } from './outer'
import { gather, scatter } from './panels'
import { classesRight, softmaxCrossEntropy } from './softmax'
import { transposed } from './transposed'

/** Samples that go through the network at a time. */
const CHUNK: i32 = 1024

/** What a plan says; all are 32-bit words but the last three. */
@unmanaged
class Plan {
  layers: i32
  /** Address of the first layer; the others follow. */
  layer: usize
  /** Data set: inputs [samples, features]; targets [samples, targetWidth]. */
  data: usize
  targets: usize
  features: i32
  targetWidth: i32
  /** Table indices of lossMap and valueMap; 0 is softmax cross-entropy. */
  lossMap: u32
  valueMap: u32
  /** Class weights [classes] of softmax cross-entropy; 0 for none. */
  classWeights: usize
  /** 0 none; 1: prediction and target on the same side of their thresholds; 2: greatest logit. */
  accuracy: i32
  /** Panels: gathered inputs, gathered targets, and two blocks for the gradients of activations. */
  x: usize
  y: usize
  deltas: usize
  spareDeltas: usize
  /** Right answers of the last `evaluate`. */
  right: i32
  unused: i32
  labelSmoothing: f64
  predictionThreshold: f64
  targetThreshold: f64
}

/** A layer; weights [outputs, inputs] and bias [outputs] are byte offsets into the parameters. */
@unmanaged
class Layer {
  inputs: i32
  outputs: i32
  weights: usize
  bias: usize
  /** Table indices of the activation's maps; 0 is none. */
  forward: u32
  backward: u32
  /** Panels before and after the activation; the same where there is none. */
  z: usize
  a: usize
}

// @ts-ignore: decorator
@inline
function layerAt(plan: Plan, i: i32): Layer {
  return changetype<Layer>(plan.layer + (<usize>i) * offsetof<Layer>())
}

/** Panels of so many samples. */
// @ts-ignore: decorator
@inline
function panelsOf<T>(rows: i32): i32 {
  return (rows + lanesOf<T>() - 1) / lanesOf<T>()
}

/** Runs the gathered inputs through all layers; returns the outputs' panels. */
// @ts-ignore: decorator
@inline
function forward<T>(plan: Plan, theta: usize, rows: i32): usize {
  let x = plan.x
  const panels = panelsOf<T>(rows)
  for (let i = 0; i < plan.layers; i++) {
    const layer = layerAt(plan, i)
    affine<T>(theta + layer.weights, theta + layer.bias, x, layer.z, layer.inputs, layer.outputs, panels)
    if (layer.forward) call_indirect<void>(layer.forward, layer.z, layer.a, layer.outputs * panels * lanesOf<T>())
    x = layer.a
  }
  return x
}

/**
 * The sum of the losses of the samples in hand; `into`, where it is not 0, gets `scale` times the gradient, 0 in the
 * padding.
 */
// @ts-ignore: decorator
@inline
function lossOf<T>(plan: Plan, outputs: usize, into: usize, width: i32, rows: i32, scale: f64): f64 {
  if (plan.lossMap) return mapLoss<T>(plan, outputs, into, width, rows, scale)
  const smoothing = <T>plan.labelSmoothing
  return softmaxCrossEntropy<T>(outputs, plan.y, into, width, rows, plan.classWeights, smoothing, <T>scale)
}

/** The same for a loss of each entry. */
function mapLoss<T>(plan: Plan, outputs: usize, into: usize, width: i32, rows: i32, scale: f64): f64 {
  const lanes = lanesOf<T>()
  if (width == 1) {
    // One output: its panels are one vector of samples.
    if (!into) return call_indirect<f64>(plan.valueMap, outputs, plan.y, rows)
    const sum = call_indirect<f64>(plan.lossMap, outputs, plan.y, into, rows, scale)
    for (let i = rows; i & (lanes - 1); i++) store<T>(into + (<usize>i) * sizeof<T>(), <T>0)
    return sum
  }
  let sum = 0.0
  let prediction = outputs
  let target = plan.y
  for (let i = 0; i < rows; i += lanes) {
    const present = min<i32>(lanes, rows - i)
    for (let o = 0; o < width; o++, prediction += 16, target += 16) {
      if (!into) {
        sum += call_indirect<f64>(plan.valueMap, prediction, target, present)
        continue
      }
      sum += call_indirect<f64>(plan.lossMap, prediction, target, into, present, scale)
      for (let lane = present; lane < lanes; lane++) store<T>(into + (<usize>lane) * sizeof<T>(), <T>0)
      into += 16
    }
  }
  return sum
}

/** From the gradient of the outputs to that of the parameters. */
// @ts-ignore: decorator
@inline
function backward<T>(plan: Plan, theta: usize, into: usize, rows: i32, add: bool): void {
  const panels = panelsOf<T>(rows)
  let delta = plan.deltas
  let spare = plan.spareDeltas
  for (let i = plan.layers - 1; i >= 0; i--) {
    const layer = layerAt(plan, i)
    const count = layer.outputs * panels * lanesOf<T>()
    if (layer.backward) call_indirect<void>(layer.backward, layer.z, layer.a, delta, delta, count)
    const x = i > 0 ? layerAt(plan, i - 1).a : plan.x
    outer<T>(delta, x, into + layer.weights, layer.inputs, layer.outputs, panels, add)
    rowSums<T>(delta, into + layer.bias, layer.outputs, panels, add)
    if (i > 0) {
      transposed<T>(theta + layer.weights, delta, spare, layer.inputs, layer.outputs, panels)
      const used = delta
      delta = spare
      spare = used
    }
  }
}

/** What the sum of losses is divided by: the number of entries, or the class weights of the targets. */
function divisor<T>(plan: Plan, indices: usize, from: i32, count: i32): f64 {
  if (plan.lossMap) return <f64>count * <f64>plan.targetWidth
  if (!plan.classWeights) return <f64>count
  let sum = 0.0
  for (let i = 0; i < count; i++) {
    const row = indices ? load<i32>(indices + ((<usize>i) << 2)) : from + i
    const target = <usize>load<T>(plan.targets + (<usize>row) * sizeof<T>())
    sum += <f64>load<T>(plan.classWeights + target * sizeof<T>())
  }
  return sum
}

// @ts-ignore: decorator
@inline
function gradient<T>(plan: Plan, theta: usize, into: usize, indices: usize, count: i32): f64 {
  const total = divisor<T>(plan, indices, 0, count)
  const width = layerAt(plan, plan.layers - 1).outputs
  let sum = 0.0
  for (let first = 0; first < count; first += CHUNK) {
    const rows = min<i32>(CHUNK, count - first)
    const chosen = indices + ((<usize>first) << 2)
    gather<T>(plan.data, plan.features, chosen, 0, rows, plan.x)
    gather<T>(plan.targets, plan.targetWidth, chosen, 0, rows, plan.y)
    const outputs = forward<T>(plan, theta, rows)
    sum += lossOf<T>(plan, outputs, plan.deltas, width, rows, 1.0 / total)
    backward<T>(plan, theta, into, rows, first > 0)
  }
  return sum / total
}

/** The mean loss of the rows `indices` of the data set; its gradient goes into `into`. */
export function gradientF32(plan: usize, theta: usize, into: usize, indices: usize, count: i32): f64 {
  return gradient<f32>(changetype<Plan>(plan), theta, into, indices, count)
}

/** The mean loss of the rows `indices` of the data set; its gradient goes into `into`. */
export function gradientF64(plan: usize, theta: usize, into: usize, indices: usize, count: i32): f64 {
  return gradient<f64>(changetype<Plan>(plan), theta, into, indices, count)
}

/** How many of the samples in hand are answered right. */
function countRight<T>(plan: Plan, outputs: usize, width: i32, rows: i32): i32 {
  if (plan.accuracy == 2) return classesRight<T>(outputs, plan.y, width, rows)
  let right = 0
  for (let i = 0; i < rows; i++) {
    const at = (<usize>i) * sizeof<T>()
    const positive = <f64>load<T>(outputs + at) > plan.predictionThreshold
    if (positive == <f64>load<T>(plan.y + at) > plan.targetThreshold) right++
  }
  return right
}

// @ts-ignore: decorator
@inline
function evaluate<T>(plan: Plan, theta: usize, indices: usize, from: i32, count: i32): f64 {
  const width = layerAt(plan, plan.layers - 1).outputs
  let sum = 0.0
  let right = 0
  for (let first = 0; first < count; first += CHUNK) {
    const rows = min<i32>(CHUNK, count - first)
    const chosen = indices ? indices + ((<usize>first) << 2) : 0
    gather<T>(plan.data, plan.features, chosen, from + first, rows, plan.x)
    gather<T>(plan.targets, plan.targetWidth, chosen, from + first, rows, plan.y)
    const outputs = forward<T>(plan, theta, rows)
    sum += lossOf<T>(plan, outputs, 0, width, rows, 0)
    if (plan.accuracy) right += countRight<T>(plan, outputs, width, rows)
  }
  plan.right = right
  return sum / divisor<T>(plan, indices, from, count)
}

/**
 * The mean loss of the rows `indices`, or, where that is 0, of `count` rows from row `from` on; right answers are left
 * in the plan.
 */
export function evaluateF32(plan: usize, theta: usize, indices: usize, from: i32, count: i32): f64 {
  return evaluate<f32>(changetype<Plan>(plan), theta, indices, from, count)
}

/**
 * The mean loss of the rows `indices`, or, where that is 0, of `count` rows from row `from` on; right answers are left
 * in the plan.
 */
export function evaluateF64(plan: usize, theta: usize, indices: usize, from: i32, count: i32): f64 {
  return evaluate<f64>(changetype<Plan>(plan), theta, indices, from, count)
}

// @ts-ignore: decorator
@inline
function predict<T>(plan: Plan, theta: usize, inputs: usize, count: i32, into: usize): void {
  const width = layerAt(plan, plan.layers - 1).outputs
  for (let first = 0; first < count; first += CHUNK) {
    const rows = min<i32>(CHUNK, count - first)
    gather<T>(inputs, plan.features, 0, first, rows, plan.x)
    scatter<T>(forward<T>(plan, theta, rows), width, rows, into)
    into += (<usize>(rows * width)) * sizeof<T>()
  }
}

/** The outputs [count, outputs] for inputs [count, features]. */
export function predictF32(plan: usize, theta: usize, inputs: usize, count: i32, into: usize): void {
  predict<f32>(changetype<Plan>(plan), theta, inputs, count, into)
}

/** The outputs [count, outputs] for inputs [count, features]. */
export function predictF64(plan: usize, theta: usize, inputs: usize, count: i32, into: usize): void {
  predict<f64>(changetype<Plan>(plan), theta, inputs, count, into)
}
