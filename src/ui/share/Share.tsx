import { Popover } from '@mantine/core'
import { IconShare2 } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import styles from './share.module.css'

const ShareSheet = lazy(() => import('./ShareSheet.tsx').then((module) => ({ default: module.ShareSheet })))

/** Opens the link of the experiment. */
export function Share({ compact }: { compact: boolean }) {
  const { t } = useTranslation('share')
  const [opened, setOpened] = useState(false)
  const toggle = () => setOpened((before) => !before)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={380}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: styles.dropdown }}
    >
      <Popover.Target>
        {compact ? (
          <IconButton label={t('share')} onClick={toggle}>
            <IconShare2 size={20} />
          </IconButton>
        ) : (
          <Button className={styles.button} onClick={toggle}>
            <IconShare2 size={18} aria-hidden="true" />
            {t('share')}
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown aria-label={t('share')}>
        <Suspense>
          <ShareSheet />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
