/** The parameter tensors of operations. */
import type { Operation } from './layer.ts'

/** A tensor of a model: weights are drawn by the initializer, the others start from one number. */
export interface ModelTensor {
  /** W1, b1, W2, … by the operations that have parameters; scale and shift of a normalization. */
  readonly name: string
  readonly shape: readonly number[]
  /** Numbers that flow into and out of one entry, for initializers. */
  readonly fanIn: number
  readonly fanOut: number
  /** What every entry starts from; undefined for weights. */
  readonly start: number | undefined
}

const vector = (name: string, length: number, start: number): ModelTensor => ({
  name,
  shape: [length],
  fanIn: length,
  fanOut: length,
  start,
})

/** The tensors of an operation, `number` counted from 1 over those that have any. */
function tensorsOfOne(operation: Operation, number: number): ModelTensor[] {
  switch (operation.kind) {
    case 'affine': {
      const { inputs, outputs } = operation
      const weights = { name: `W${number}`, shape: [outputs, inputs], fanIn: inputs, fanOut: outputs, start: undefined }
      return [weights, vector(`b${number}`, outputs, 0)]
    }
    case 'convolution': {
      const { size, input, output } = operation
      const area = size * size
      const weights = {
        name: `W${number}`,
        shape: [output.channels, input.channels, size, size],
        fanIn: input.channels * area,
        fanOut: output.channels * area,
        start: undefined,
      }
      return [weights, vector(`b${number}`, output.channels, 0)]
    }
    case 'batch-normalization':
      return [vector(`scale${number}`, operation.channels, 1), vector(`shift${number}`, operation.channels, 0)]
    case 'layer-normalization':
      return [vector(`scale${number}`, operation.units, 1), vector(`shift${number}`, operation.units, 0)]
    default:
      return []
  }
}

/** The tensors of each operation, in their order. */
export function tensorsOf(operations: readonly Operation[]): readonly (readonly ModelTensor[])[] {
  let number = 1
  return operations.map((operation) => {
    const tensors = tensorsOfOne(operation, number)
    if (tensors.length > 0) number++
    return tensors
  })
}

/** How many parameters operations have. */
export function parameterCount(operations: readonly Operation[]): number {
  return tensorsOf(operations)
    .flat()
    .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0)
}
