import type { ButtonHTMLAttributes, Ref } from 'react'
import styles from './button.module.css'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The one filled button of a view. */
  filled?: boolean
  small?: boolean
  ref?: Ref<HTMLButtonElement>
}

/** A button with words. */
export function Button({ filled = false, small = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      data-small={small || undefined}
      className={`${filled ? styles.filled : styles.plain} ${className ?? ''}`}
      {...rest}
    />
  )
}
