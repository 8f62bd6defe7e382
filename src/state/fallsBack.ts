/** Whether the user agreed, once and for all, that another device takes over where one fails. */
const storageKey = 'downhill.fallsBack'

export function fallsBackOnThisPage(): boolean {
  return globalThis.localStorage?.getItem(storageKey) === 'yes'
}

export function keepFallsBack(fallsBack: boolean): void {
  localStorage.setItem(storageKey, fallsBack ? 'yes' : 'no')
}
