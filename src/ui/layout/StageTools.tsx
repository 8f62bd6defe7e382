import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

let place: HTMLElement | null = null
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function setPlace(element: HTMLElement | null): void {
  place = element
  for (const listener of listeners) listener()
}

/** Where the stage's own switches appear: at the right of its heading. */
export function StageToolsPlace({ className }: { className?: string }) {
  return <div className={className} ref={setPlace} />
}

/** Puts the stage's switches (such as "All racers / One, large") into its heading. Rendered by the stage. */
export function StageTools({ children }: { children: ReactNode }) {
  const target = useSyncExternalStore(subscribe, () => place)
  return target === null ? null : createPortal(children, target)
}
