import { check, type Scope } from '../../formula/check.ts'
import { FormulaError } from '../../formula/error.ts'
import type { FormulaProblem } from '../parts/FormulaEditor.tsx'

/** What is wrong with a formula, and where; null where it is valid. */
export function problemOf(text: string, scope: Scope): FormulaProblem | null {
  try {
    check(text, scope)
    return null
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    const { start, end } = error.at
    return { message: error.message, start, end, replacement: error.replacement }
  }
}
