import type { Expression } from '../syntax.ts'

/** The exponent of a power with a literal exponent of 1, 2, 3 or 4: it is computed by multiplying. */
export function integerExponent(args: readonly Expression[]): number | undefined {
  const exponent = args[1]
  if (exponent?.kind !== 'number') return undefined
  return [1, 2, 3, 4].includes(exponent.value) ? exponent.value : undefined
}

/** x, x x, (x x) x or (x x)(x x): the order of the products everywhere. */
export function multiplyPower<T>(x: T, exponent: number, multiply: (a: T, b: T) => T): T {
  if (exponent === 1) return x
  const square = multiply(x, x)
  if (exponent === 2) return square
  return exponent === 3 ? multiply(square, x) : multiply(square, square)
}
