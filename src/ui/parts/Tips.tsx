import { Suspense, useEffect, useState } from 'react'
import { onDemand } from './onDemand.ts'

const Tip = onDemand(() => import('./Tip.tsx'))

/** The tip of the label in the row of a control. */
const rowTip = (control: Element): HTMLElement | null =>
  control.closest('[data-tip-row]')?.querySelector<HTMLElement>('[data-tip-always]') ?? null

/** Milliseconds until the tip of an element under the pointer is shown. */
const patience = 400

/**
 * The tip of the element under the pointer: what its `data-tip` says, with the shortcut in `data-keys`, or the meaning of the word that its
 * `data-term` names, or what the catalog has on the entry in `data-entry`. An element that has nothing but its tip to say has `data-tip-always`: there it is shown on a touch and with the focus
 * too. Where Tab reaches a control within `data-tip-row`, the tip of the row's label is shown; elsewhere that of its entry.
 */
export function Tips() {
  const [element, setElement] = useState<HTMLElement | null>(null)
  useEffect(() => {
    let timer: number | undefined
    const tipped = (target: EventTarget | null) =>
      target instanceof Element ? target.closest<HTMLElement>('[data-tip], [data-term], [data-entry]') : null
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
      // A finger is over an element when it presses it.
      if (pointerType === 'mouse') show(tipped(target), patience)
    }
    let byTab = false
    const focus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      if (target.hasAttribute('data-tip-always')) show(target, 0)
      else if (byTab) show(rowTip(target) ?? target.closest<HTMLElement>('[data-entry]'), patience)
    }
    const keydown = ({ key, target }: KeyboardEvent) => {
      byTab = key === 'Tab'
      // What the key opens would lie under the tip.
      if (key === 'Escape' || (!byTab && target instanceof Element && target.closest('[aria-haspopup]'))) hide()
    }
    const press = () => {
      byTab = false
      hide()
    }
    // Told after the press has moved the focus, which takes the tip before away.
    const tap = ({ target, pointerType }: PointerEvent) => {
      const next = tipped(target)
      if (pointerType !== 'mouse' && next?.hasAttribute('data-tip-always')) show(next, 0)
    }
    const listeners = { pointerover: over, pointerdown: press, focusin: focus, focusout: hide, keydown } as const
    for (const [type, listener] of Object.entries(listeners)) document.addEventListener(type, listener as EventListener)
    // A row of the list of racers keeps the click to itself.
    document.addEventListener('click', tap as EventListener, true)
    return () => {
      hide()
      document.removeEventListener('click', tap as EventListener, true)
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
        entry={element.dataset.entry}
        values={element.dataset.values}
        keys={element.dataset.keys}
      />
    </Suspense>
  )
}
