import { useEffect } from 'react'
import { redo, reset, seek, select, stepOnce, togglePlay, undo } from '../state/actions.ts'
import { useApp } from '../state/store.ts'
import { closeInspector, openInspector, showGallery, showHelp, showProblem, useView } from './view.ts'

/** Elements that use the keys themselves. `[data-own-keys]` is for others, such as the stage. */
const editable = 'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [data-own-keys]'
const pressed = 'button, a[href], summary, [role="option"], [role="menuitem"], [role="tab"], [role="combobox"]'
const lists = '[role="listbox"], [role="menu"], [role="dialog"], [aria-haspopup][aria-expanded="true"]'

/** Closes the inspector, else the problem drawer. */
function closeTopmost(): void {
  if (useView.getState().inspector !== null) closeInspector()
  else showProblem(false)
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return
  const target = event.target instanceof Element ? event.target : document.body
  if (event.key === 'Escape') {
    if (!target.closest(lists)) closeTopmost()
    return
  }
  if (target.closest(editable)) {
    // A slider has no history of its own.
    if (!(target instanceof HTMLInputElement && target.type === 'range')) return
    if (!event.ctrlKey && !event.metaKey && event.key !== ' ') return
  }
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() === 'z') {
      event.preventDefault()
      if (event.shiftKey) redo()
      else undo()
    } else if (event.key.toLowerCase() === 'y') {
      event.preventDefault()
      redo()
    }
    return
  }
  if (target.closest(lists)) return
  if (target.closest('[role="tablist"]') && event.key.startsWith('Arrow')) return
  const { step, run, document: experiment, selected } = useApp.getState()
  switch (event.key) {
    case ' ':
      // A focused button is pressed by space, as everywhere.
      if (target.closest(pressed)) return
      togglePlay()
      break
    case 'ArrowRight':
      if (run === 'running' || run === 'finished') return
      stepOnce()
      break
    case 'ArrowLeft':
      if (run === 'running' || step === 0) return
      seek(step - 1)
      break
    case 'r':
    case 'R':
      reset()
      break
    case 'g':
    case 'G':
      showGallery(true)
      break
    case '?':
      showHelp(true)
      break
    case 'Enter':
      if (target.closest(pressed) || selected === null) return
      openInspector(useView.getState().inspector ?? 'settings')
      break
    default: {
      const number = '1234567890'.indexOf(event.key)
      const racer = number < 0 ? undefined : experiment.racers[number]
      if (racer === undefined) return
      select(racer.id)
    }
  }
  event.preventDefault()
}

/** Space plays, arrows step, R resets, G opens the gallery, numbers select; where the focus is in a field or a list, the keys are its own. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
