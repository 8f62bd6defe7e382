import { Tooltip } from '@mantine/core'
import { inLanguage } from '../../i18n/setup.ts'
import { entryTip } from '../terms/entries.ts'
import { termOf } from '../terms/terms.ts'
import styles from './button.module.css'
import { Formula } from './Formula.tsx'

interface TipProps {
  target: HTMLElement
  /** What the element says of itself; the term's own meaning where it says nothing. */
  text: string | undefined
  term: string | undefined
  /** An entry of the catalog and its parameters, as `tipped` writes them. */
  entry: string | undefined
  values: string | undefined
  keys: string | undefined
}

/** The tip beside an element. */
export default function Tip({ target, text, term: id, entry, values, keys }: TipProps) {
  const term = termOf(id)
  const told = entryTip(entry, values)
  const words = text ?? (term && inLanguage(term.text))
  const formulas = told?.formulas ?? (term?.formula === undefined ? [] : [term.formula])
  return (
    <Tooltip
      key={`${id} ${entry} ${words}`}
      target={target}
      opened
      label={
        <>
          {told && <strong className={styles.tipName}>{inLanguage(told.name)}</strong>}
          {told ? inLanguage(told.summary) : words}
          {keys !== undefined && <span className={styles.shortcut}>{keys}</span>}
          {formulas.length > 0 && (
            <span className={styles.tipFormula}>
              {formulas.map((tex, index) => (
                <Formula key={index} tex={tex} />
              ))}
            </span>
          )}
        </>
      }
      multiline
      position={target.role === 'option' ? 'right' : 'top'}
      maw={formulas.length > 0 ? 380 : 280}
      className={styles.tip}
      withinPortal
      transitionProps={{ duration: 0 }}
    />
  )
}
