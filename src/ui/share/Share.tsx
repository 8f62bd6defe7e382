import { IconShare2 } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import { PopoverButton } from '../parts/PopoverButton.tsx'
import styles from './share.module.css'

const ShareSheet = lazy(() => import('./ShareSheet.tsx').then((module) => ({ default: module.ShareSheet })))

/** Opens the link of the experiment. */
export function Share({ compact }: { compact: boolean }) {
  const { t } = useTranslation('share')
  return (
    <PopoverButton
      position="bottom-end"
      width={380}
      label={t('share')}
      className={styles.dropdown}
      button={
        compact ? (
          <IconButton label={t('share')}>
            <IconShare2 size={20} />
          </IconButton>
        ) : (
          <Button className={styles.button}>
            <IconShare2 size={18} aria-hidden="true" />
            {t('share')}
          </Button>
        )
      }
    >
      <Suspense>
        <ShareSheet />
      </Suspense>
    </PopoverButton>
  )
}
