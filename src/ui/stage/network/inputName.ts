/** The names of what a model gets. */

const below = '₀₁₂₃₄₅₆₇₈₉'
const above = '⁰¹²³⁴⁵⁶⁷⁸⁹'

const digits = (text: string, number: number): string =>
  [...String(number)].map((digit) => text[Number(digit)]).join('')

/** Feature number `index` of two inputs, in the order of the engine: x₁, x₂, x₁², x₁x₂, x₂², … */
export function inputName(index: number, names: readonly string[] | undefined): string {
  let total = 1
  let place = index
  while (place > total) place -= ++total
  const exponents = [total - place, place]
  return exponents
    .map((exponent, input) => {
      if (exponent === 0) return ''
      const name = names?.[input] ?? `x${digits(below, input + 1)}`
      return exponent === 1 ? name : `${name}${digits(above, exponent)}`
    })
    .filter((factor) => factor !== '')
    .join(names ? '·' : '')
}
