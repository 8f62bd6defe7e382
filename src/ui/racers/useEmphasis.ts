import type { HTMLAttributes } from 'react'
import { emphasise, useView } from '../view.ts'

/** What makes a racer's curves stand out while its row has the pointer, or the focus of the keyboard. */
export function useEmphasis(racer: number): HTMLAttributes<HTMLElement> & { 'data-emphasised': true | undefined } {
  const on = useView((view) => view.emphasised === racer)
  return {
    'data-emphasised': on || undefined,
    onPointerEnter: () => emphasise(racer),
    onPointerLeave: () => emphasise(null),
    onFocus: ({ target }) => {
      if (target.matches(':focus-visible')) emphasise(racer)
    },
    onBlur: () => emphasise(null),
  }
}
