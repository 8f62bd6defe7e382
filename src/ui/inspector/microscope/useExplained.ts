import { useTranslation } from 'react-i18next'
import type { WorkedSymbol } from '../../../formula/worked.ts'
import { inLanguage } from '../../../i18n/setup.ts'
import type { ShownPart } from './lines.ts'
import { type Role, roleOf } from '../../formulas/meanings.ts'

/** A symbol of the step in words. */
export interface Explained extends WorkedSymbol {
  readonly words: string
  /** More on a parameter of the definition. */
  readonly more: string | undefined
  readonly role: Role
}

const given = ['theta', 'g', 'lr', 't', 'loss', 'rows', 'cols', 'hessianDiagonal', 'noise'] as const
const isGiven = (name: string): name is (typeof given)[number] => (given as readonly string[]).includes(name)

/** Every symbol of the step once, in the order in which they are read. */
export function useExplained(parts: readonly ShownPart[]): readonly Explained[] {
  const { t } = useTranslation('microscope')
  const all = new Map<string, Explained>()
  for (const { meanings, lines } of parts) {
    const assigned = new Set(lines.map(({ name }) => name))
    for (const symbol of lines.flatMap(({ symbols }) => symbols)) {
      const { name, key, isNew } = symbol
      if (all.has(key)) continue
      const parameter = meanings.parameters[name]
      const state = meanings.states[name]
      const whose = state ?? meanings.states[name.replace(/(?:[Hh]at|Max)$/, '')]
      const base = isGiven(name)
        ? t(`given.${name}`)
        : parameter
          ? inLanguage(parameter.label)
          : state
            ? inLanguage(state)
            : whose
              ? t('corrected', { name: inLanguage(whose) })
              : t(assigned.has(name) ? 'value' : 'number', { name })
      const carries = name === 'theta' || state !== undefined
      const words = carries ? t(isNew ? 'after' : 'before', { name: base }) : base
      const more = parameter && inLanguage(parameter.description)
      all.set(key, { ...symbol, words, more, role: roleOf(name, meanings) })
    }
  }
  return [...all.values()]
}
