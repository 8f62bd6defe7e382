/** Checks the formulas that users write themselves. */
import { check, functionScope, ruleScope, scheduleScope, type Scope } from '../formula/check.ts'
import { FormulaError } from '../formula/error.ts'

/** What an own formula stands for; surfaces of one input have x, of two x and y. */
export type FormulaUse = 'rule' | 'schedule' | 'loss' | 'curve' | 'surface'

/** The names a formula of this use may read and must assign; own formulas declare their parameters themselves. */
export function scopeOf(use: FormulaUse): Scope {
  if (use === 'rule') return ruleScope([])
  if (use === 'schedule') return scheduleScope([])
  if (use === 'loss') return functionScope(['prediction', 'target'], [])
  return functionScope(use === 'curve' ? ['x'] : ['x', 'y'], [])
}

/** What is wrong with a formula, with its line and column; undefined for a good one. */
export function formulaProblem(formula: string, use: FormulaUse): string | undefined {
  try {
    check(formula, scopeOf(use))
    return undefined
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    return `${error.message} (line ${error.at.line}, column ${error.at.column})`
  }
}
