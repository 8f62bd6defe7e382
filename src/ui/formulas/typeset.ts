/** Typeset lines of checked formulas; none where a text cannot be typeset. */
import { type Choice } from '../../experiment/document.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { check, ruleScope, type Scope } from '../../formula/check.ts'
import { FormulaError } from '../../formula/error.ts'
import { latex } from '../../formula/latex.ts'
import { numberNames, ruleTexts, symbolsOf } from './scopes.ts'

/** One line of LaTeX a statement; empty where the text is not valid in the scope. */
export function typeset(text: string, scope: Scope, symbols: Record<string, string> = {}): readonly string[] {
  try {
    return latex(check(text, scope), symbols)
  } catch (error) {
    if (error instanceof FormulaError) return []
    throw error
  }
}

/** The update rule of a choice of optimizer. */
export function typesetRule(choice: Choice): readonly string[] {
  const optimizer = optimizers.get(choice.id)
  if (optimizer === undefined) return typeset(choice.formula ?? '', ruleScope([]))
  const scope = ruleScope(numberNames(optimizer.parameters))
  return ruleTexts(optimizer, choice.parameters).flatMap((text) =>
    typeset(text, scope, symbolsOf(optimizer.parameters)),
  )
}
