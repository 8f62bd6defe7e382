import { useSyncExternalStore } from 'react'

export type Layout = 'wide' | 'middle' | 'phone'

const wide = '(min-width: 1180px)'
/** From here on the wide layout has room for every column. */
const roomy = '(min-width: 1420px)'
const phone = '(max-width: 699.98px)'

function subscribe(listener: () => void): () => void {
  const queries = [wide, roomy, phone].map((query) => matchMedia(query))
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}

function layout(): Layout {
  if (matchMedia(wide).matches) return 'wide'
  return matchMedia(phone).matches ? 'phone' : 'middle'
}

/** Which of the three layouts fits the window; breakpoints 1180 and 700. */
export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, layout)
}

/** Whether the wide layout has room for every column of the racers; from 1420. */
export function useRoomy(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(roomy).matches)
}
