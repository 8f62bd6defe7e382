/**
 * A loss of given outputs, through the network: without hidden layers and with the rows of the identity as inputs its outputs are its
 * weights, so its gradient is the one by the outputs.
 */
import type { Precision } from '../../../experiment/document.ts'
import type { Native } from '../instance.ts'
import { NativeNetwork } from '../network.ts'
import type { NetworkLoss } from '../networkLoss.ts'

/** A matrix, row by row. */
export type Rows = readonly (readonly number[])[]

export interface LossOfOutputs {
  /** Mean loss of outputs [rows, outputs], computed without a gradient. */
  value(outputs: Rows): number
  /** Mean loss, and its gradient [rows, outputs]; of the first `count` rows only where that is given. */
  gradient(outputs: Rows, count?: number): { readonly value: number; readonly slopes: number[][] }
  /** Share of right answers; NaN where none are counted. */
  accuracy(outputs: Rows): number
}

/** @param targets as the loss wants them, a row for each row of the outputs */
export function lossOfOutputs(
  native: Native,
  loss: NetworkLoss,
  outputs: number,
  targets: Rows,
  precision: Precision,
): LossOfOutputs {
  const rows = targets.length
  const network = new NativeNetwork(native, {
    precision,
    input: [rows],
    operations: [{ kind: 'affine', inputs: rows, outputs }],
    loss,
    inputs: Float64Array.from({ length: rows * rows }, (_, i) => (i % (rows + 1) === 0 ? 1 : 0)),
    targets: Float64Array.from(targets.flat()),
    counts: { train: rows, validation: 0, test: 0 },
  })
  // Weights are [outputs, rows], the transpose of the outputs; biases stay 0.
  const theta = native.vector(network.parameters, precision)
  const into = native.vector(network.parameters, precision)
  const first = (count: number) => ({ indices: Uint32Array.from({ length: count }, (_, i) => i), count })
  const set = (values: Rows) =>
    values.forEach((row, i) => row.forEach((value, o) => (theta.values[o * rows + i] = value)))
  return {
    value(values) {
      set(values)
      return network.loss(theta, first(rows))
    },
    gradient(values, count = rows) {
      set(values)
      const value = network.gradient(theta, first(count), into)
      return { value, slopes: values.map((row, i) => row.map((_, o) => into.values[o * rows + i]!)) }
    },
    accuracy(values) {
      set(values)
      return network.scores(theta, 'train').accuracy
    },
  }
}
