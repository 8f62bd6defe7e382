import { useCallback, useState } from 'react'
import { fit, isShowable, resize, type Frame, type Plane } from './plane.ts'

/** What the frame shows: all of `region` for each new key, the same scale at a new size of the frame, else what the user chose. */
export function usePlane(region: Plane, key: string, frame: Frame | null) {
  const [state, setState] = useState<{ key: string; frame: Frame; plane: Plane } | null>(null)
  const atHome = (): Plane => fit(region, frame ?? { width: 1, height: 1 })
  let now = state
  if (frame && now?.key !== key) now = { key, frame, plane: atHome() }
  else if (frame && now && (now.frame.width !== frame.width || now.frame.height !== frame.height))
    now = { key, frame, plane: resize(now.plane, now.frame, frame) }
  if (now !== state) setState(now)
  // Changes that come before the last one is rendered go on from it all the same.
  const setPlane = useCallback((change: (plane: Plane) => Plane) => {
    setState((old) => {
      if (!old) return old
      const plane = change(old.plane)
      return isShowable(plane) ? { ...old, plane } : old
    })
  }, [])
  return { plane: now?.plane ?? atHome(), setPlane, home: () => setPlane(atHome) }
}
