/** The names and functions that a loss's formula may use. */
import { functionScope, ruleScope, type Scope } from '../../../formula/check.ts'
import type { Loss, RowLoss } from '../../kinds.ts'

/** What the shown formulas of kernels name besides: the weight of each class, and whether two vectors belong together (1 or -1). */
const GIVEN: Partial<Record<RowLoss, string>> = { 'softmax-cross-entropy': 'weight', 'cosine-embedding': 'label' }

/**
 * Prediction, target, where there is one the variance, and the loss's numbers. The formula of a kernel, which is shown and never compiled,
 * may also use reductions: they go over the outputs of one row.
 */
export function lossScope({ parameters, variance, kernel }: Loss): Scope {
  const numbers = Object.entries(parameters).flatMap(([name, { kind }]) => (kind === 'number' ? [name] : []))
  const given = kernel && GIVEN[kernel]
  const inputs = ['prediction', 'target', ...(variance ? ['variance'] : []), ...(given ? [given] : [])]
  const scope = functionScope(inputs, numbers)
  return kernel === undefined ? scope : { ...scope, functions: ruleScope([]).functions }
}
