import { useTranslation } from 'react-i18next'
import { type Preset, presets } from '../../experiment/presets.ts'
import { useApp } from '../../state/store.ts'

/** The preset the document came from; undefined for none. Re-renders with the language. */
export function usePreset(): Preset | undefined {
  useTranslation()
  const id = useApp((state) => state.document.preset)
  return presets.find((preset) => preset.id === id)
}
