import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { MenuButtonProps, MenuEntry } from './MenuButton.tsx'
import styles from './menu.module.css'

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry === 'divider') return <Menu.Divider />
  if ('heading' in entry)
    return (
      <>
        <Menu.Label>{entry.heading}</Menu.Label>
        {entry.content}
      </>
    )
  const { label, longLabel, text, icon, keys, disabled, danger, current, onSelect } = entry
  return (
    <Menu.Item
      leftSection={icon}
      rightSection={keys !== undefined ? <kbd>{keys}</kbd> : current && <IconCheck size={18} aria-hidden="true" />}
      disabled={disabled}
      data-danger={danger || undefined}
      aria-label={longLabel}
      aria-current={current || undefined}
      onClick={onSelect}
    >
      {text === undefined ? (
        label
      ) : (
        <>
          <span className={styles.title}>{label}</span>
          <span className={styles.text}>{text}</span>
        </>
      )}
    </Menu.Item>
  )
}

/** The button of a menu with its list, which is open at first. */
export default function MenuList({ button, entries, width, position = 'bottom-end', onOpen }: MenuButtonProps) {
  return (
    <Menu
      defaultOpened
      position={position}
      width={width}
      transitionProps={{ duration: 0 }}
      onOpen={onOpen}
      classNames={{ dropdown: styles.menu, item: styles.item, label: styles.label }}
      withinPortal
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry, index) => (
          <Entry key={index} entry={entry} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
