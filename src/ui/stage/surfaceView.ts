import { surfaces } from '../../catalog/surfaces/index.ts'
import type { SurfaceProblem } from '../../experiment/document.ts'
import type { Plane } from './plane.ts'

/** The region a surface is first shown in; [-5, 5] on each axis for an own formula. */
export function homeRegion({ surface }: SurfaceProblem): Plane {
  const view = surfaces.get(surface.id)?.view
  return { x: view?.x ?? [-5, 5], y: view?.y ?? [-5, 5] }
}
