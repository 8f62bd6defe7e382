/** Activations and losses of a model, compiled from their formulas for the network kernel. */
import type { Loss, TargetCoding } from '../catalog/kinds.ts'
import { losses } from '../catalog/losses/index.ts'
import type { Choice, Precision } from '../experiment/document.ts'
import { backwardMap, compileMaps, forwardMap, lossMap, valueMap } from '../formula/wasm/compileMaps.ts'
import type { Native } from './native/instance.ts'
import type { ActivationMaps, NetworkLoss, Thresholds } from './native/network.ts'
import type { PreparedData } from './prepareData.ts'
import { resolveActivation, resolveLoss } from './resolve.ts'
import { writeNumbers } from './slots.ts'

/** Compiled maps of each activation, in the order given; equal ones are compiled once. */
export function compileActivations(native: Native, ids: readonly string[], precision: Precision): ActivationMaps[] {
  const compiled = new Map<string, ActivationMaps>()
  for (const id of new Set(ids)) {
    const resolved = resolveActivation(id)
    if (!resolved) continue
    const maps = [forwardMap('forward', resolved.formula), backwardMap('backward', resolved.formula)]
    const { bytes, slots } = compileMaps(maps, { precision, allocate: (size) => native.allocate(size) })
    for (const { name } of maps) writeNumbers(native, slots[name], resolved.parameters)
    const { forward, backward } = native.link(bytes)
    compiled.set(id, { forward, backward })
  }
  return ids.map((id) => compiled.get(id))
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
export function compileLoss(
  native: Native,
  choice: Choice,
  data: PreparedData & { readonly classWeights?: readonly number[] },
  precision: Precision,
): CompiledLoss {
  const definition = losses.get(choice.id)
  const coding = definition ? definition.fits[data.task] : data.task === 'regression' ? 'real' : 'signed'
  if (!coding) throw new Error(`compileLoss: '${choice.id}' does not fit the task '${data.task}'`)
  if (definition?.kernel)
    return {
      loss: {
        kind: 'softmax',
        labelSmoothing: Number(choice.parameters.labelSmoothing ?? 0),
        ...(data.classWeights && { classWeights: data.classWeights }),
      },
      outputs: data.classes,
      targets: data.y,
    }
  const { formula, parameters } = resolveLoss(choice)
  const maps = [lossMap('gradient', formula), valueMap('value', formula)]
  const { bytes, slots } = compileMaps(maps, { precision, allocate: (size) => native.allocate(size) })
  for (const { name } of maps) writeNumbers(native, slots[name], parameters)
  const { gradient, value } = native.link(bytes)
  const thresholds = thresholdsOf(coding, definition)
  const targets = coding === 'signed' ? data.y.map((target) => 2 * target - 1) : data.y
  const outputs = Math.max(1, targets.length / (data.x.length / data.features))
  return { loss: { kind: 'map', gradient, value, ...(thresholds && { thresholds }) }, outputs, targets }
}

/** A sigmoid puts even odds at an output of 0. */
function thresholdsOf(coding: TargetCoding, definition: Loss | undefined): Thresholds | undefined {
  const thresholds = THRESHOLDS[coding]
  return thresholds && definition?.link === 'sigmoid' ? { ...thresholds, prediction: 0 } : thresholds
}
