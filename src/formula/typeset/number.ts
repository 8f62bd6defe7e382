import { precedence, type Typeset } from '../functions/definition.ts'

/** Numbers with a name of their own, as float64. */
const known: ReadonlyMap<number, Typeset> = new Map([
  [3.141592653589793, { text: '\\pi', precedence: precedence.atom }],
  [6.283185307179586, { text: '2 \\pi', precedence: precedence.product }],
  [1.5707963267948966, { text: '\\pi / 2', precedence: precedence.product }],
  [2.718281828459045, { text: 'e', precedence: precedence.atom }],
  [1.4142135623730951, { text: '\\sqrt{2}', precedence: precedence.atom }],
  [1.1283791670955126, { text: '2 / \\sqrt{\\pi}', precedence: precedence.product }],
])

/** A number: 10^{-8} for 1e-8, 3 \cdot 10^{-4} for 3e-4; plain digits from 0.001 to below a million. */
export function typesetNumber(value: number): Typeset {
  if (value < 0) return { text: `-${typesetNumber(-value).text}`, precedence: precedence.sum }
  const named = known.get(value)
  if (named) return named
  if (value === Infinity) return { text: '\\infty', precedence: precedence.atom }
  if (value === 0 || (value >= 1e-3 && value < 1e6)) return { text: String(value), precedence: precedence.atom }
  const [digits, exponent] = value.toExponential().split('e') as [string, string]
  const ten = `10^{${Number(exponent)}}`
  if (digits === '1') return { text: ten, precedence: precedence.power }
  return { text: `${digits} \\cdot ${ten}`, precedence: precedence.product }
}
