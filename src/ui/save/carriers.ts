/** Which curves carry the titles of kept runs in files. */
import type { Overlay } from '../../state/overlays.ts'
import { lastValue } from '../charts/ends.ts'
import type { Measure } from '../charts/measures.ts'

/** Of each kept run the racer that ends best: it carries the title of the run. */
export function carriersOf(
  overlays: readonly Overlay[],
  { lines, better }: Pick<Measure, 'lines' | 'better'>,
): ReadonlySet<Overlay> {
  const sign = better === 'low' ? 1 : -1
  const best = new Map<string, { readonly overlay: Overlay; readonly figure: number }>()
  for (const overlay of overlays) {
    const values = overlay.columns[lines.at(-1)!.column]
    const figure = values ? sign * values[Math.max(0, lastValue(values, overlay.rows) - 1)]! : NaN
    const known = best.get(overlay.run)
    if (!known || figure < known.figure || Number.isNaN(known.figure)) best.set(overlay.run, { overlay, figure })
  }
  return new Set([...best.values()].map(({ overlay }) => overlay))
}
