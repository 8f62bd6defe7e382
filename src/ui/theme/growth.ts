/** On a screen beyond 2000 px the page grows as a whole: a pixel of the style sheets is a sixteenth of the root's font size. */
import { useSyncExternalStore } from 'react'

/** Up to these sizes of the window nothing grows. */
const from = { width: 2000, height: 1100 }
const most = 3

/** By how much the page grows in a window: as far as it stays as wide and as high as one that needs no growing. */
export function growthOf(width: number, height: number): number {
  const room = Math.min(width / from.width, height / from.height)
  return Math.max(1, Math.min(most, Math.floor(50 * room) / 50))
}

function subscribe(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}

const now = (): number => growthOf(innerWidth, innerHeight)

/** Screen pixels to one pixel of the style sheets; renders anew when it changes. */
export const useGrowth = (): number => useSyncExternalStore(subscribe, now)

/** A length in pixels of the style sheets, for a style that is set from a program. */
export const rem = (pixels: number): string => `${pixels / 16}rem`
