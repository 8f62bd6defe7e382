/** The theme: light, dark or projector. Until one is chosen the page follows the system. */
import { create } from 'zustand'
import type { Scheme } from './racers.ts'
import { useScheme } from './scheme.ts'

export type Theme = Scheme | 'projector'
/** What was chosen; `auto` follows the system. */
export type ThemeChoice = Theme | 'auto'

export const themeChoices: readonly ThemeChoice[] = ['auto', 'light', 'dark', 'projector']

const storageKey = 'downhill.theme'

/** What was chosen on an earlier visit; anything else that is stored there counts as nothing. */
function kept(): ThemeChoice {
  const text = globalThis.localStorage?.getItem(storageKey)
  return themeChoices.find((choice) => choice === text) ?? 'auto'
}

const useChoice = create<{ readonly choice: ThemeChoice }>(() => ({ choice: kept() }))

/** The choice; renders anew when it changes. */
export const useThemeChoice = (): ThemeChoice => useChoice((state) => state.choice)

/** Shows a theme at once, and on the next visit. */
export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(storageKey, choice)
  useChoice.setState({ choice })
}

/** The scheme of colours that a theme is made of. */
export const schemeOf = (theme: Theme): Scheme => (theme === 'dark' ? 'dark' : 'light')

/** The theme that is shown now. */
export function useTheme(): Theme {
  const choice = useThemeChoice()
  const scheme = useScheme()
  return choice === 'projector' ? 'projector' : scheme
}
