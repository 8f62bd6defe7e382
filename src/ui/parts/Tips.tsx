import { Suspense, useEffect, useState } from 'react'
import { onDemand } from './onDemand.ts'

const Tip = onDemand(() => import('./Tip.tsx'))

/** Milliseconds until the tip of an element under the pointer is shown. */
const patience = 400

/**
 * The tip of the element under the pointer: what its `data-tip` says, with the shortcut in `data-keys`, or the meaning of the word that its
 * `data-term` names. An element that has nothing but its tip to say has `data-tip-always`: there it is shown on a touch and with the focus
 * too. Where Tab reaches a control within `data-tip-row`, the tip of the row's label is shown.
 */
export function Tips() {
  const [element, setElement] = useState<HTMLElement | null>(null)
  useEffect(() => {
    let timer: number | undefined
    const tipped = (target: EventTarget | null) =>
      target instanceof Element ? target.closest<HTMLElement>('[data-tip], [data-term]') : null
    const hide = () => {
      clearTimeout(timer)
      setElement(null)
    }
    const show = (next: HTMLElement | null, delay: number) => {
      hide()
      if (!next) return
      Tip.preload()
      // What a button has opened is not to be covered by its tip.
      const isOpen = () => next.getAttribute('aria-expanded') === 'true'
      timer = window.setTimeout(() => setElement(isOpen() ? null : next), delay)
    }
    const over = ({ target, pointerType }: PointerEvent) => {
      const next = tipped(target)
      if (pointerType === 'mouse' || next?.hasAttribute('data-tip-always')) show(next, patience)
    }
    let byTab = false
    const focus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      if (target.hasAttribute('data-tip-always')) show(target, 0)
      else if (byTab)
        show(target.closest('[data-tip-row]')?.querySelector<HTMLElement>('[data-tip-always]') ?? null, patience)
    }
    const keydown = ({ key }: KeyboardEvent) => {
      byTab = key === 'Tab'
      if (key === 'Escape') hide()
    }
    const press = () => {
      byTab = false
      hide()
    }
    const listeners = { pointerover: over, pointerdown: press, focusin: focus, focusout: hide, keydown } as const
    for (const [type, listener] of Object.entries(listeners)) document.addEventListener(type, listener as EventListener)
    return () => {
      hide()
      for (const [type, listener] of Object.entries(listeners))
        document.removeEventListener(type, listener as EventListener)
    }
  }, [])
  if (!element?.isConnected) return null
  return (
    <Suspense>
      <Tip.Component
        target={element}
        text={element.dataset.tip}
        term={element.dataset.term}
        keys={element.dataset.keys}
      />
    </Suspense>
  )
}
