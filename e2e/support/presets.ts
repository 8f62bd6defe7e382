/** Links of the presets, to open them without the list. */
import { encodeLink } from '../../src/experiment/link.ts'
import { presets } from '../../src/experiment/presets.ts'

/** The fragment of the preset with this English title. */
export function presetLink(title: string): string {
  const preset = presets.find((one) => one.title.en === title)
  if (!preset) throw new Error(`there is no preset '${title}'`)
  return encodeLink(preset.experiment)
}
