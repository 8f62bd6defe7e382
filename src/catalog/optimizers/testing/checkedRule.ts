/** The rule of a definition, checked, for tests. */
import { check, ruleScope, type Checked } from '../../../formula/check.ts'
import { defaultValues, numberValues, type Values } from '../../definition.ts'
import { ruleText, type RuleOptimizer } from '../../optimizer.ts'

export type CheckedRule = Checked | { readonly matrix: Checked; readonly other: Checked }

/** The numbers that a rule is given by name. */
export function numbersOf({ parameters }: RuleOptimizer, values: Values): Record<string, number> {
  return numberValues(parameters, values)
}

/** The rule for some values; the defaults unless they are given. */
export function checkedRule(
  definition: RuleOptimizer,
  values: Values = defaultValues(definition.parameters),
): CheckedRule {
  const scope = ruleScope(Object.keys(numbersOf(definition, values)), {
    hessianDiagonal: definition.hessianDiagonal !== undefined,
  })
  const text = ruleText(definition.rule, values)
  return typeof text === 'string'
    ? check(text, scope)
    : { matrix: check(text.matrix, scope), other: check(text.other, scope) }
}
