import { useSyncExternalStore } from 'react'
import { useTheme } from '../theme/theme.ts'

export type Layout = 'wide' | 'middle' | 'phone'

/** From here on there is room for three columns, and in them for every column of the racers; a projector's type takes more. */
const wide = { screen: '(min-width: 1180px)', projector: '(min-width: 1400px)' }
const roomy = { screen: '(min-width: 1420px)', projector: '(min-width: 1800px)' }
const phone = '(max-width: 699.98px)'

const queries = [...Object.values(wide), ...Object.values(roomy), phone]

function subscribe(listener: () => void): () => void {
  const lists = queries.map((query) => matchMedia(query))
  for (const list of lists) list.addEventListener('change', listener)
  return () => {
    for (const list of lists) list.removeEventListener('change', listener)
  }
}

const useKind = () => (useTheme() === 'projector' ? 'projector' : 'screen')

/** Which of the three layouts fits the window; breakpoints 1180 (projector 1400) and 700. */
export function useLayout(): Layout {
  const kind = useKind()
  return useSyncExternalStore(subscribe, () => {
    if (matchMedia(wide[kind]).matches) return 'wide'
    return matchMedia(phone).matches ? 'phone' : 'middle'
  })
}

/** Whether the wide layout has room for every column of the racers; from 1420 (projector 1800). */
export function useRoomy(): boolean {
  const kind = useKind()
  return useSyncExternalStore(subscribe, () => matchMedia(roomy[kind]).matches)
}
