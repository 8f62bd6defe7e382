/** The names and functions that a loss's formula may use. */
import { functionScope, ruleScope, type Scope } from '../../formula/check.ts'
import type { Loss } from '../kinds.ts'

/**
 * Prediction, target and the loss's numbers. The formula of a kernel, which is shown and never compiled, may also use reductions: they go
 * over the outputs of one row.
 */
export function lossScope(loss: Loss): Scope {
  const numbers = Object.entries(loss.parameters).flatMap(([name, { kind }]) => (kind === 'number' ? [name] : []))
  const scope = functionScope(['prediction', 'target'], numbers)
  return loss.kernel === undefined ? scope : { ...scope, functions: ruleScope([]).functions }
}
