import { Tooltip } from '@mantine/core'
import { inLanguage } from '../../i18n/setup.ts'
import { termOf } from '../terms/terms.ts'
import styles from './button.module.css'
import { Formula } from './Formula.tsx'

interface TipProps {
  target: HTMLElement
  /** What the element says of itself; the term's own meaning where it says nothing. */
  text: string | undefined
  term: string | undefined
  keys: string | undefined
}

/** The tip beside an element. */
export default function Tip({ target, text, term: id, keys }: TipProps) {
  const term = termOf(id)
  const words = text ?? (term && inLanguage(term.text))
  return (
    <Tooltip
      key={`${id} ${words}`}
      target={target}
      opened
      label={
        <>
          {words}
          {keys !== undefined && <span className={styles.shortcut}>{keys}</span>}
          {term?.formula !== undefined && (
            <span className={styles.tipFormula}>
              <Formula tex={term.formula} />
            </span>
          )}
        </>
      }
      multiline
      maw={280}
      className={styles.tip}
      withinPortal
      transitionProps={{ duration: 0 }}
    />
  )
}
