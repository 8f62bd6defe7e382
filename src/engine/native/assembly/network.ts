/**
 * A network: a chain of operations, and a loss. TypeScript (../layOut.ts) lays the plan and the operations' records out
 * in memory, word by word; activations and losses are compiled formulas that are called through the table.
 */
import { activate, activateBack, Activation } from './activation'
import { affine } from './affine'
import { Augmentation, gatherAugmented } from './augmentation'
import { BatchNormalization, batchNormalize, batchNormalizeBack } from './batchNormalization'
import { Convolution, convolve, convolveBack } from './convolution'
import { drop, dropBack, Dropout } from './dropout'
import { Flatten, flatten, flattenBack } from './flatten'
import { LayerNormalization, layerNormalize, layerNormalizeBack } from './layerNormalization'
import { countRight, divisor, lossOf } from './losses'
import { Kind, Operation } from './operation'
import { outer, rowSums } from './outer'
import { gather, panelsOf, scatter } from './panels'
import { Plan } from './plan'
import { maxPool, maxPoolBack, meanPool, meanPoolBack } from './pooling'
import { transposed } from './transposed'
import { Windows } from './windows'

// @ts-ignore: decorator
@inline
function operationAt(plan: Plan, i: i32): Operation {
  return load<Operation>(plan.operation + ((<usize>i) << 2))
}

/** Runs the gathered inputs through all operations; returns the outputs' panels. */
function forward<T>(plan: Plan, theta: usize, rows: i32, training: bool): usize {
  const panels = panelsOf<T>(rows)
  let y = plan.x
  for (let i = 0; i < plan.operations; i++) {
    const operation = operationAt(plan, i)
    const at = changetype<usize>(operation)
    y = operation.y
    switch (operation.kind) {
      case Kind.affine: {
        const w = theta + operation.weights
        affine<T>(w, theta + operation.bias, operation.x, y, operation.inputs, operation.outputs, panels)
        break
      }
      case Kind.activation:
        activate<T>(changetype<Activation>(at), panels)
        break
      case Kind.convolution:
        convolve<T>(changetype<Convolution>(at), theta, panels)
        break
      case Kind.maxPooling:
        maxPool<T>(changetype<Windows>(at), panels)
        break
      case Kind.meanPooling:
        meanPool<T>(changetype<Windows>(at), panels)
        break
      case Kind.flatten:
        flatten(changetype<Flatten>(at), panels)
        break
      case Kind.dropout:
        drop<T>(changetype<Dropout>(at), rows, panels, training)
        break
      case Kind.batchNormalization:
        batchNormalize<T>(changetype<BatchNormalization>(at), theta, rows, training)
        break
      case Kind.layerNormalization:
        layerNormalize<T>(changetype<LayerNormalization>(at), theta, panels)
        break
    }
  }
  return y
}

/**
 * From the gradient of the outputs, in plan.deltas, to that of the parameters. An operation leaves the gradient of its
 * inputs where that of its outputs was, or in the spare block, which then changes places with it.
 */
function backward<T>(plan: Plan, theta: usize, into: usize, rows: i32, add: bool): void {
  const panels = panelsOf<T>(rows)
  let delta = plan.deltas
  let spare = plan.spareDeltas
  for (let i = plan.operations - 1; i >= plan.first; i--) {
    const operation = operationAt(plan, i)
    const at = changetype<usize>(operation)
    const wanted = i > plan.first
    let inPlace = false
    switch (operation.kind) {
      case Kind.affine: {
        const inputs = operation.inputs
        const outputs = operation.outputs
        outer<T>(delta, operation.x, into + operation.weights, inputs, outputs, panels, add)
        rowSums<T>(delta, into + operation.bias, outputs, panels, add)
        if (wanted) transposed<T>(theta + operation.weights, delta, spare, inputs, outputs, panels)
        break
      }
      case Kind.activation:
        activateBack<T>(changetype<Activation>(at), delta, panels)
        inPlace = true
        break
      case Kind.convolution:
        convolveBack<T>(changetype<Convolution>(at), theta, delta, into, wanted ? spare : 0, panels, add)
        break
      case Kind.maxPooling:
        maxPoolBack<T>(changetype<Windows>(at), delta, spare, panels)
        break
      case Kind.meanPooling:
        meanPoolBack<T>(changetype<Windows>(at), delta, spare, panels)
        break
      case Kind.flatten:
        flattenBack(changetype<Flatten>(at), delta, spare, panels)
        break
      case Kind.dropout:
        dropBack<T>(changetype<Dropout>(at), delta, panels)
        inPlace = true
        break
      case Kind.batchNormalization:
        batchNormalizeBack<T>(changetype<BatchNormalization>(at), delta, into, rows, wanted)
        inPlace = true
        break
      case Kind.layerNormalization:
        layerNormalizeBack<T>(changetype<LayerNormalization>(at), theta, delta, into, panels, add, wanted)
        inPlace = true
        break
    }
    if (inPlace) continue
    const used = delta
    delta = spare
    spare = used
  }
}

