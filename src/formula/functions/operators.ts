/** The signs + - * / ^ and the comparisons. */
import { integerExponent } from './power.ts'
import { fraction, parenthesize, product } from '../typeset/product.ts'
import { precedence, type CompareInstruction, type Elementwise } from './definition.ts'

const add: Elementwise = {
  kind: 'elementwise',
  name: 'add',
  operator: true,
  arity: 2,
  usage: 'a + b',
  evaluate: () => (a, b) => (a as number) + (b as number),
  derivative: (_, { upstream }) => [upstream, upstream],
  wasm: { numeric: 'add' },
  python: { sign: '+', binds: 1 },
  latex: (write, [a, b]) => {
    const isSum = b!.kind === 'call' && (b!.operation === 'add' || b!.operation === 'subtract')
    const right = write.at(b!, isSum ? precedence.sum : precedence.product)
    return { text: `${write.at(a!, precedence.sum)} + ${right}`, precedence: precedence.sum }
  },
}

const subtract: Elementwise = {
  kind: 'elementwise',
  name: 'subtract',
  operator: true,
  arity: 2,
  usage: 'a - b',
  evaluate: () => (a, b) => (a as number) - (b as number),
  derivative: (algebra, { upstream }) => [upstream, algebra.negate(upstream)],
  wasm: { numeric: 'sub' },
  python: { sign: '-', binds: 1 },
  latex: (write, [a, b]) => ({
    text: `${write.at(a!, precedence.sum)} - ${write.at(b!, precedence.product)}`,
    precedence: precedence.sum,
  }),
}

const multiply: Elementwise = {
  kind: 'elementwise',
  name: 'multiply',
  operator: true,
  arity: 2,
  usage: 'a * b',
  evaluate: () => (a, b) => (a as number) * (b as number),
  derivative: (algebra, { upstream, args: [a, b] }) => [algebra.multiply(upstream, b!), algebra.multiply(upstream, a!)],
  wasm: { numeric: 'mul' },
  python: { sign: '*', binds: 2 },
  latex: product,
}

const divide: Elementwise = {
  kind: 'elementwise',
  name: 'divide',
  operator: true,
  arity: 2,
  usage: 'a / b',
  evaluate: () => (a, b) => (a as number) / (b as number),
  derivative: (algebra, { upstream, args: [, b], value }) => [
    algebra.divide(upstream, b!),
    algebra.negate(algebra.divide(algebra.multiply(upstream, value), b!)),
  ],
  wasm: { numeric: 'div' },
  python: { sign: '/', binds: 2 },
  latex: fraction,
}

const negate: Elementwise = {
  kind: 'elementwise',
  name: 'negate',
  operator: true,
  arity: 1,
  usage: '-a',
  evaluate: () => (a) => -(a as number),
  derivative: (algebra, { upstream }) => [algebra.negate(upstream)],
  wasm: { numeric: 'neg' },
  python: { sign: '-', binds: 3 },
  latex: (write, [a]) => ({ text: `-${write.at(a!, precedence.prefix)}`, precedence: precedence.sum }),
}

/** a^b. A literal exponent of 1, 2, 3 or 4 never comes here: it is an integer power, a product. */
const power: Elementwise = {
  kind: 'elementwise',
  name: 'power',
  operator: true,
  arity: 2,
  usage: 'a ^ b',
  evaluate: (math) => (a, b) => math.pow(a as number, b as number),
  derivative: (algebra, { upstream, args: [a, b], value }) => {
    const slope = algebra.multiply(b!, algebra.power(a!, algebra.subtract(b!, algebra.number(1))))
    const growth = algebra.multiply(value, algebra.apply('log', a!))
    const positive = algebra.apply('greater', a!, algebra.number(0))
    return [
      algebra.multiply(upstream, slope),
      algebra.where(positive, algebra.multiply(upstream, growth), algebra.number(0)),
    ]
  },
  wasm: { call: 'pow' },
  latex: (write, args) => {
    const [base, exponent] = args as [(typeof args)[number], (typeof args)[number]]
    const raised = `^{${write.small.inside(exponent)}}`
    const known = base.kind === 'call' ? trigonometric[base.operation] : undefined
    if (known && base.kind === 'call' && integerExponent(args))
      return { text: `${known}${raised}${parenthesize(write.inside(base.args[0]!))}`, precedence: precedence.product }
    return { text: `${write.at(base, precedence.atom)}${raised}`, precedence: precedence.power }
  },
}

const trigonometric: Readonly<Record<string, string>> = { sin: '\\sin', cos: '\\cos', tanh: '\\tanh' }

function comparison(
  name: string,
  sign: string,
  latex: string,
  compare: CompareInstruction,
  test: (a: number, b: number) => boolean,
): Elementwise {
  return {
    kind: 'elementwise',
    name,
    operator: true,
    arity: 2,
    usage: `a ${sign} b`,
    evaluate: () => (a, b) => (test(a as number, b as number) ? 1 : 0),
    wasm: { compare },
    latex: (write, [a, b]) => ({
      text: `${write.at(a!, precedence.sum)} ${latex} ${write.at(b!, precedence.sum)}`,
      precedence: precedence.comparison,
    }),
  }
}

export const operators: readonly Elementwise[] = [
  add,
  subtract,
  multiply,
  divide,
  negate,
  power,
  comparison('less', '<', '<', 'lt', (a, b) => a < b),
  comparison('lessEqual', '<=', '\\le', 'le', (a, b) => a <= b),
  comparison('greater', '>', '>', 'gt', (a, b) => a > b),
  comparison('greaterEqual', '>=', '\\ge', 'ge', (a, b) => a >= b),
  comparison('equal', '==', '=', 'eq', (a, b) => a === b),
  comparison('notEqual', '!=', '\\neq', 'ne', (a, b) => a !== b),
]
