import { useEffect, useRef } from 'react'
import { subscribeFrames } from '../../state/curves.ts'
import { useApp } from '../../state/store.ts'

/**
 * Calls the latest `draw` after every render, every frame of news from the runs and every change of the store, at most
 * once an animation frame and never during rendering. A `draw` that returns 'again' is called in the next one. What is only drawn is read from the store there, so that figures
 * that change four times a second render nothing anew.
 */
export function useRedraw(draw: () => void | 'again'): void {
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
        if (latest.current() === 'again') ask()
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

let frame: CSSNumberish | null = null
let began = 0

/** Whether there is time left in this animation frame for drawings that many components make: the rest waits for the next. */
export function mayDraw(milliseconds = 8): boolean {
  const now = document.timeline.currentTime
  if (now !== frame) {
    frame = now
    began = performance.now()
  }
  return performance.now() - began < milliseconds
}
