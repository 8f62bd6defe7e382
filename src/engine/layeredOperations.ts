/** Layers of the catalog as operations, on an input of any shape. */
import { layers as catalog } from '../catalog/layers/index.ts'
import type { Operation, Shape } from '../catalog/layer.ts'
import type { Choice } from '../experiment/document.ts'

/** The operations of layers, one on top of the other. Throws where a layer does not exist or does not fit. */
export function layeredOperations(input: Shape, layers: readonly Choice[]): Operation[] {
  let shape = input
  return layers.flatMap(({ id, parameters }) => {
    const layer = catalog.get(id)
    if (!layer) throw new Error(`layeredOperations: there is no layer called '${id}'`)
    const built = layer.build(shape, parameters)
    if ('misfit' in built) throw new Error(`layeredOperations: '${id}' ${built.misfit.en}`)
    shape = built.output
    return built.operations
  })
}
