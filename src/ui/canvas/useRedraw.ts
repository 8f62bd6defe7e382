import { useEffect, useRef } from 'react'
import { subscribeFrames } from '../../state/curves.ts'
import { useApp } from '../../state/store.ts'

/**
 * Calls the latest `draw` after every render, every frame of news from the runs and every change of the store, at most
 * once an animation frame and never during rendering. What is only drawn is read from the store there, so that figures
 * that change four times a second render nothing anew.
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
    const unsubscribe = [subscribeFrames(ask), useApp.subscribe(ask)]
    return () => {
      for (const end of unsubscribe) end()
      cancelAnimationFrame(handle)
      request.current = null
    }
  }, [])
}
