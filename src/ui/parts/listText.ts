/** Lists of numbers as people type them: separated by commas, also full-width ones, by semicolons or by spaces. */
import type { ListParameter } from '../../catalog/definition.ts'
import { readNumber, typed } from '../theme/format.ts'

/** The numbers of a text; NaN for each piece that is none. */
export function readList(text: string): number[] {
  const pieces = text.split(/[,，、;；\s]+/).filter((piece) => piece !== '')
  return pieces.map(readNumber)
}

/** The list as it is typed: `0, 0.9, 0.99`. */
export function listText(values: readonly number[]): string {
  return values.map(typed).join(', ')
}

/** Whether a parameter may have these values. */
export function fitsList(values: readonly number[], parameter: ListParameter): boolean {
  const { min, max, integer = false, ascending = false, least, most } = parameter
  return (
    values.length >= least &&
    values.length <= most &&
    values.every((value) => value >= min && value <= max && (!integer || Number.isInteger(value))) &&
    (!ascending || values.every((value, i) => i === 0 || value > values[i - 1]!))
  )
}
