import { contours } from 'd3-contour'
import { useEffect, useState } from 'react'
import { heightsFor, heightsOf, type Heights } from './heights.ts'
import { bandCount } from './rampColours.ts'
import type { Terrain } from './useLandscape.ts'

/** A surface ready to be painted: for each band but the deepest the area at or above its lower edge, in grid units. */
export interface Relief {
  readonly terrain: Terrain<ArrayLike<number>>
  readonly heights: Heights
  readonly areas: readonly Path2D[]
}

/** Longest time in milliseconds that contours are computed in one go. */
const slice = 6

/** Computes the bands of a terrain in short slices between other work; the former relief is shown until it is done. */
export function useIsolines(terrain: Terrain<ArrayLike<number>> | null): Relief | null {
  const [relief, setRelief] = useState<Relief | null>(null)
  useEffect(() => {
    if (!terrain) return
    const { width, height } = terrain.want
    const heights = heightsOf(terrain.values)
    const field = heightsFor(heights, terrain.values) as unknown as number[]
    const generator = contours().size([width, height])
    const areas: Path2D[] = []
    let timer = 0
    const work = (): void => {
      const until = performance.now() + slice
      while (areas.length < bandCount - 1) {
        if (performance.now() > until) {
          timer = window.setTimeout(work)
          return
        }
        areas.push(pathOf(generator.contour(field, (areas.length + 1) / bandCount).coordinates))
      }
      setRelief({ terrain, heights, areas })
    }
    work()
    return () => window.clearTimeout(timer)
  }, [terrain])
  return relief
}

/** Polygons as a path whose unit is a grid cell and whose origin is the first grid point. */
export function pathOf(polygons: readonly (readonly (readonly (readonly number[])[])[])[]): Path2D {
  const path = new Path2D()
  for (const polygon of polygons)
    for (const ring of polygon) {
      ring.forEach(([x = 0, y = 0], i) => (i === 0 ? path.moveTo(x - 0.5, y - 0.5) : path.lineTo(x - 0.5, y - 0.5)))
      path.closePath()
    }
  return path
}
