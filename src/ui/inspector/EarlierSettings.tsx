import { useTranslation } from 'react-i18next'
import type { LiveSettings, Racer } from '../../experiment/document.ts'
import { differences, timeline } from '../../experiment/live.ts'
import { useApp } from '../../state/store.ts'
import { chosen, count, plain } from '../theme/format.ts'
import styles from './inspector.module.css'

/** What was changed while the racer ran, and since which step; nothing where nothing was. */
export function EarlierSettings({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  const problem = useApp((state) => state.document.problem)
  if (racer.earlier.length === 0) return null
  const parts = timeline(problem, racer)
  const told = (name: keyof LiveSettings, value: number) =>
    name === 'batch' && value === 0 ? t('changedAll') : t(`changed.${name}`, { value: plain(chosen(value)) })
  return (
    <div className={styles.note} role="note">
      <p>{t('changedText')}</p>
      <ul>
        {racer.earlier.map((before, index) => {
          const now = parts[index + 1]!
          const words = differences(before, now).map((name) =>
            t('fromTo', { from: told(name, before[name]), to: told(name, now[name]) }),
          )
          return (
            <li key={before.until}>{t('changedAt', { step: count(before.until), changes: words.join(t('comma')) })}</li>
          )
        })}
      </ul>
    </div>
  )
}
