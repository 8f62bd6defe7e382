import { useTranslation } from 'react-i18next'
import { Formula } from '../../parts/Formula.tsx'
import { told } from '../../terms/told.ts'
import styles from './microscope.module.css'
import { exact, Significant } from './Number.tsx'
import type { Explained } from './useExplained.ts'

interface LegendProps {
  symbols: readonly Explained[]
  /** Lights a symbol wherever it stands, or none. */
  onLight: (key: string | null) => void
}

/** Every symbol with its words and its number; each lights its places while it has the focus. */
export function Legend({ symbols, onLight }: LegendProps) {
  const { t } = useTranslation('microscope')
  return (
    <>
      <h3 className={styles.part} {...told({ text: t('symbolsText') })}>
        {t('symbols')}
      </h3>
      <ul className={styles.legend}>
        {symbols.map(({ key, tex, words, more, value, role }) => (
          <li key={key}>
            <button
              type="button"
              data-key={key}
              data-tip={more ? `${more} ${exact(value)}` : `${words}: ${exact(value)}`}
              onFocus={() => onLight(key)}
              onBlur={() => onLight(null)}
              onClick={() => onLight(key)}
            >
              <span className={styles.sign} data-role={role} aria-hidden="true">
                <Formula tex={tex} />
              </span>
              <span className={styles.words}>{words}</span>
              <span className={styles.value} data-role={role}>
                <Significant value={value} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
