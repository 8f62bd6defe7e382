import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from './button.module.css'

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Accessible name, and the tooltip. */
  label: string
  /** Keyboard shortcut shown in the tooltip. */
  shortcut?: string
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
}

/** A button with an icon alone; its name appears on hover. */
export function IconButton({ label, shortcut, children, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      data-keys={shortcut}
      className={`${styles.icon} ${className ?? ''}`}
      {...rest}
    >
      {children}
    </button>
  )
}
