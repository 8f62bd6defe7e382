/** The experiments on offer. The one that the page opens with is at hand; the others come when they are asked for. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { opening } from '../experiment/presets/opening.ts'
import type { Preset } from '../experiment/presets/preset.ts'
import { useApp } from './store.ts'

export type { Preset }

const shelf = createStore<{ readonly presets: readonly Preset[]; readonly failed: boolean }>(() => ({
  presets: [opening],
  failed: false,
}))
let loading: Promise<void> | undefined

/** Loads all presets, once; where that fails the next call tries again. */
export function loadPresets(): Promise<void> {
  loading ??= import('../experiment/presets.ts').then(
    ({ presets }) => shelf.setState({ presets, failed: false }),
    () => {
      loading = undefined
      shelf.setState({ failed: true })
    },
  )
  return loading
}

/** The presets that are there, and whether the others could not be loaded. */
export const usePresets = () => useStore(shelf)

/** The preset the document came from; undefined for none, and while it is loaded. */
export function usePreset(): Preset | undefined {
  const id = useApp((state) => state.document.preset)
  const preset = useStore(shelf, ({ presets }) => presets.find((one) => one.id === id))
  useEffect(() => {
    if (id !== '' && !preset) void loadPresets()
  }, [id, preset])
  return preset
}

/** The preset with this id, as far as presets have been loaded. */
export function presetOf(id: string): Preset | undefined {
  return shelf.getState().presets.find((one) => one.id === id)
}

/** Loads what a document needs of them, for the first paint. */
export async function presetReady(): Promise<void> {
  const { preset } = useApp.getState().document
  if (preset !== '' && preset !== opening.id) await loadPresets()
}
