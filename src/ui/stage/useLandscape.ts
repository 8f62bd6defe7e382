import { useEffect, useRef, useState } from 'react'
import type { Choice } from '../../experiment/document.ts'
import { landscape } from '../../state/landscape.ts'
import type { Interval } from './plane.ts'

/** What is asked of a surface: `height` 1 and no `y` for one input. */
export interface Want extends Ground {
  readonly surface: Choice
}

/** Where the points of a grid lie. */
export interface Ground {
  readonly x: Interval
  readonly y?: Interval
  readonly width: number
  readonly height: number
}

/** Values on a grid over the region of `want`; row 0 at the largest y, corners of the region are grid points. */
export interface Terrain<Values = Float32Array> {
  readonly want: Ground
  readonly values: Values
}

/**
 * The surface's values for what is wanted last. One question is under way at a time; the answer to an older one is
 * shown until the newer comes, so a drag shows the surface as fast as the worker computes it. `failure` says why a
 * formula has no values.
 */
export function useLandscape(want: Want | null): { terrain: Terrain | null; failure: string | null } {
  const [state, setState] = useState<{ terrain: Terrain | null; failure: string | null }>({
    terrain: null,
    failure: null,
  })
  const next = useRef<Want | null>(null)
  const busy = useRef(false)
  const gone = useRef(false)
  const key = JSON.stringify(want)

  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])

  useEffect(() => {
    const ask = async (): Promise<void> => {
      if (busy.current) return
      busy.current = true
      while (next.current && !gone.current) {
        const asked = next.current
        next.current = null
        const region = { x: asked.x, ...(asked.y && { y: asked.y }) }
        try {
          const { values } = await landscape(asked.surface, region, asked.width, asked.height)
          if (!gone.current) setState({ terrain: { want: asked, values }, failure: null })
        } catch (error) {
          if (!gone.current)
            setState(({ terrain }) => ({ terrain, failure: error instanceof Error ? error.message : String(error) }))
        }
      }
      busy.current = false
    }
    next.current = JSON.parse(key) as Want | null
    void ask()
  }, [key])

  return state
}
