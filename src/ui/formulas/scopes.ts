/** The text of a choice, the names it may use, and the symbols it is typeset with. */
import { type Parameters, formulaText, type FormulaText, numberValues, type Values } from '../../catalog/definition.ts'
import { isMethod, type Optimizer, ruleText } from '../../catalog/optimizer.ts'

/** LaTeX symbols of the number parameters of a definition, by name. */
export function symbolsOf(parameters: Parameters): Record<string, string> {
  const symbols: Record<string, string> = {}
  for (const [name, parameter] of Object.entries(parameters))
    if (parameter.kind === 'number' && parameter.symbol !== undefined) symbols[name] = parameter.symbol
  return symbols
}

/** Names of the number parameters of a definition: those a formula may use. */
export function numberNames(parameters: Parameters): string[] {
  return Object.entries(parameters).flatMap(([name, parameter]) => (parameter.kind === 'number' ? [name] : []))
}

const named = (name: string, text: string) => new RegExp(`\\b${name}\\b`).test(text)

/**
 * A catalog formula as a text that stands by itself: the numbers it uses become `parameter` lines with their present
 * values, so that it means the same as an own formula.
 */
export function standalone(text: FormulaText, parameters: Parameters, values: Values): string {
  const body = formulaText(text, values)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
  const lines = Object.entries(numberValues(parameters, values))
    .filter(([name]) => named(name, body))
    .map(([name, value]) => `parameter ${name} = ${value}`)
  return [...lines, body].join('\n')
}

/** The texts of an optimizer's rule: one, or one for matrices and one for other tensors; none of a method in TypeScript. */
export function ruleTexts(optimizer: Optimizer, values: Values): readonly string[] {
  if (isMethod(optimizer)) return []
  const rule = ruleText(optimizer.rule, values)
  return typeof rule === 'string' ? [rule] : [rule.matrix, rule.other]
}
