/** Chains of operations, for tests. */
import type { Values } from '../../../catalog/definition.ts'
import { layers as catalog } from '../../../catalog/layers/index.ts'
import type { Operation, Shape } from '../../../catalog/layer.ts'

/** Layers of `sizes` (features, units, …, outputs), each followed by its activation; 'linear' is none. */
export function denseOperations(sizes: readonly number[], activations: readonly string[] = []): Operation[] {
  return sizes.slice(1).flatMap((outputs, i): Operation[] => {
    const id = activations[i] ?? 'linear'
    const affine = { kind: 'affine', inputs: sizes[i]!, outputs } as const
    return id === 'linear' ? [affine] : [affine, { kind: 'activation', id, units: outputs }]
  })
}

export type LayerChoice = readonly [id: string, values?: Values]

/** The operations of layers of the catalog, one on top of the other; activations are linear unless said otherwise. */
export function operationsOf(input: Shape, layers: readonly LayerChoice[]): Operation[] {
  let shape = input
  return layers.flatMap(([id, values]) => {
    const layer = catalog.get(id)!
    const defaults = Object.entries(layer.parameters).map(([name, parameter]) => [name, parameter.default])
    const all = { ...(Object.fromEntries(defaults) as Values), activation: 'linear', ...values }
    const built = layer.build(shape, all)
    if ('misfit' in built) throw new Error(`${id} ${built.misfit.en}`)
    shape = built.output
    return built.operations
  })
}