// @ts-ignore: decorator
@inline
function gradient<T>(plan: Plan, theta: usize, into: usize, indices: usize, count: i32): f64 {
  const total = divisor<T>(plan, indices, 0, count)
  const augmentation = plan.augmentation
  let sum = 0.0
  for (let first = 0; first < count; first += plan.chunk) {
    const rows = min<i32>(plan.chunk, count - first)
    const chosen = indices + ((<usize>first) << 2)
    if (augmentation)
      gatherAugmented<T>(changetype<Augmentation>(augmentation), plan.data, plan.features, chosen, rows, plan.x)
    else gather<T>(plan.data, plan.features, chosen, 0, rows, plan.x)
    gather<T>(plan.targets, plan.loss.targetWidth, chosen, 0, rows, plan.y)
    const outputs = forward<T>(plan, theta, rows, true)
    sum += lossOf<T>(plan, outputs, plan.deltas, plan.outputs, rows, 1.0 / total)
    backward<T>(plan, theta, into, rows, first > 0)
  }
  return sum / total
}

/** In training mode: the mean loss of the rows `indices` of the data set; its gradient goes into `into`. */
export function gradientF32(plan: usize, theta: usize, into: usize, indices: usize, count: i32): f64 {
  return gradient<f32>(changetype<Plan>(plan), theta, into, indices, count)
}

/** In training mode: the mean loss of the rows `indices` of the data set; its gradient goes into `into`. */
export function gradientF64(plan: usize, theta: usize, into: usize, indices: usize, count: i32): f64 {
  return gradient<f64>(changetype<Plan>(plan), theta, into, indices, count)
}

// @ts-ignore: decorator
@inline
function evaluate<T>(plan: Plan, theta: usize, indices: usize, from: i32, count: i32): f64 {
  let sum = 0.0
  let right = 0
  for (let first = 0; first < count; first += plan.chunk) {
    const rows = min<i32>(plan.chunk, count - first)
    const chosen = indices ? indices + ((<usize>first) << 2) : 0
    gather<T>(plan.data, plan.features, chosen, from + first, rows, plan.x)
    gather<T>(plan.targets, plan.loss.targetWidth, chosen, from + first, rows, plan.y)
    const outputs = forward<T>(plan, theta, rows, false)
    sum += lossOf<T>(plan, outputs, 0, plan.outputs, rows, 0)
    right += countRight<T>(plan, outputs, plan.outputs, rows)
  }
  plan.right = right
  return sum / divisor<T>(plan, indices, from, count)
}

/**
 * In evaluation mode: the mean loss of the rows `indices`, or, where that is 0, of `count` rows from row `from` on;
 * right answers are left in the plan.
 */
export function evaluateF32(plan: usize, theta: usize, indices: usize, from: i32, count: i32): f64 {
  return evaluate<f32>(changetype<Plan>(plan), theta, indices, from, count)
}

/**
 * In evaluation mode: the mean loss of the rows `indices`, or, where that is 0, of `count` rows from row `from` on;
 * right answers are left in the plan.
 */
export function evaluateF64(plan: usize, theta: usize, indices: usize, from: i32, count: i32): f64 {
  return evaluate<f64>(changetype<Plan>(plan), theta, indices, from, count)
}

// @ts-ignore: decorator
@inline
function predict<T>(plan: Plan, theta: usize, inputs: usize, count: i32, into: usize): void {
  for (let first = 0; first < count; first += plan.chunk) {
    const rows = min<i32>(plan.chunk, count - first)
    gather<T>(inputs, plan.features, 0, first, rows, plan.x)
    scatter<T>(forward<T>(plan, theta, rows, false), plan.outputs, rows, into)
    into += (<usize>(rows * plan.outputs)) * sizeof<T>()
  }
}

/** In evaluation mode: the outputs [count, outputs] for inputs [count, features]. */
export function predictF32(plan: usize, theta: usize, inputs: usize, count: i32, into: usize): void {
  predict<f32>(changetype<Plan>(plan), theta, inputs, count, into)
}

/** In evaluation mode: the outputs [count, outputs] for inputs [count, features]. */
export function predictF64(plan: usize, theta: usize, inputs: usize, count: i32, into: usize): void {
  predict<f64>(changetype<Plan>(plan), theta, inputs, count, into)
}
