/** What every catalog entry has in common, and how its parameters are described. */
import type { Group } from './groups.ts'

/** A short text in both languages of the interface. */
export interface Text {
  readonly en: string
  readonly zh: string
}

/** One value of a parameter: a number, a switch, one of a few choices, or a list of numbers. */
export type Value = number | boolean | string | readonly number[]
export type Values = Readonly<Record<string, Value>>

interface ParameterBase {
  readonly label: Text
  /** The heading under which it is shown. */
  readonly group?: Group
  /** LaTeX of the symbol that stands for it in the typeset formula, e.g. `\\beta_1`. */
  readonly symbol?: string
  readonly description: Text
  /** Unit as shown beside the number, e.g. "°" or "steps". */
  readonly unit?: Text
}

/** A number; `integer` ones take whole values only. Limits are inclusive. */
export interface NumberParameter extends ParameterBase {
  readonly kind: 'number'
  readonly default: number
  readonly min: number
  readonly max: number
  readonly scale: 'linear' | 'log'
  readonly integer?: boolean
}

/** A switch that chooses the text of the formula. */
export interface SwitchParameter extends ParameterBase {
  readonly kind: 'switch'
  readonly default: boolean
}

/** One of a few words that choose the text of the formula. */
export interface ChoiceParameter extends ParameterBase {
  readonly kind: 'choice'
  readonly default: string
  readonly options: readonly { readonly value: string; readonly label: Text }[]
}

/** A list of numbers, written into the text of the formula. Limits are inclusive; `least` and `most` are of its length. */
export interface ListParameter extends ParameterBase {
  readonly kind: 'list'
  readonly default: readonly number[]
  readonly min: number
  readonly max: number
  readonly integer?: boolean
  /** Each greater than the one before. */
  readonly ascending?: boolean
  readonly least: number
  readonly most: number
}

export type Parameter = NumberParameter | SwitchParameter | ChoiceParameter | ListParameter
export type Parameters = Readonly<Record<string, Parameter>>

/** Fields of every definition. `id` is kebab-case and permanent: links carry it. */
export interface Definition {
  readonly id: string
  readonly name: Text
  /** Paper and equation, or where the definition comes from. */
  readonly source: string
  readonly summary: Text
  readonly parameters: Parameters
}

/** A formula text, or a function that writes it for the chosen switches and choices. */
export type FormulaText = string | ((values: Values) => string)

/** The text of a formula for given parameter values. */
export function formulaText(text: FormulaText, values: Values): string {
  return typeof text === 'string' ? text : text(values)
}

/** The default values of a definition's parameters. */
export function defaultValues(parameters: Parameters): Record<string, Value> {
  return Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, parameter.default]))
}

/** Only the numbers among the values: the names a formula may use. */
export function numberValues(parameters: Parameters, values: Values): Record<string, number> {
  const numbers: Record<string, number> = {}
  for (const [name, parameter] of Object.entries(parameters))
    if (parameter.kind === 'number') numbers[name] = values[name] as number
  return numbers
}
