/** How many digits of the operands a line must show, so that whoever recomputes it arrives at the result that is shown. */
import { operationNamed } from './functions/index.ts'
import type { Elementwise } from './functions/definition.ts'
import { integerExponent, multiplyPower } from './functions/power.ts'
import type { Mathematics } from './mathematics.ts'
import type { Expression } from './syntax.ts'

/** Significant digits of a result. */
export const RESULT_DIGITS = 4
/** All that a float64 has. */
const ALL = 17

/** A number to some significant digits; whole numbers are kept whole (steps, sizes). */
export function roundedTo(x: number, digits: number): number {
  if (x - x !== 0 || (Math.floor(x) === x && Math.abs(x) < 1e7)) return x
  return Number(x.toPrecision(digits))
}

/** The digits with which `expression`, from its rounded operands, is `result` to `RESULT_DIGITS` digits; all where none suffice. */
export function fewestDigits(
  expression: Expression,
  valueOf: (part: Expression) => number,
  mathematics: Mathematics,
  result: number,
): number {
  const goal = roundedTo(result, RESULT_DIGITS)
  for (let digits = RESULT_DIGITS; digits < ALL; digits++) {
    const value = recompute(expression, (part) => roundedTo(valueOf(part), digits), valueOf, mathematics)
    const rounded = roundedTo(value, RESULT_DIGITS)
    if (rounded === goal || (rounded !== rounded && goal !== goal)) return digits
  }
  return ALL
}

/** The value from the numbers of its names and reductions; of a `where` the side that was taken. */
function recompute(
  expression: Expression,
  leaf: (part: Expression) => number,
  valueOf: (part: Expression) => number,
  mathematics: Mathematics,
): number {
  if (expression.kind === 'number') return expression.value
  if (expression.kind === 'name') return leaf(expression)
  const operation = operationNamed(expression.operation)
  if (operation.kind !== 'elementwise') return leaf(expression)
  const go = (part: Expression): number => recompute(part, leaf, valueOf, mathematics)
  if (expression.operation === 'where') return go(chosenSide(expression.args, valueOf))
  const exponent = expression.operation === 'power' ? integerExponent(expression.args) : undefined
  if (exponent) return multiplyPower(go(expression.args[0]!), exponent, (a, b) => a * b)
  return (operation as Elementwise).evaluate(mathematics)(...expression.args.map(go))
}

/** The side of `where(condition, a, b)` that was selected; NaN counts as true. */
export function chosenSide(
  [condition, a, b]: readonly Expression[],
  valueOf: (part: Expression) => number,
): Expression {
  return valueOf(condition!) !== 0 ? a! : b!
}
