/** The hook through which components read the store. */
import { useStore } from 'zustand'
import { app } from './app.ts'
import type { AppState } from './appState.ts'

export type * from './appState.ts'

/** The part of the state that `selector` picks; re-renders when that part changes. */
export function useApp<T>(selector: (state: AppState) => T): T {
  return useStore(app, selector)
}

/** The state at this moment, for event handlers. */
useApp.getState = (): AppState => app.getState()
/** Calls `listener` after each change; returns the function that ends it. */
useApp.subscribe = app.subscribe
