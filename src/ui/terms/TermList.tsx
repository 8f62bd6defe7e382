import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../i18n/setup.ts'
import { Formula } from '../parts/Formula.tsx'
import type { Term } from './term.ts'
import { terms } from './terms.ts'
import styles from './terms.module.css'

const all: readonly Term[] = Object.values(terms)

/** All words of the screen with their meanings. */
export function TermList() {
  useTranslation()
  return (
    <dl className={styles.list}>
      {all.map(({ name, text, formula }) => (
        <div key={name.en}>
          <dt>{inLanguage(name)}</dt>
          <dd>
            {inLanguage(text)}
            {formula !== undefined && (
              <span className={styles.formula}>
                <Formula tex={formula} />
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
