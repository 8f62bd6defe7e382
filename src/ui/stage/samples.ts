/** The samples of a data problem as the stage needs them. */
import { isGenerated } from '../../catalog/dataset.ts'
import { datasets } from '../../catalog/datasets/index.ts'
import { ownData } from '../../catalog/datasets/own.ts'
import type { DataProblem } from '../../experiment/document.ts'
import type { Scene } from '../../state/store.ts'
import { lookUp } from './grid.ts'
import type { Decision } from './decision.ts'
import { withPoints, type Interval, type Plane } from './plane.ts'

export type DataScene = Extract<Scene, { kind: 'data' }>
export type Moments = NonNullable<NonNullable<DataScene['scaling']>['target']>

/** The region shown: the data set's own, wide enough for every sample; of a table that of its samples. One input: y is the target. */
export function regionOf(problem: DataProblem, scene: DataScene): Plane {
  const points = Array.from({ length: scene.y.length }, (_, i) =>
    scene.features === 1 ? [scene.x[i]!, scene.y[i]!] : [scene.x[2 * i]!, scene.x[2 * i + 1]!],
  )
  const extremes = points.length === 0 ? [] : [corner(points, Math.min), corner(points, Math.max)]
  const own = viewOf(problem)
  const [x, y] = momentsOf(scene)
  const bounds = boundsOf(extremes)
  return withPoints({ x: own.x ? scaled(own.x, x) : bounds.x, y: own.y ? scaled(own.y, y) : bounds.y }, extremes)
}

/** What is known to be worth showing, in the data's own units. */
function viewOf({ data }: DataProblem): { readonly x?: Interval; readonly y?: Interval } {
  if (data.id === 'own') return { x: ownData.range, ...(data.inputs === 2 && { y: ownData.range }) }
  const dataset = datasets.get(data.id)
  return dataset && isGenerated(dataset) ? dataset.view : {}
}

/** How the numbers along x and along y were scaled. */
function momentsOf({ features, scaling }: DataScene): readonly [Moments | undefined, Moments | undefined] {
  return [scaling?.inputs?.[0], features === 1 ? scaling?.target : scaling?.inputs?.[1]]
}

const scaled = ([from, to]: Interval, moments: Moments | undefined): Interval =>
  moments && moments.deviation > 0
    ? [(from - moments.mean) / moments.deviation, (to - moments.mean) / moments.deviation]
    : [from, to]

/** A number of the scene in the data's own units. */
export const unscaled = (value: number, moments: Moments | undefined): number =>
  moments ? moments.mean + moments.deviation * value : value

/** A plane of the scene in the data's own units: the same picture, with other numbers along its axes. */
export function ownUnits({ x, y }: Plane, scene: DataScene): Plane {
  const [mx, my] = momentsOf(scene)
  const own = ([from, to]: Interval, moments: Moments | undefined): Interval => [
    unscaled(from, moments),
    unscaled(to, moments),
  ]
  return { x: own(x, mx), y: own(y, my) }
}

/** The points' bounds with a margin; never empty. */
function boundsOf([low = [-1, -1], high = [1, 1]]: readonly (readonly number[])[]): Plane {
  const side = (from: number, to: number): Interval => {
    const margin = to > from ? 0.06 * (to - from) : 1
    return [from - margin, to + margin]
  }
  return { x: side(low[0]!, high[0]!), y: side(low[1]!, high[1]!) }
}

function corner(points: readonly (readonly number[])[], pick: (a: number, b: number) => number): number[] {
  return points.reduce<number[]>(([x, y], point) => [pick(x!, point[0]!), pick(y!, point[1]!)], [...points[0]!])
}

/** Which class the grid says at a point: by the margins between the grid points around it. */
export function classAt(decision: Decision, plane: Plane, x: number, y: number): number {
  if (decision.margins.length === 1) return lookUp(decision.margins[0]!, plane, x, y) > 0 ? 1 : 0
  let best = 0
  let highest = -Infinity
  decision.margins.forEach((margin, label) => {
    const value = lookUp(margin, plane, x, y)
    if (value > highest) {
      highest = value
      best = label
    }
  })
  return best
}
