/** Activations and losses of a model, compiled from their formulas for the network kernel. */
import { numberValues } from '../catalog/definition.ts'
import type { Loss, TargetCoding } from '../catalog/kinds.ts'
import { losses } from '../catalog/losses/index.ts'
import type { Choice, Precision } from '../experiment/document.ts'
import type { Checked } from '../formula/check.ts'
import {
  backwardMap,
  compileMaps,
  forwardMap,
  lossMap,
  pairLossMap,
  pairValueMap,
  valueMap,
} from '../formula/wasm/compileMaps.ts'
import type { Native } from './native/instance.ts'
import type { ActivationMaps } from './native/room.ts'
import type { NetworkLoss, Thresholds } from './native/networkLoss.ts'
import type { PreparedData } from './prepareData.ts'
import { resolveActivation, resolveLoss } from './resolve.ts'
import { writeNumbers } from './slots.ts'

/** Compiles activations by their ids, each once; the identity has no maps and is no operation. */
export function activationCompiler(native: Native, precision: Precision): (id: string) => ActivationMaps {
  const compiled = new Map<string, ActivationMaps>()
  return (id) => {
    const known = compiled.get(id)
    if (known) return known
    const resolved = resolveActivation(id)
    if (!resolved) throw new RangeError(`activationCompiler: '${id}' must be a function other than the identity`)
    const specs = [forwardMap('forward', resolved.formula), backwardMap('backward', resolved.formula)]
    const { bytes, slots } = compileMaps(specs, { precision, allocate: (size) => native.allocate(size) })
    for (const { name } of specs) writeNumbers(native, slots[name]!, resolved.parameters)
    const { forward, backward } = native.link(bytes)
    const maps = { forward: forward!, backward: backward! }
    compiled.set(id, maps)
    return maps
  }
}

/** A loss ready for the network: the number of outputs it needs, and the targets as it wants them. */
export interface CompiledLoss {
  readonly loss: NetworkLoss
  readonly outputs: number
  readonly targets: Float64Array
}

/** Sides on which prediction and target must agree to count as right, by how the targets are written. */
const THRESHOLDS: Partial<Record<TargetCoding, Thresholds>> = {
  'zero-one': { prediction: 0.5, target: 0.5 },
  signed: { prediction: 0, target: 0 },
}

/** Compiles a loss for the data's task; own formulas see the real target, or -1 and 1 for two classes. */
export function compileLoss(native: Native, choice: Choice, data: PreparedData, precision: Precision): CompiledLoss {
  const definition = losses.get(choice.id)
  const coding = definition ? definition.fits[data.task] : data.task === 'regression' ? 'real' : 'signed'
  if (!coding) throw new Error(`compileLoss: '${choice.id}' does not fit the task '${data.task}'`)
  const { train, validation, test } = data.counts
  const targets = coding === 'signed' ? data.y.map((target) => 2 * target - 1) : data.y
  const width = Math.max(1, targets.length / (train + validation + test))
  const loss = networkLossOf(native, choice, precision, { thresholds: thresholdsOf(coding, definition) })
  const outputs = loss.kind === 'row' ? data.classes : loss.kind === 'pair' ? 2 * width : width
  return { loss, outputs, targets }
}

export interface LossOptions {
  /** Which answers count as right; none are counted without. */
  readonly thresholds?: Thresholds
  /** What of the second output is the variance, where the loss has one. */
  readonly link?: 'softplus' | 'none'
}

/** A loss as the network runs it: a kernel, or its formula compiled. */
export function networkLossOf(
  native: Native,
  choice: Choice,
  precision: Precision,
  { thresholds, link = 'softplus' }: LossOptions = {},
): NetworkLoss {
  const definition = losses.get(choice.id)
  if (definition?.kernel) {
    const { classWeights } = choice.parameters
    return {
      kind: 'row',
      row: definition.kernel,
      parameters: numberValues(definition.parameters, choice.parameters),
      ...(Array.isArray(classWeights) &&
        classWeights.length > 0 && { classWeights: classWeights as readonly number[] }),
    }
  }
  const { formula, parameters } = resolveLoss(choice)
  const maps = definition?.variance
    ? [pairLossMap('gradient', formula, { link }), pairValueMap('value', formula, { link })]
    : [lossMap('gradient', formula), valueMap('value', formula)]
  const { bytes, slots } = compileMaps(maps, { precision, allocate: (size) => native.allocate(size) })
  for (const { name } of maps) writeNumbers(native, slots[name], parameters)
  const { gradient, value } = native.link(bytes)
  const compiled = { gradient, value, mean: definition?.mean?.(choice.parameters) ?? 'entries' }
  return definition?.variance
    ? { kind: 'pair', ...compiled }
    : { kind: 'map', ...compiled, ...(thresholds && { thresholds }) }
}

/** A sigmoid puts even odds at an output of 0. */
function thresholdsOf(coding: TargetCoding, definition: Loss | undefined): Thresholds | undefined {
  const thresholds = THRESHOLDS[coding]
  return thresholds && definition?.link === 'sigmoid' ? { ...thresholds, prediction: 0 } : thresholds
}

/** What a loss is, beside what the kernels have of it. */
export interface LossDescription {
  readonly loss: NetworkLoss
  /** Of losses that are formulas. */
  readonly formula: Checked | undefined
  readonly parameters: Readonly<Record<string, number>>
}

export function describeLoss(choice: Choice, loss: NetworkLoss): LossDescription {
  if (loss.kind === 'row') return { loss, formula: undefined, parameters: loss.parameters }
  const { formula, parameters } = resolveLoss(choice)
  return { loss, formula, parameters }
}
