import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../i18n/setup.ts'
import type { Preset } from '../../state/presets.ts'
import { useScheme } from '../theme/scheme.ts'
import styles from './gallery.module.css'

interface CardProps {
  preset: Preset
  /** Whether it is what the page shows now. */
  current: boolean
  /** Whether the tab key comes to it; the others are reached by arrow keys. */
  reached: boolean
  onOpen: () => void
  onFocus: () => void
}

/** A preset: its picture, its title and its question; under the pointer or with the focus, what to look for. */
export function Card({ preset, current, reached, onOpen, onFocus }: CardProps) {
  const { t } = useTranslation('gallery')
  const scheme = useScheme()
  const id = `preset-${preset.id}`
  return (
    <button
      type="button"
      className={styles.card}
      data-card={preset.id}
      // Where the focus goes when the gallery opens.
      data-autofocus={reached || undefined}
      tabIndex={reached ? 0 : -1}
      aria-current={current || undefined}
      aria-labelledby={`${id}-title ${id}-question`}
      aria-describedby={`${id}-look`}
      onClick={onOpen}
      onFocus={onFocus}
    >
      <span className={styles.picture}>
        <img
          src={`${import.meta.env.BASE_URL}thumbnails/${preset.id}.${scheme}.webp`}
          width={480}
          height={300}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
        />
        {current && (
          <span className={styles.current}>
            <IconCheck size={14} stroke={2.5} aria-hidden="true" /> {t('current')}
          </span>
        )}
        <span id={`${id}-look`} className={styles.look}>
          {inLanguage(preset.look)}
        </span>
      </span>
      <span id={`${id}-title`} className={styles.title}>
        {inLanguage(preset.title)}
      </span>
      <span id={`${id}-question`} className={styles.question}>
        {inLanguage(preset.question)}
      </span>
    </button>
  )
}
