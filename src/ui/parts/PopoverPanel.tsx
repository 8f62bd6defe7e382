import { Popover } from '@mantine/core'
import type { PopoverButtonProps } from './PopoverButton.tsx'

/** The button of a panel with the panel, which is open at first. */
export default function PopoverPanel({ button, label, width, position, className, children }: PopoverButtonProps) {
  return (
    <Popover
      defaultOpened
      position={position}
      width={width}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: className }}
    >
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown aria-label={label}>{children}</Popover.Dropdown>
    </Popover>
  )
}
