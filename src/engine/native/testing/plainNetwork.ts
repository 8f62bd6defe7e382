/** A network in plain loops over float64: what the kernels are compared with in tests. */
import type { Operation } from '../../../catalog/layer.ts'
import { tensorsOf } from '../../../catalog/tensors.ts'
import type { Batch } from '../../trainer.ts'
import { plainOperations, type PlainMode, type Rows } from './plainOperations.ts'

export interface PlainNetwork {
  /** Numbers of a sample. */
  readonly features: number
  readonly operations: readonly Operation[]
  /** Half the squared error, over all entries; or softmax cross-entropy. */
  readonly loss: 'squared' | 'softmax'
  readonly labelSmoothing: number
  readonly classWeights?: readonly number[]
  readonly inputs: Float64Array
  readonly targets: Float64Array
}

/** A batch that does not lie in the kernel's memory. */
export function batchOf(indices: Uint32Array): Batch {
  return { indices, count: indices.length }
}

/** Mean loss over the rows `indices`, its gradient, the outputs, and the right answers. */
export function plainGradient(
  network: PlainNetwork,
  theta: ArrayLike<number>,
  indices: Uint32Array,
  mode: PlainMode = { training: true },
) {
  const { features, operations, inputs } = network
  const parameters = split(operations, theta)
  const values: Rows[] = [Array.from(indices, (row) => [...inputs.subarray(row * features, (row + 1) * features)])]
  const remembered: Rows[] = []
  for (const [i, operation] of operations.entries())
    values.push(plain(operation).forward(operation, parameters[i]!, values[i]!, mode, (rows) => (remembered[i] = rows)))
  const outputs = values.at(-1)!
  const end = lossOf(network, outputs, indices)
  const gradients: Rows[] = []
  let delta: Rows = end.delta
  for (let i = operations.length - 1; i >= 0; i--) {
    const given = { x: values[i]!, y: values[i + 1]!, delta, remembered: remembered[i]! }
    const back = plain(operations[i]!).backward(operations[i]!, parameters[i]!, given)
    gradients[i] = back.gradients
    delta = back.delta
  }
  return { loss: end.loss, gradient: Float64Array.from(gradients.flat(2)), outputs: outputs.flat(), right: end.right }
}

type AnyOperation = {
  forward(operation: Operation, parameters: Rows, x: Rows, mode: PlainMode, remember: (rows: Rows) => void): Rows
  backward(
    operation: Operation,
    parameters: Rows,
    given: { x: Rows; y: Rows; delta: Rows; remembered: Rows },
  ): { delta: Rows; gradients: Rows }
}

const plain = ({ kind }: Operation) => plainOperations[kind] as AnyOperation

/** The tensors of each operation, cut out of the parameters. */
function split(operations: readonly Operation[], theta: ArrayLike<number>): Rows[] {
  let offset = 0
  return tensorsOf(operations).map((tensors) =>
    tensors.map(({ shape }) => {
      const length = shape.reduce((product, size) => product * size, 1)
      offset += length
      return Array.from({ length }, (_, i) => theta[offset - length + i]!)
    }),
  )
}

/** Mean loss, its gradient by the outputs, and the right answers. */
function lossOf(network: PlainNetwork, outputs: Rows, indices: Uint32Array) {
  const { loss, targets, classWeights, labelSmoothing } = network
  const width = outputs[0]!.length
  const weightOf = (target: number) => classWeights?.[target] ?? 1
  const divisor =
    loss === 'squared' ? indices.length * width : indices.reduce((total, row) => total + weightOf(targets[row]!), 0)
  let total = 0
  let right = 0
  const delta = outputs.map((output, n) => {
    const row = indices[n]!
    if (loss === 'squared') {
      const target = targets.subarray(row * width, (row + 1) * width)
      total += output.reduce((sum, value, o) => sum + (value - target[o]!) ** 2 / 2, 0)
      if (output[0]! > 0 === target[0]! > 0) right++
      return output.map((value, o) => (value - target[o]!) / divisor)
    }
    const target = targets[row]!
    const greatest = Math.max(...output)
    const normalizer = Math.log(output.reduce((sum, value) => sum + Math.exp(value - greatest), 0))
    const logs = output.map((value) => value - greatest - normalizer)
    const share = output.map((_, c) => ((c === target ? 1 - labelSmoothing : 0) + labelSmoothing / width) * weightOf(c))
    const all = share.reduce((sum, value) => sum + value, 0)
    total -= share.reduce((sum, value, c) => sum + value * logs[c]!, 0)
    if (output.indexOf(greatest) === target) right++
    return output.map((_, c) => (Math.exp(logs[c]!) * all - share[c]!) / divisor)
  })
  return { loss: total / divisor, delta, right }
}
