/** Typesetting of products and quotients, which share one precedence and are read from left to right. */
import type { Expression } from '../syntax.ts'
import { precedence, type Typeset, type Writer } from '../functions/definition.ts'

/** Pieces that need a little air beside another factor. */
const wide = /\\(?:frac|sqrt|mathrm|operatorname|left|right|sum|log|exp|sin|cos|tanh|begin)/
const startsWithDigit = /^(?:\d|10\^|-)/

/** a b: a thin space where a factor is tall or a word, a dot where a number follows. */
export function juxtapose(left: string, right: string, isDotted = false): string {
  if (isDotted || startsWithDigit.test(right)) return `${left} \\cdot ${right}`
  return wide.test(left) || wide.test(right) ? `${left}\\,${right}` : `${left} ${right}`
}

/** A first factor: a minus sign before it needs no parentheses. */
function leading(write: Writer, factor: Expression): string {
  const isNegative = factor.kind === 'call' && factor.operation === 'negate'
  return isNegative ? write.inside(factor) : write.at(factor, precedence.product)
}

/** The typeset form of `a * b`. */
export function product(write: Writer, [a, b]: readonly Expression[]): Typeset {
  const first = leading(write, a!)
  const isProduct = b!.kind === 'call' && (b!.operation === 'divide' || b!.operation === 'multiply')
  const right = write.at(b!, isProduct ? precedence.product : precedence.power)
  return { text: juxtapose(first, right, write.isDotted), precedence: precedence.product }
}

/**
 * The typeset form of `a / b`. As `a * b / c` is read from left to right, the fraction takes the last factor:
 * `lr * m / d` becomes lr m/d with m over d. Within a fraction quotients stand on one line.
 */
export function fraction(write: Writer, [a, b]: readonly Expression[]): Typeset {
  if (write.isSmall) {
    const denominator = write.at(b!, precedence.power)
    return { text: `${write.at(a!, precedence.product)} / ${denominator}`, precedence: precedence.product }
  }
  if (a!.kind === 'call' && a!.operation === 'multiply') {
    const [front, last] = a!.args as [Expression, Expression]
    const over = fraction(write, [last, b!])
    const first = leading(write, front)
    return { text: juxtapose(first, over.text, write.isDotted), precedence: precedence.product }
  }
  const text = `\\frac{${write.small.inside(a!)}}{${write.small.inside(b!)}}`
  return { text, precedence: precedence.product }
}

/** Content that is taller than a line of letters. */
const tall = /\\(?:frac|sum|sqrt|begin|left)/

/** Parentheses around a piece; they grow where it is tall. */
export const parenthesize = (text: string): string => (tall.test(text) ? `\\left(${text}\\right)` : `(${text})`)
