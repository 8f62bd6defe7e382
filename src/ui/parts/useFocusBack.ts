import { useEffect, useState } from 'react'

/** Gives the focus back to the element that had it before this component came, when it goes. For dialogs that are there only while they are open. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    },
    [before],
  )
}
