/** Samples as a script takes them. */
import type { PreparedSamples } from './pytorch.ts'

/** Rows as the stage shows them: of each 0 train, 1 validation, 2 test, in that order. */
interface ShownRows {
  readonly kind: 'data'
  readonly x: Float64Array
  readonly y: Float64Array
  readonly split: Uint8Array
}

export function samplesOf(scene: ShownRows | { readonly kind: 'surface' }): PreparedSamples | undefined {
  if (scene.kind === 'surface') return undefined
  const rows = (number: number) => scene.split.reduce((count, one) => count + (one === number ? 1 : 0), 0)
  return { x: scene.x, y: scene.y, counts: { train: rows(0), validation: rows(1), test: rows(2) } }
}
