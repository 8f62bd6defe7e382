/** Functions that choose among values or cut them: abs, sign, floor, mod, min, max, clip, and, or, where. */
import { called, word } from './elementary.ts'
import { precedence, type Derivative, type Elementwise } from './definition.ts'

const abs: Elementwise = {
  kind: 'elementwise',
  name: 'abs',
  arity: 1,
  usage: 'abs(x)',
  evaluate: () => (x) => Math.abs(x as number),
  derivative: (algebra, { upstream, args: [x] }) => [algebra.multiply(upstream, algebra.apply('sign', x!))],
  wasm: { numeric: 'abs' },
  latex: (write, [x]) => ({ text: `\\left|${write.inside(x!)}\\right|`, precedence: precedence.atom }),
}

/** 1, -1, 0 at 0 (of either sign), NaN at NaN. Derivative 0. */
const sign: Elementwise = {
  kind: 'elementwise',
  name: 'sign',
  arity: 1,
  usage: 'sign(x)',
  evaluate: () => (x) => ((x as number) > 0 ? 1 : (x as number) < 0 ? -1 : (x as number) - (x as number)),
  expand: (algebra, [x]) => {
    const zero = algebra.number(0)
    const negative = algebra.raw(
      'where',
      algebra.raw('less', x!, zero),
      algebra.number(-1),
      algebra.raw('subtract', x!, x!),
    )
    return algebra.raw('where', algebra.raw('greater', x!, zero), algebra.number(1), negative)
  },
  derivative: () => [undefined],
  latex: word('sign'),
}

const floor: Elementwise = {
  kind: 'elementwise',
  name: 'floor',
  arity: 1,
  usage: 'floor(x)',
  evaluate: () => (x) => Math.floor(x as number),
  wasm: { numeric: 'floor' },
  latex: (write, [x]) => ({ text: `\\left\\lfloor ${write.inside(x!)} \\right\\rfloor`, precedence: precedence.atom }),
}

/** a - b floor(a / b): has the sign of b. */
const mod: Elementwise = {
  kind: 'elementwise',
  name: 'mod',
  arity: 2,
  usage: 'mod(a, b)',
  evaluate: () => (a, b) => (a as number) - (b as number) * Math.floor((a as number) / (b as number)),
  expand: (algebra, [a, b]) =>
    algebra.raw('subtract', a!, algebra.raw('multiply', b!, algebra.raw('floor', algebra.raw('divide', a!, b!)))),
  latex: (write, [a, b]) => ({
    text: `${write.at(a!, precedence.power)} \\bmod ${write.at(b!, precedence.power)}`,
    precedence: precedence.product,
  }),
}

/** At a tie a constant wins (relu has slope 0 at 0), else the first argument. */
const extreme =
  (wins: 'greater' | 'less'): Derivative =>
  (algebra, { upstream, args: [a, b], varies }) => {
    const zero = algebra.number(0)
    const first = algebra.apply(varies[1] ? `${wins}Equal` : wins, a!, b!)
    const second = algebra.apply(varies[0] ? `${wins}Equal` : wins, varies[0] ? a! : b!, varies[0] ? b! : a!)
    return [
      algebra.where(first, upstream, zero),
      varies[0] ? algebra.where(second, zero, upstream) : algebra.where(second, upstream, zero),
    ]
  }

/** The smaller; NaN where either is NaN; -0 before 0. */
const min: Elementwise = {
  kind: 'elementwise',
  name: 'min',
  arity: 2,
  usage: 'min(a, b)',
  evaluate: () => (a, b) => Math.min(a as number, b as number),
  derivative: extreme('less'),
  wasm: { numeric: 'min' },
  latex: called('\\min'),
}

const max: Elementwise = {
  kind: 'elementwise',
  name: 'max',
  arity: 2,
  usage: 'max(a, b)',
  evaluate: () => (a, b) => Math.max(a as number, b as number),
  derivative: extreme('greater'),
  wasm: { numeric: 'max' },
  latex: called('\\max'),
}

/** min(max(x, low), high): `high` where the limits cross. */
const clip: Elementwise = {
  kind: 'elementwise',
  name: 'clip',
  arity: 3,
  usage: 'clip(x, low, high)',
  evaluate: () => (x, low, high) => Math.min(Math.max(x as number, low as number), high as number),
  expand: (algebra, [x, low, high]) => algebra.raw('min', algebra.raw('max', x!, low!), high!),
  latex: word('clip'),
}

const and: Elementwise = {
  kind: 'elementwise',
  name: 'and',
  arity: 2,
  usage: 'and(a, b)',
  evaluate: () => (a, b) => (a !== 0 && b !== 0 ? 1 : 0),
  wasm: { logic: 'and' },
  latex: (write, [a, b]) => ({
    text: `${write.at(a!, precedence.comparison)} \\land ${write.at(b!, precedence.comparison)}`,
    precedence: precedence.logic,
  }),
}

const or: Elementwise = {
  kind: 'elementwise',
  name: 'or',
  arity: 2,
  usage: 'or(a, b)',
  evaluate: () => (a, b) => (a !== 0 || b !== 0 ? 1 : 0),
  wasm: { logic: 'or' },
  latex: (write, [a, b]) => ({
    text: `${write.at(a!, precedence.comparison)} \\lor ${write.at(b!, precedence.comparison)}`,
    precedence: precedence.logic,
  }),
}

/** `a` where the condition is not 0 (NaN is not 0), else `b`. Both are evaluated, one is selected. */
const where: Elementwise = {
  kind: 'elementwise',
  name: 'where',
  arity: 3,
  usage: 'where(condition, a, b)',
  evaluate: () => (condition, a, b) => (condition !== 0 ? (a as number) : (b as number)),
  derivative: (algebra, { upstream, args: [condition] }) => {
    const zero = algebra.number(0)
    return [undefined, algebra.where(condition!, upstream, zero), algebra.where(condition!, zero, upstream)]
  },
  wasm: { select: true },
  latex: (write, [condition, a, b]) => ({
    text: `\\begin{cases} ${write.inside(a!)} & \\text{if } ${write.inside(condition!)} \\\\ ${write.inside(b!)} & \\text{otherwise} \\end{cases}`,
    precedence: precedence.prefix,
  }),
}

export const selections: readonly Elementwise[] = [abs, sign, floor, mod, min, max, clip, and, or, where]
