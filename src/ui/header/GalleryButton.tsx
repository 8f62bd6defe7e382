import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../i18n/setup.ts'
import { loadPresets, usePreset } from '../../state/presets.ts'
import { gallery } from '../gallery/onDemand.ts'
import { showGallery } from '../view.ts'
import styles from './header.module.css'

/** Fetches what the gallery needs, at the first sign that it will be opened. */
function prepare(): void {
  gallery.preload()
  void loadPresets()
}

/** What is shown now; opens the gallery of experiments. */
export function GalleryButton() {
  const { t } = useTranslation('header')
  const preset = usePreset()
  const title = preset === undefined ? t('ownExperiment') : inLanguage(preset.title)
  return (
    <button
      type="button"
      className={styles.preset}
      aria-haspopup="dialog"
      aria-keyshortcuts="G"
      data-tip={t('gallery')}
      data-keys="G"
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => showGallery(true)}
    >
      <span className="visually-hidden">{t('presets')} </span>
      <span className={styles.presetTitle}>{title}</span>
      <IconChevronDown size={18} aria-hidden="true" />
    </button>
  )
}
