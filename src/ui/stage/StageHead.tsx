import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../i18n/setup.ts'
import { usePreset } from '../../state/presets.ts'
import { useApp } from '../../state/store.ts'
import { SaveButton } from '../save/SaveButton.tsx'
import styles from './stage.module.css'
import { Verdict } from './Verdict.tsx'

/** The question of the preset, then what to expect, what to look for once it runs, and the verdict when it is over. */
export function StageHead({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('stage')
  const { t: share } = useTranslation('share')
  const kind = useApp((state) => state.document.problem.kind)
  // Curves of other settings have no verdict.
  const finished = useApp(
    ({ run, document, readouts }) =>
      run === 'finished' &&
      document.racers.length > 0 &&
      document.racers.every((racer) => readouts[racer.id]?.status !== 'stale'),
  )
  const begun = useApp((state) => state.run !== 'ready')
  const preset = usePreset()
  return (
    <header className={styles.head} data-finished={finished || undefined}>
      <div className={styles.words}>
        <h2 className={styles.question}>{preset ? inLanguage(preset.question) : t(`ownQuestion.${kind}`)}</h2>
        {finished ? (
          <Verdict />
        ) : (
          <p className={styles.look}>{preset ? inLanguage(begun ? preset.look : preset.hint) : t(`ownHint.${kind}`)}</p>
        )}
      </div>
      {children}
      <SaveButton label={share('saveStage')} />
    </header>
  )
}
