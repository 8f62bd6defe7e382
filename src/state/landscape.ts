/** Values of a surface over a region, computed in a worker. */
import type { Choice } from '../experiment/document.ts'
import type { Landscape, Region } from '../worker/protocol.ts'
import { session } from './session.ts'

export type { Landscape, Region }

/**
 * The surface on a grid of `width` by `height` points over `region`; row 0 of `values` lies at the largest y.
 * Surfaces of one input have height 1. Rejects with the reason when the surface cannot be evaluated.
 */
export function landscape(surface: Choice, region: Region, width: number, height: number): Promise<Landscape> {
  return session.race.landscape(surface, region, width, height)
}
