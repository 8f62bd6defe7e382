/** Compiled activations and a loss for the tests of the network. */
import type { Precision } from '../../../experiment/document.ts'
import { check, functionScope } from '../../../formula/check.ts'
import { backwardMap, compileMaps, forwardMap, lossMap, valueMap } from '../../../formula/wasm/compileMaps.ts'
import type { Native } from '../instance.ts'

/** The activations tanh and relu, and half the squared error. */
export function testMaps(native: Native, precision: Precision) {
  const activation = (text: string) => check(text, functionScope(['x'], []))
  const [tanh, relu] = [activation('tanh(x)'), activation('max(x, 0)')]
  const squared = check('(prediction - target)^2 / 2', functionScope(['prediction', 'target'], []))
  const { bytes } = compileMaps(
    [
      forwardMap('tanh', tanh),
      backwardMap('tanhBack', tanh),
      forwardMap('relu', relu),
      backwardMap('reluBack', relu),
      lossMap('squaredGradient', squared),
      valueMap('squaredValue', squared),
    ],
    { precision, allocate: (size) => native.allocate(size) },
  )
  const maps = native.link(bytes) as Record<string, WebAssembly.ExportValue>
  return {
    activations: (id: string) => ({ forward: maps[id]!, backward: maps[`${id}Back`]! }),
    squared: { gradient: maps.squaredGradient!, value: maps.squaredValue! },
  }
}
