/** The first weights of a model over images, as images. */
import type { Image, Operation } from '../catalog/layer.ts'
import type { FilterBank, TensorInfo, Vector } from './trainer.ts'

/**
 * Kernels of the first convolution, or the rows of the first dense layer in the shape of the image that was flattened for it: both lie
 * [filters, channels, height, width] in the parameters.
 */
export function firstFilters(tensors: readonly TensorInfo[], operations: readonly Operation[], at: Vector): FilterBank {
  let image: Image | undefined
  for (const operation of operations) {
    if (operation.kind === 'flatten') image = operation.input
    if (operation.kind !== 'affine' && operation.kind !== 'convolution') continue
    const sliding = operation.kind === 'convolution'
    const shape = sliding ? { ...operation.input, height: operation.size, width: operation.size } : image
    if (!shape) break
    const { channels, height, width } = shape
    return { kind: 'filters', sliding, channels, height, width, ...firstWeights(tensors, at) }
  }
  throw new RangeError('filters: the model must be over images, got one over a flat list')
}

function firstWeights(
  tensors: readonly TensorInfo[],
  { values }: Vector,
): { values: Float32Array; biases: Float32Array } {
  const index = tensors.findIndex(({ name }) => name.startsWith('W'))
  const [weights, biases] = [tensors[index]!, tensors[index + 1]!].map(({ offset, length }) =>
    Float32Array.from(values.subarray(offset, offset + length)),
  )
  return { values: weights!, biases: biases! }
}
