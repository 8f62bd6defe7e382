/** Components whose code is fetched when they are first asked for: what opens on a press is no part of the first load. */
import { type ComponentType, lazy } from 'react'

interface OnDemand<Props> {
  readonly Component: ComponentType<Props>
  /** Fetches the code; may be called again and again. */
  readonly preload: () => void
}

const loaders: (() => void)[] = []

/** A component of a module's default export. */
export function onDemand<Props>(load: () => Promise<{ default: ComponentType<Props> }>): OnDemand<Props> {
  // A failure shows where the component is rendered, not here.
  const preload = () => void load().catch(() => undefined)
  loaders.push(preload)
  return { Component: lazy(load) as unknown as ComponentType<Props>, preload }
}

/** Fetches the code of all of them, for a moment when nothing else is to be done. */
export function preloadAll(): void {
  for (const preload of loaders) preload()
}
