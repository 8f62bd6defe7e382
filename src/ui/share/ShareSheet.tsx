import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../parts/Button.tsx'
import { count } from '../theme/format.ts'
import styles from './share.module.css'
import { useCopy } from './useCopy.ts'

/** The link that carries the whole experiment, its length, and a button that copies it. */
export function ShareSheet() {
  const { t } = useTranslation('share')
  const fragment = useApp((state) => state.link)
  const { copied, failed, copy } = useCopy()
  const address = location.origin + location.pathname + location.search + fragment
  return (
    <div className={styles.sheet}>
      <h2 className={styles.title}>{t('title')}</h2>
      <p className={styles.text}>{t('explanation')}</p>
      <textarea
        className={styles.link}
        readOnly
        rows={4}
        value={address}
        aria-label={t('link')}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles.row}>
        <span className={styles.length}>{t('characters', { shown: count(address.length) })}</span>
        <Button filled onClick={() => void copy(address)} data-autofocus>
          {copied ? <IconCheck size={18} aria-hidden="true" /> : <IconCopy size={18} aria-hidden="true" />}
          {copied ? t('copied') : t('copy')}
        </Button>
      </div>
      <p className="visually-hidden" role="status">
        {copied ? t('copied') : ''}
      </p>
      {failed && (
        <p className={styles.failed} role="alert">
          {t('copyFailed')}
        </p>
      )}
    </div>
  )
}
