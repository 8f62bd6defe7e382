import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Arrow keys within a group of buttons with the role of radio buttons: the next or the one before is chosen and has the focus. */
export function radioKeys(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')]
  const at = all.indexOf(event.target as HTMLElement)
  const next = all[(at + step + all.length) % all.length]
  if (at < 0 || !next) return
  event.preventDefault()
  // The page's own keys begin at the window.
  event.stopPropagation()
  next.focus()
  next.click()
}

/** One of a group is reached by the tab key: the one that is chosen, else the first. */
export function radioTab(checked: boolean, anyChecked: boolean, index: number): 0 | -1 {
  return checked || (!anyChecked && index === 0) ? 0 : -1
}
