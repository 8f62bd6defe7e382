/** The hook through which components read the store. */
import { useStore } from 'zustand'
import { app } from './app.ts'
import type { AppState } from './appState.ts'
import { overlaid, type Overlaid } from './overlays.ts'

export type * from './appState.ts'

/** The part of the state that `selector` picks; re-renders when that part changes. */
export function useApp<T>(selector: (state: AppState) => T): T {
  return useStore(app, selector)
}

/** The state at this moment, for event handlers. */
useApp.getState = (): AppState => app.getState()
/** Calls `listener` after each change; returns the function that ends it. */
useApp.subscribe = app.subscribe

/** Of the curves of kept runs that lie behind those of the race, what `selector` picks. */
export function useOverlays<T>(selector: (state: Overlaid) => T): T {
  return useStore(overlaid, selector)
}
