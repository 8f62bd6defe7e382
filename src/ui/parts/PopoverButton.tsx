import { cloneElement, type ButtonHTMLAttributes, type ReactElement, type ReactNode, Suspense, useState } from 'react'
import { onDemand } from './onDemand.ts'

export interface PopoverButtonProps {
  button: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>
  /** Accessible name of what opens. */
  label: string
  /** In pixels. */
  width: number
  position: 'top' | 'bottom-end'
  className?: string
  /** What opens. */
  children: ReactNode
}

const PopoverPanel = onDemand(() => import('./PopoverPanel.tsx'))

/** A button that opens a panel beside it. */
export function PopoverButton(props: PopoverButtonProps) {
  const [asked, setAsked] = useState(false)
  const face = cloneElement(props.button, {
    'aria-haspopup': 'dialog',
    'aria-expanded': false,
    onPointerEnter: PopoverPanel.preload,
    onClick: () => setAsked(true),
  })
  if (!asked) return face
  return (
    <Suspense fallback={face}>
      <PopoverPanel.Component {...props} />
    </Suspense>
  )
}
