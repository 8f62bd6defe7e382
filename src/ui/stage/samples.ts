/** The samples of a data problem as the stage needs them. */
import { datasets } from '../../catalog/datasets/index.ts'
import type { DataProblem } from '../../experiment/document.ts'
import type { Scene } from '../../state/store.ts'
import { lookUp } from './grid.ts'
import type { Decision } from './decision.ts'
import { withPoints, type Plane } from './plane.ts'

export type DataScene = Extract<Scene, { kind: 'data' }>

/** The region shown: the data set's own, wide enough for every sample. One input: y is the target. */
export function regionOf(problem: DataProblem, scene: DataScene): Plane {
  const view = datasets.get(problem.data.id)?.view ?? { x: [-1, 1], y: [-1, 1] }
  const points = Array.from({ length: scene.y.length }, (_, i) =>
    scene.features === 1 ? [scene.x[i]!, scene.y[i]!] : [scene.x[2 * i]!, scene.x[2 * i + 1]!],
  )
  const extremes = points.length === 0 ? [] : [corner(points, Math.min), corner(points, Math.max)]
  return withPoints(view, extremes)
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
