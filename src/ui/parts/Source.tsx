import { useTranslation } from 'react-i18next'
import { Filled } from './Filled.tsx'
import styles from './source.module.css'
import { sourceParts } from './sourceLinks.ts'

/** Where a definition comes from, with links to its papers. */
export function Source({ source }: { source: string }) {
  const { t } = useTranslation()
  const parts = sourceParts(source).map(({ text, href }, index) =>
    href === undefined ? (
      text
    ) : (
      <a key={index} href={href} target="_blank" rel="noopener noreferrer">
        {text}
      </a>
    ),
  )
  return (
    <p className={styles.source}>
      <Filled text={t('source')} places={{ source: parts }} />
    </p>
  )
}
