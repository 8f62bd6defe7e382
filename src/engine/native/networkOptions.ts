/** What a network is made from, whether it fits together, and how many samples go through it at a time. */
import { imageOf, sizeOf, type Operation, type Shape } from '../../catalog/layer.ts'
import type { Precision } from '../../experiment/document.ts'
import type { Split } from '../trainer.ts'
import type { Augmentation } from './layOut.ts'
import { lossMisfit, targetWidthOf, type NetworkLoss } from './networkLoss.ts'
import { inputsOf, outputsOf } from './operations.ts'
import type { ActivationMaps } from './room.ts'

export interface NetworkOptions {
  readonly precision: Precision
  /** Shape of a sample. */
  readonly input: Shape
  readonly operations: readonly Operation[]
  /** Compiled maps of the activations that the operations name; needed where they name any. */
  readonly activations?: (id: string) => ActivationMaps
  readonly loss: NetworkLoss
  /** Samples in the order train, validation, test: inputs [samples, ...input], row by row. */
  readonly inputs: Float64Array
  /** Coded as the loss wants them: [samples, targetWidthOf]. */
  readonly targets: Float64Array
  readonly counts: Readonly<Record<Split, number>>
  /** Seed of the `dropout` and `augmentation` streams; needed where they are used. */
  readonly seed?: number
  /** Rows of the largest batch, which batch normalization takes at once; the training split unless given. */
  readonly largestBatch?: number
  readonly augmentation?: Augmentation
}

/** Samples that go through at a time at most. */
const CHUNK = 1024
/** They are fewer where their values would be more than these, 64 MB in float32 … */
const VALUES = 16777216
/** … but not fewer than this. */
const LEAST_CHUNK = 32

/** Batch normalization needs all of a batch at once. */
export function takesWholeBatch({ operations }: NetworkOptions): boolean {
  return operations.some(({ kind }) => kind === 'batch-normalization')
}

export function largestBatch({ largestBatch: given, counts }: NetworkOptions): number {
  return given ?? counts.train
}

/** What training samples go through; undefined where that is nothing. Only images are shifted. */
export function augmentationOf({ augmentation, input }: NetworkOptions): Augmentation | undefined {
  if (!augmentation) return undefined
  const shift = imageOf(input) ? augmentation.shift : 0
  return augmentation.noise > 0 || shift > 0 ? { noise: augmentation.noise, shift } : undefined
}

/** Samples that go through the network at a time: a function of the options alone, since sums run chunk by chunk. */
export function rowsAtATime(options: NetworkOptions): number {
  const { input, operations, counts } = options
  const widths = operations.map(outputsOf)
  // Each operation's outputs, and two blocks for gradients.
  const values = widths.reduce((sum, width) => sum + width, sizeOf(input) + 2 * Math.max(...widths))
  const affordable = Math.max(LEAST_CHUNK, Math.floor(VALUES / values))
  const most = Math.max(counts.train, counts.validation, counts.test, largestBatch(options))
  const rows = Math.min(CHUNK, affordable, most)
  return takesWholeBatch(options) ? Math.max(rows, largestBatch(options)) : rows
}

/** Throws where operations, samples and loss do not fit together. */
export function checkOptions({ input, operations, inputs, targets, counts, loss }: NetworkOptions): void {
  const fail = (requirement: string): never => {
    throw new RangeError(`NativeNetwork: ${requirement}`)
  }
  if (operations.length === 0) fail('operations must be one or more, got none')
  const values = outputsOfChain(operations, sizeOf(input), fail)
  const samples = counts.train + counts.validation + counts.test
  if (counts.train < 1) fail(`the training split must have a row, got ${counts.train}`)
  if (inputs.length !== samples * sizeOf(input))
    fail(`inputs must hold ${samples * sizeOf(input)} numbers, got ${inputs.length}`)
  const wanted = samples * targetWidthOf(loss, values)
  if (targets.length !== wanted) fail(`targets must hold ${wanted} numbers, got ${targets.length}`)
  const misfit = lossMisfit(loss, values, targets)
  if (misfit) fail(misfit)
}

/** Values that come out of operations on `values` numbers. */
function outputsOfChain(operations: readonly Operation[], values: number, fail: (why: string) => never): number {
  for (const operation of operations) {
    const wanted = inputsOf(operation)
    if (wanted !== values) fail(`'${operation.kind}' must get ${wanted} values, got ${values}`)
    values = outputsOf(operation)
  }
  return values
}
