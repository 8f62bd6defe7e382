/** sqrt and the elementary functions of the handed-in mathematics. */
import type { Mathematics } from '../mathematics.ts'
import { precedence, type Derivative, type Elementwise, type Typeset, type Writer } from './definition.ts'
import type { Expression } from '../syntax.ts'
import { parenthesize } from '../typeset/product.ts'

type Latex = (write: Writer, args: readonly Expression[]) => Typeset

/** `\name(x)` with parentheses that grow. */
export const called =
  (head: string): Latex =>
  (write, args) => ({
    text: `${head}${parenthesize(args.map((arg) => write.inside(arg)).join(', '))}`,
    precedence: precedence.atom,
  })

/** A LaTeX word for a function without a sign of its own. */
export const word = (name: string): Latex => called(`\\operatorname{${name}}`)

/** A function of one value that the kernel computes. */
function elementary(name: Exclude<keyof Mathematics, 'pow'>, latex: Latex, derivative: Derivative): Elementwise {
  return {
    kind: 'elementwise',
    name,
    arity: 1,
    usage: `${name}(x)`,
    evaluate: (math) => (x) => math[name](x as number),
    derivative,
    wasm: { call: name },
    latex,
  }
}

const exp = elementary(
  'exp',
  (write, [x]) => ({ text: `e^{${write.small.inside(x!)}}`, precedence: precedence.power }),
  (algebra, { upstream, value }) => [algebra.multiply(upstream, value)],
)

const log = elementary('log', called('\\log'), (algebra, { upstream, args: [x] }) => [algebra.divide(upstream, x!)])

const log1p = elementary(
  'log1p',
  (write, [x]) => ({
    text: `\\log${parenthesize(`1 + ${write.at(x!, precedence.product)}`)}`,
    precedence: precedence.atom,
  }),
  (algebra, { upstream, args: [x] }) => [algebra.divide(upstream, algebra.add(algebra.number(1), x!))],
)

const expm1 = elementary(
  'expm1',
  (write, [x]) => ({ text: `e^{${write.small.inside(x!)}} - 1`, precedence: precedence.sum }),
  (algebra, { upstream, value }) => [algebra.multiply(upstream, algebra.add(value, algebra.number(1)))],
)

const sin = elementary('sin', called('\\sin'), (algebra, { upstream, args: [x] }) => [
  algebra.multiply(upstream, algebra.apply('cos', x!)),
])

const cos = elementary('cos', called('\\cos'), (algebra, { upstream, args: [x] }) => [
  algebra.negate(algebra.multiply(upstream, algebra.apply('sin', x!))),
])

const tanh = elementary('tanh', called('\\tanh'), (algebra, { upstream, value }) => [
  algebra.multiply(upstream, algebra.subtract(algebra.number(1), algebra.integerPower(value, 2))),
])

const sigmoid = elementary('sigmoid', called('\\sigma'), (algebra, { upstream, value }) => [
  algebra.multiply(upstream, algebra.multiply(value, algebra.subtract(algebra.number(1), value))),
])

const softplus = elementary('softplus', word('softplus'), (algebra, { upstream, args: [x] }) => [
  algebra.multiply(upstream, algebra.apply('sigmoid', x!)),
])

/** 2 / sqrt(pi), rounded to float64. */
const errorSlope = 1.1283791670955126

const erf = elementary('erf', word('erf'), (algebra, { upstream, args: [x] }) => [
  algebra.multiply(
    upstream,
    algebra.multiply(algebra.number(errorSlope), algebra.apply('exp', algebra.negate(algebra.integerPower(x!, 2)))),
  ),
])

const sqrt: Elementwise = {
  kind: 'elementwise',
  name: 'sqrt',
  arity: 1,
  usage: 'sqrt(x)',
  evaluate: () => (x) => Math.sqrt(x as number),
  derivative: (algebra, { upstream, value }) => [algebra.divide(upstream, algebra.multiply(algebra.number(2), value))],
  wasm: { numeric: 'sqrt' },
  latex: (write, [x]) => ({ text: `\\sqrt{${write.small.inside(x!)}}`, precedence: precedence.atom }),
}

export const elementaries: readonly Elementwise[] = [
  sqrt,
  exp,
  log,
  log1p,
  expm1,
  sin,
  cos,
  tanh,
  sigmoid,
  softplus,
  erf,
]
