import { useEffect, useRef } from 'react'
import { subscribeFrames } from '../../state/curves.ts'

/**
 * Calls the latest `draw` after every render and after every frame of news from the runs,
 * at most once an animation frame and never during rendering.
 */
export function useRedraw(draw: () => void): void {
  const latest = useRef(draw)
  const request = useRef<(() => void) | null>(null)
  useEffect(() => {
    latest.current = draw
    request.current?.()
  })
  useEffect(() => {
    let handle = 0
    const ask = (): void => {
      handle ||= requestAnimationFrame(() => {
        handle = 0
        latest.current()
      })
    }
    request.current = ask
    ask()
    const unsubscribe = subscribeFrames(ask)
    return () => {
      unsubscribe()
      cancelAnimationFrame(handle)
      request.current = null
    }
  }, [])
}
