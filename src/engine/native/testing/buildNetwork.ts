/** A network of given operations with drawn samples and parameters, and its plain counterpart. */
import { nodeModules } from '../../../../scripts/nodeModules.ts'
import { sizeOf, type Operation, type Shape } from '../../../catalog/layer.ts'
import type { Precision } from '../../../experiment/document.ts'
import type { Augmentation } from '../layOut.ts'
import { createNative } from '../instance.ts'
import { NativeNetwork } from '../network.ts'
import type { NetworkLoss } from '../networkLoss.ts'
import { testMaps } from './maps.ts'
import type { PlainNetwork } from './plainNetwork.ts'

export interface NetworkSetting {
  readonly input: Shape
  readonly operations: readonly Operation[]
  readonly loss: 'squared' | 'softmax'
  readonly samples: number
  readonly precision?: Precision
  readonly labelSmoothing?: number
  readonly classWeights?: readonly number[]
  /** A row whose inputs are infinite. */
  readonly wildRow?: number
  /** Inputs of the first samples, instead of drawn ones. */
  readonly first?: readonly number[]
  readonly largestBatch?: number
  readonly augmentation?: Augmentation
}

/** Seed of dropout and augmentation. */
export const SEED = 5

/** The network of a setting (60 % training, the rest halved), its plain counterpart, and parameters drawn from a stream. */
export function buildNetwork(setting: NetworkSetting) {
  const { input, operations, samples, precision = 'float64', labelSmoothing = 0, classWeights } = setting
  const native = createNative(nodeModules())
  const random = native.stream(7, 'data')
  const features = sizeOf(input)
  const plain: Omit<PlainNetwork, 'inputs' | 'targets'> = {
    features,
    operations,
    loss: setting.loss,
    labelSmoothing,
    classWeights,
  }
  const outputs = outputsOf(operations)
  const inputs = Float64Array.from({ length: samples * features }, () => random.normal())
  if (setting.wildRow !== undefined) inputs.fill(Infinity, setting.wildRow * features, (setting.wildRow + 1) * features)
  inputs.set(setting.first ?? [])
  const targets =
    setting.loss === 'softmax'
      ? Float64Array.from({ length: samples }, () => random.below(outputs))
      : Float64Array.from({ length: samples * outputs }, () => random.normal())
  const maps = testMaps(native, precision)
  const loss: NetworkLoss =
    setting.loss === 'softmax'
      ? { kind: 'row', row: 'softmax-cross-entropy', parameters: { labelSmoothing }, classWeights }
      : { kind: 'map', ...maps.squared, thresholds: { prediction: 0, target: 0 } }
  const train = Math.ceil(samples * 0.6)
  const network = new NativeNetwork(native, {
    precision,
    input,
    operations,
    activations: maps.activations,
    loss,
    inputs,
    targets,
    counts: { train, validation: Math.floor((samples - train) / 2), test: Math.ceil((samples - train) / 2) },
    seed: SEED,
    largestBatch: setting.largestBatch,
    augmentation: setting.augmentation,
  })
  const theta = native.vector(network.parameters, precision)
  for (let i = 0; i < theta.length; i++) theta.values[i] = random.normal() * 0.5
  const into = native.vector(theta.length, precision)
  return { native, network, theta, into, plain: { ...plain, inputs, targets } satisfies PlainNetwork, random }
}

/** Values that the last operation leaves. */
function outputsOf(operations: readonly Operation[]): number {
  const last = operations.at(-1)!
  if (last.kind === 'affine') return last.outputs
  if (last.kind === 'activation') return last.units
  throw new Error(`outputsOf: the last operation must be affine or an activation, got ${last.kind}`)
}
