/** Which part of the plane of slope and intercept is shown, and on which part losses are computed. */
import type { DataScene } from '../samples.ts'
import type { Interval, Plane } from '../plane.ts'

/** Slope and intercept of least squares over the training samples; where all inputs are equal the slope is 0. */
export function leastSquares({ x, y, split }: Pick<DataScene, 'x' | 'y' | 'split'>): readonly [number, number] {
  let [n, sx, sy] = [0, 0, 0]
  for (let i = 0; i < y.length; i++) {
    if (split[i] !== 0) continue
    n++
    sx += x[i]!
    sy += y[i]!
  }
  const [mx, my] = [sx / n, sy / n]
  let [xx, xy] = [0, 0]
  for (let i = 0; i < y.length; i++) {
    if (split[i] !== 0) continue
    xx += (x[i]! - mx) * (x[i]! - mx)
    xy += (x[i]! - mx) * (y[i]! - my)
  }
  const slope = xx > 0 ? xy / xx : 0
  return [slope, my - slope * mx]
}

/** All of the way from the start to least squares, with as much around it as the way is long, half on each side. */
export function lossRegion(start: readonly [number, number] | null, best: readonly [number, number]): Plane {
  const from = start ?? [best[0] - 1, best[1] - 1]
  const way = Math.max(Math.abs(from[0] - best[0]), Math.abs(from[1] - best[1]), 0.5)
  const side = (a: number, b: number): Interval => [Math.min(a, b) - way / 2, Math.max(a, b) + way / 2]
  return { x: side(from[0], best[0]), y: side(from[1], best[1]) }
}

/** How far the computed part reaches beyond what is shown, in what is shown, on each side. */
const beyond = 0.5

/**
 * The part that losses are computed on: `known` as long as it covers what is shown and is not much larger, so that panning and zooming
 * ask for little.
 */
export function groundFor(shown: Plane, known: Plane | null): Plane {
  const span = ([from, to]: Interval): number => to - from
  const covers = (a: Interval, b: Interval): boolean => a[0] <= b[0] && a[1] >= b[1]
  if (known && covers(known.x, shown.x) && covers(known.y, shown.y) && span(known.x) < 4.5 * span(shown.x)) return known
  const wider = (a: Interval): Interval => [a[0] - beyond * span(a), a[1] + beyond * span(a)]
  return { x: wider(shown.x), y: wider(shown.y) }
}
