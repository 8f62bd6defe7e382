import { Suspense, useEffect, useState } from 'react'
import { onDemand } from './onDemand.ts'

const Tip = onDemand(() => import('./Tip.tsx'))

/** Milliseconds until the tip of an element under the pointer is shown. */
const patience = 400

/**
 * The tip of the element under the pointer, or with the focus of the keyboard: what its `data-tip` says, with the shortcut in `data-keys`.
 * An element that has nothing but its tip to say has `data-tip-always`: there it is shown on a touch and on any focus too.
 */
export function Tips() {
  const [element, setElement] = useState<HTMLElement | null>(null)
  useEffect(() => {
    let timer: number | undefined
    const tipped = (target: EventTarget | null) =>
      target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null
    const hide = () => {
      clearTimeout(timer)
      setElement(null)
    }
    const show = (next: HTMLElement | null, delay: number) => {
      hide()
      if (!next) return
      Tip.preload()
      timer = window.setTimeout(() => setElement(next), delay)
    }
    const over = ({ target, pointerType }: PointerEvent) => {
      const next = tipped(target)
      if (pointerType === 'mouse' || next?.hasAttribute('data-tip-always')) show(next, patience)
    }
    const focus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.hasAttribute('data-tip-always')) show(target as HTMLElement, 0)
    }
    const escape = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') hide()
    }
    const listeners = { pointerover: over, pointerdown: hide, focusin: focus, focusout: hide, keydown: escape } as const
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
      <Tip.Component target={element} text={element.dataset.tip ?? ''} keys={element.dataset.keys} />
    </Suspense>
  )
}
