/**
 * Cases of losses.json through the engine's network kernel in float64. A network without hidden layers whose inputs are
 * the rows of the identity gives back its weights as predictions, so its gradient is the one of the predictions.
 */
import { losses } from '../../src/catalog/losses/index.ts'
import { createNative, type NativeModules } from '../../src/engine/native/instance.ts'
import { DenseNetwork, type NetworkLoss } from '../../src/engine/native/network.ts'
import { resolveLoss } from '../../src/engine/resolve.ts'
import { writeNumbers } from '../../src/engine/slots.ts'
import { compileMaps, lossMap, valueMap } from '../../src/formula/wasm/compileMaps.ts'
import { differs, listDiffers } from './compare.ts'
import type { LossCase, LossesFile } from './files.ts'
import { lossFor, type LossChoice } from './names.ts'
import { judge, type KindReport } from './report.ts'

/** The file states no tolerance: its rounding is all that is allowed, and for values near 0 this. */
const tolerance = 1e-12

type Native = ReturnType<typeof createNative>

function compileLoss(native: Native, { loss, classWeights }: LossChoice): NetworkLoss {
  if (losses.get(loss.id)?.kernel === 'softmax-cross-entropy')
    return {
      kind: 'softmax',
      labelSmoothing: Number(loss.parameters.labelSmoothing ?? 0),
      classWeights,
    }
  const { formula, parameters } = resolveLoss(loss)
  const { bytes, slots } = compileMaps([lossMap('gradient', formula), valueMap('value', formula)], {
    precision: 'float64',
    allocate: (size) => native.allocate(size),
  })
  for (const map of Object.values(slots)) writeNumbers(native, map, parameters)
  const { gradient, value } = native.link(bytes)
  return { kind: 'map', gradient: gradient!, value: value! }
}

const isRows = (values: readonly unknown[]): values is readonly (readonly number[])[] => Array.isArray(values[0])
const flat = (values: readonly (readonly number[])[] | readonly number[]): number[] =>
  isRows(values) ? values.flat() : [...values]

function runCase(modules: NativeModules, choice: LossChoice, expected: LossCase, set: LossesFile['sets'][string]) {
  const { pred, target } = set
  if (!pred || !target) return `the set '${expected.set}' must have pred and target`
  const native = createNative(modules)
  const loss = compileLoss(native, choice)
  // Losses of an entry take every entry for a row of its own; softmax takes rows of classes.
  const width = loss.kind === 'softmax' && isRows(pred) ? pred[0]!.length : 1
  const predictions = flat(pred)
  const targets = flat(target)
  const rows = predictions.length / width
  const identity = Float64Array.from({ length: rows * rows }, (_, i) => (i % (rows + 1) === 0 ? 1 : 0))
  const network = new DenseNetwork(native, {
    precision: 'float64',
    sizes: [rows, width],
    activations: [undefined],
    loss,
    inputs: identity,
    targets: Float64Array.from(targets),
    counts: { train: rows, validation: 0, test: 0 },
  })
  // Weights are [width, rows]: the transpose of the predictions; biases stay 0.
  const transposed = (i: number) => (i % width) * rows + Math.floor(i / width)
  const theta = native.vector(network.parameters, 'float64')
  const gradient = native.vector(network.parameters, 'float64')
  predictions.forEach((value, i) => (theta.values[transposed(i)] = value))
  const batch = { indices: Uint32Array.from({ length: rows }, (_, i) => i), count: rows }

  const value = network.gradient(theta, batch, gradient)
  const divisor =
    loss.kind === 'softmax' && loss.classWeights ? targets.reduce((sum, k) => sum + loss.classWeights![k]!, 0) : rows
  return (
    differs('value', value, expected.value, tolerance) ??
    differs('value without gradient', network.loss(theta, batch), expected.value, tolerance) ??
    differs('sum', value * divisor, expected.sum, tolerance) ??
    listDiffers(
      'grad',
      predictions.map((_, i) => gradient.values[transposed(i)]!),
      flat(expected.grad),
      tolerance,
    )
  )
}

/** Runs every case whose loss exists. */
export function runLosses(file: LossesFile, modules: NativeModules): KindReport {
  const outcomes = file.cases.map((expected) => {
    const { id, loss: name, params } = expected
    return judge(id, () => {
      const found = lossFor(name, params)
      if (!found) return { notYet: name }
      const set = file.sets[expected.set]
      return set ? runCase(modules, found, expected, set) : `the file has no set '${expected.set}'`
    })
  })
  return { kind: 'losses', outcomes }
}
