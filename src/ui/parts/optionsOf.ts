import { activations } from '../../catalog/activations/index.ts'
import type { ChoiceParameter } from '../../catalog/definition.ts'
import { inLanguage } from '../../i18n/setup.ts'
import type { Option } from './ChooseFace.tsx'

/** The options of a choice of the catalog; those that are activations have their tips. */
export function optionsOf({ options }: ChoiceParameter): Option<string>[] {
  const isActivation = options.every(({ value }) => activations.get(value) !== undefined)
  return options.map(({ value, label }) => ({
    value,
    label: inLanguage(label),
    ...(isActivation && { entry: { kind: 'activation', id: value } }),
  }))
}
