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
let taken = 0

/**
 * Whether a drawing may be made in this animation frame: one large one, or several small ones that take a share of it
 * each; the rest waits for the next. A browser paints all canvases of a frame in one go, so this bounds how long that takes.
 */
export function mayDraw(share = 1): boolean {
  const now = document.timeline.currentTime
  if (now !== frame) {
    frame = now
    taken = 0
  }
  if (taken > 0 && taken + share > 1) return false
  taken += share
  return true
}
