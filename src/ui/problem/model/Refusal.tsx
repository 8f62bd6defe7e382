import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Text } from '../../../catalog/definition.ts'
import { inLanguage } from '../../../i18n/setup.ts'
import styles from '../problem.module.css'

/** Why a change was not made. */
export function Refusal({ refused }: { refused: { readonly reason: Text } | undefined }) {
  const { t } = useTranslation('data')
  if (!refused) return null
  return (
    <p className={styles.refusal} role="alert">
      <IconAlertTriangle size={16} aria-hidden="true" />
      <span>
        {inLanguage(refused.reason)} {t('nothingChanged')}
      </span>
    </p>
  )
}
