import { cloneElement, type ButtonHTMLAttributes, type ReactElement, type ReactNode, Suspense, useState } from 'react'
import { onDemand } from './onDemand.ts'

/** A line of a menu. */
export interface MenuItem {
  readonly label: string
  /** Read aloud in place of the label. */
  readonly longLabel?: string
  /** A second line. */
  readonly text?: string
  readonly icon?: ReactNode
  /** The keys that do the same. */
  readonly keys?: string
  readonly disabled?: boolean
  /** Whether it takes something away. */
  readonly danger?: boolean
  /** Whether it is what is shown now. */
  readonly current?: boolean
  readonly onSelect: () => void
}

/** A line, a heading, a line between groups, or something else with a heading. */
export type MenuEntry = MenuItem | { readonly heading: string; readonly content?: ReactNode } | 'divider'

export interface MenuButtonProps {
  button: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>
  entries: readonly MenuEntry[]
  /** In pixels. */
  width: number
  position?: 'bottom-start' | 'bottom-end'
  onOpen?: () => void
}

const MenuList = onDemand(() => import('./MenuList.tsx'))

/** A button that opens a menu. */
export function MenuButton(props: MenuButtonProps) {
  const { button, onOpen } = props
  const [asked, setAsked] = useState(false)
  const face = cloneElement(button, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: MenuList.preload,
    onClick: () => {
      setAsked(true)
      onOpen?.()
    },
  })
  if (!asked) return face
  return (
    <Suspense fallback={face}>
      <MenuList.Component {...props} />
    </Suspense>
  )
}
