import { Tooltip } from '@mantine/core'
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

/** A button with an icon alone; its name appears on hover and on focus. */
export function IconButton({ label, shortcut, children, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip
      label={
        <>
          {label}
          {shortcut !== undefined && <span className={styles.shortcut}>{shortcut}</span>}
        </>
      }
      openDelay={400}
      withinPortal
      events={{ hover: true, focus: false, touch: false }}
    >
      <button type="button" aria-label={label} className={`${styles.icon} ${className ?? ''}`} {...rest}>
        {children}
      </button>
    </Tooltip>
  )
}
