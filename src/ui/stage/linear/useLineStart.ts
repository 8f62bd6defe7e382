import { useSyncExternalStore } from 'react'
import type { Racer } from '../../../experiment/document.ts'
import { curvesOf, subscribeFrames } from '../../../state/curves.ts'

/** Slope and intercept that every racer starts from; null until a racer has recorded them. */
export function useLineStart(racers: readonly Racer[]): readonly [number, number] | null {
  const known = useSyncExternalStore(subscribeFrames, () => {
    for (const { id } of racers) {
      const curve = curvesOf(id)
      if (curve && curve.rows > 0 && curve.columns.weight && curve.columns.bias)
        return `${curve.columns.weight[0]} ${curve.columns.bias[0]}`
    }
    return ''
  })
  if (known === '') return null
  const [w = 0, b = 0] = known.split(' ').map(Number)
  return [w, b]
}
