/** Recorded places on the horizontal axis, of the race and of the kept runs behind it. */
import type { Racer } from '../../experiment/document.ts'
import { curvesOf } from '../../state/curves.ts'
import { overlaid } from '../../state/overlays.ts'
import type { XMode } from './measures.ts'
import { rowNear } from './rows.ts'

interface Places {
  readonly xs: Float64Array
  readonly rows: number
}

function placesOf(racers: readonly Racer[], mode: XMode): Places[] {
  const own = racers.flatMap(({ id }) => curvesOf(id) ?? [])
  return [...own, ...overlaid.getState().overlays].flatMap(({ rows, columns }) => {
    const xs = columns[mode]
    return xs && rows > 0 ? [{ xs, rows }] : []
  })
}

/** The recorded place nearest to `at` on the horizontal axis, over all curves. */
export function snap(racers: readonly Racer[], mode: XMode, at: number): number | null {
  let best: number | null = null
  for (const { xs, rows } of placesOf(racers, mode)) {
    const value = xs[rowNear(xs, rows, at)]!
    if (best === null || Math.abs(value - at) < Math.abs(best - at)) best = value
  }
  return best
}

/** The recorded place before or after `at` of the curve that goes furthest; its last where `at` is null. */
export function beside(racers: readonly Racer[], mode: XMode, at: number | null, direction: -1 | 1): number | null {
  const last = ({ xs, rows }: Places): number => xs[rows - 1]!
  const furthest = placesOf(racers, mode).sort((a, b) => last(b) - last(a) || b.rows - a.rows)[0]
  if (!furthest) return null
  if (at === null) return last(furthest)
  const row = rowNear(furthest.xs, furthest.rows, at) + direction
  return furthest.xs[Math.max(0, Math.min(furthest.rows - 1, row))]!
}
