/** Recorded places on the horizontal axis. */
import type { Racer } from '../../experiment/document.ts'
import { curvesOf } from '../../state/curves.ts'
import type { XMode } from './measures.ts'
import { rowNear } from './rows.ts'

/** The recorded place nearest to `at` on the horizontal axis, over all racers. */
export function snap(racers: readonly Racer[], mode: XMode, at: number): number | null {
  let best: number | null = null
  for (const { id } of racers) {
    const curve = curvesOf(id)
    const xs = curve?.columns[mode]
    if (!curve || !xs || curve.rows === 0) continue
    const value = xs[rowNear(xs, curve.rows, at)]!
    if (best === null || Math.abs(value - at) < Math.abs(best - at)) best = value
  }
  return best
}

/** The recorded place before or after `at` of the racer with the most rows; its last where `at` is null. */
export function beside(racers: readonly Racer[], mode: XMode, at: number | null, direction: -1 | 1): number | null {
  const curves = racers.flatMap(({ id }) => curvesOf(id) ?? [])
  const longest = curves.sort((a, b) => b.rows - a.rows)[0]
  const xs = longest?.columns[mode]
  if (!longest || !xs || longest.rows === 0) return null
  if (at === null) return xs[longest.rows - 1]!
  const row = rowNear(xs, longest.rows, at) + direction
  return xs[Math.max(0, Math.min(longest.rows - 1, row))]!
}
