/** The part of a surface that the stage shows, for files. Nothing on the screen follows it. */
import { useEffect } from 'react'
import type { Frame, Plane } from '../stage/plane.ts'

interface Shown {
  readonly plane: Plane
  readonly frame: Frame
}

let shown: Shown | null = null

/** Undefined where the stage shows no surface of two inputs. */
export const shownPlane = (): Shown | null => shown

/** Says what the stage shows, as long as it does. */
export function useShownPlane(plane: Plane, frame: Frame): void {
  useEffect(() => {
    shown = { plane, frame }
    return () => {
      shown = null
    }
  }, [plane, frame])
}
