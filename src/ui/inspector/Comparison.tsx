import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { useApp } from '../../state/store.ts'
import { Choose } from '../parts/Choose.tsx'
import { Filled } from '../parts/Filled.tsx'
import { racerDifferences } from './differences.ts'
import styles from './inspector.module.css'
import { Section } from './Section.tsx'

/** What sets a racer apart from another one, in words. */
export function Comparison({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  const others = useApp((state) => state.document.racers).filter(({ id }) => id !== racer.id)
  const [wanted, setWanted] = useState<number | null>(null)
  const other = others.find(({ id }) => id === wanted) ?? others[0]
  if (!other) return null
  const differences = racerDifferences(racer, other, t)
  return (
    <Section
      title={t('comparedWith')}
      description={t('comparedText')}
      aside={
        <Choose
          size="small"
          className={styles.comparedWith}
          label={t('comparedWith')}
          value={String(other.id)}
          groups={[{ options: others.map(({ id, name }) => ({ value: String(id), label: name })) }]}
          onChange={(id) => setWanted(Number(id))}
        />
      }
    >
      {differences.length === 0 ? (
        <p className={styles.note}>{t('noDifference')}</p>
      ) : (
        <ul className={styles.differences}>
          {differences.map(({ what, here, there }) => (
            <li key={what}>
              <p>
                <Filled
                  text={t('insteadOf')}
                  places={{ what, here: <strong key="here">{here}</strong>, there: <span key="there">{there}</span> }}
                />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
