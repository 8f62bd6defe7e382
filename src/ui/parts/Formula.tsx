import { useEffect, useRef } from 'react'
import styles from './formula.module.css'

type Katex = typeof import('katex').default

let katex: Promise<Katex> | undefined

/** KaTeX and its style sheet, fetched with the first formula. */
function loadKatex(): Promise<Katex> {
  katex ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(([module]) => module.default)
  return katex
}

interface FormulaProps {
  /** One line of LaTeX. */
  tex: string
  /** Lines of an equation set large, or a formula within text. */
  display?: boolean
}

/** Symbols may carry data, by which the microscope finds them; nothing else that could act is let through. */
const options = {
  throwOnError: false,
  trust: ({ command }: { command: string }) => command === '\\htmlData',
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'warn'),
} as const

/** A typeset formula, drawn into an element of its own; never written as markup. */
export function Formula({ tex, display = false }: FormulaProps) {
  const ref = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let current = true
    void loadKatex().then((library) => {
      if (current && ref.current) library.render(tex, ref.current, { displayMode: display, ...options })
    })
    return () => {
      current = false
    }
  }, [tex, display])
  return <span ref={ref} className={display ? styles.display : styles.inline} />
}
