import { Tooltip } from '@mantine/core'
import styles from './button.module.css'

interface TipProps {
  target: HTMLElement
  text: string
  keys: string | undefined
}

/** The tip beside an element. */
export default function Tip({ target, text, keys }: TipProps) {
  return (
    <Tooltip
      key={text}
      target={target}
      opened
      label={
        <>
          {text}
          {keys !== undefined && <span className={styles.shortcut}>{keys}</span>}
        </>
      }
      multiline
      maw={280}
      withinPortal
      transitionProps={{ duration: 0 }}
    />
  )
}
