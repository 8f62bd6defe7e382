/** The units of a network layer by layer: what they give on some inputs, and the weights that lead to them. */
import type { Operation } from '../catalog/layer.ts'
import type { NativeNetwork } from './native/network.ts'
import type { UnitLayer, Vector } from './trainer.ts'

/**
 * The inputs [points, features], and each dense layer: its units after everything that follows up to the next dense layer. Of each at most
 * `most` units. All operations must keep or make flat lists.
 */
export function unitLayers(
  network: NativeNetwork,
  operations: readonly Operation[],
  at: Vector,
  inputs: Float64Array,
  most: number,
): UnitLayer[] {
  const dense = operations.flatMap((operation, index) => (operation.kind === 'affine' ? [index] : []))
  const ends = dense.map((_, layer) => (dense[layer + 1] ?? operations.length) - 1)
  const values = network.activations(at, inputs, ends)
  const tensors = weightsOf(network)
  const layers = dense.map((index, layer): UnitLayer => {
    const { inputs: width, outputs: units } = operations[index] as Extract<Operation, { kind: 'affine' }>
    const shown = Math.min(units, most)
    const [weights, biases] = tensors[layer]!
    const cut = (from: number, length: number) => Float32Array.from(at.values.subarray(from, from + length))
    return {
      units,
      values: values[layer]!.slice(0, shown * (values[layer]!.length / units)),
      weights: cut(weights!, shown * width),
      biases: cut(biases!, shown),
    }
  })
  return [inputLayer(inputs, (operations[dense[0]!] as { inputs: number }).inputs, most), ...layers]
}

function inputLayer(inputs: Float64Array, units: number, most: number): UnitLayer {
  const points = inputs.length / units
  const shown = Math.min(units, most)
  const values = new Float32Array(shown * points)
  for (let unit = 0; unit < shown; unit++)
    for (let point = 0; point < points; point++) values[unit * points + point] = inputs[point * units + unit]!
  return { units, values, weights: new Float32Array(), biases: new Float32Array() }
}

/** Where weights and biases of each dense layer lie: tensors named W and b with the same number. */
function weightsOf({ tensors }: NativeNetwork): (readonly [number, number])[] {
  return tensors.flatMap(({ name, offset }, index) =>
    name.startsWith('W') ? [[offset, tensors[index + 1]!.offset] as const] : [],
  )
}
