/** Random rules, for comparing the compiler with the interpreter. */
import fc from 'fast-check'
import { join, type Shape } from '../shape.ts'

/** Names of each shape that an expression may use. */
type Names = Readonly<Record<Shape, readonly string[]>>

interface Written {
  readonly text: string
  readonly shape: Shape
}

const smooth = [
  'sin(#)',
  'cos(#)',
  'tanh(#)',
  'sigmoid(#)',
  'erf(#)',
  'abs(#)',
  '-(#)',
  '(#)^2',
  'sqrt(abs(#) + 1)',
  'exp(-abs(#))',
  'softplus(#)',
]
const kinked = ['sign(#)', 'floor(3 * (#))', '(#)^3', '(#)^4', 'log1p(abs(#))', 'expm1(-abs(#))', 'log(abs(#) + 0.5)']
const pairs = ['# + @', '# - @', '(#) * (@)', '(#) / (1 + abs(@))', 'min(#, @)', 'max(#, @)']
const kinkedPairs = [
  'mod(#, 1 + abs(@))',
  '(#) < (@)',
  '(#) >= (@)',
  'and(# > 0, @)',
  'or(#, @ < 0)',
  '(abs(#) + 0.1) ^ sin(@)',
  'where(#, @, 1)',
  'clip(#, -1, @)',
]
const reductions: readonly (readonly [string, Shape, Shape])[] = [
  ['mean(#)', 'full', 'each'],
  ['norm(#)', 'full', 'each'],
  ['largest(#)', 'full', 'each'],
  ['sum(#)', 'rows', 'each'],
  ['mean(#)', 'cols', 'each'],
  ['sumAll(#) / 20', 'full', 'scalar'],
  ['normAll(#)', 'full', 'scalar'],
  ['sumAll(#)', 'each', 'scalar'],
  ['normAll(#)', 'rows', 'scalar'],
  ['rowmean(#)', 'full', 'rows'],
  ['colmean(#)', 'full', 'cols'],
]

/** An expression of at most the given shape. */
function expression(names: Names, largest: Shape, depth: number, isElementwise: boolean): fc.Arbitrary<Written> {
  const fitting = (Object.keys(names) as Shape[]).filter(
    (shape) => join(shape, largest) === largest && names[shape].length,
  )
  const leaf = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...fitting)
        .chain((shape) => fc.constantFrom(...names[shape]).map((text) => ({ text, shape }))),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('0.5', '2', '1e-3', '0').map((text) => ({ text, shape: 'scalar' as const })),
    },
  )
  if (depth === 0) return leaf
  const inner = expression(names, largest, depth - 1, isElementwise)
  const one = fc
    .tuple(fc.constantFrom(...smooth, ...(isElementwise ? kinked : [])), inner)
    .map(([form, x]) => ({ text: form.replaceAll('#', x.text), shape: x.shape }))
  const two = fc
    .tuple(fc.constantFrom(...pairs, ...(isElementwise ? kinkedPairs : [])), inner, inner)
    .filter(([, a, b]) => join(join(a.shape, b.shape), largest) === largest)
    .map(([form, a, b]) => ({
      text: `(${form.replaceAll('#', a.text).replaceAll('@', b.text)})`,
      shape: join(a.shape, b.shape),
    }))
  if (isElementwise) return fc.oneof(leaf, one, two)
  const reduced = fc
    .constantFrom(...reductions.filter(([, , to]) => join(to, largest) === largest))
    .chain(([form, from, to]) =>
      fc
        .tuple(expression(names, from, depth - 1, isElementwise), fc.constantFrom(...names[from]))
        .map(([x, name]) => ({ text: form.replace('#', `${x.text} + ${name}`), shape: to })),
    )
  return fc.oneof(leaf, one, two, reduced)
}

const start: Names = {
  scalar: ['lr', 't', 'loss', 'a', 'b', 's'],
  each: ['e'],
  rows: ['r'],
  cols: ['c'],
  full: ['theta', 'g', 'm', 'v'],
}
const elementwiseStart: Names = {
  scalar: ['lr', 't', 'loss', 'a', 'b', 's'],
  each: [],
  rows: [],
  cols: [],
  full: ['theta', 'g', 'm', 'v'],
}

/** A rule text with parameters `a` and `b`; elementwise ones have no reductions and no shapes between scalar and full. */
export function randomRule(isElementwise: boolean): fc.Arbitrary<string> {
  const names = isElementwise ? elementwiseStart : start
  const targets: [string, Shape][] = [
    ['m', 'full'],
    ['v', 'full'],
    ['g', 'full'],
    ['theta', 'full'],
    ['s', 'scalar'],
  ]
  if (!isElementwise) targets.push(['e', 'each'], ['r', 'rows'], ['c', 'cols'])
  const states = ['state m = 0.1', 'state v = theta', 'state scalar s = lr']
  if (!isElementwise) states.push('state each e = mean(theta)', 'state rows r = rowmean(theta)', 'state cols c = 0.3')
  const statement = fc
    .constantFrom(...targets)
    .chain(([name, shape]) => expression(names, shape, 2, isElementwise).map(({ text }) => `${name} = ${text}`))
  const last = expression(names, 'full', 2, isElementwise).map(({ text }) => `theta = theta - 0.1 * ${text}`)
  return fc
    .tuple(fc.array(statement, { maxLength: 5 }), last, fc.array(statement, { maxLength: 2 }))
    .map(([before, step, after]) => [...states, ...before, step, ...after, 'show watched = sin(m) + s'].join('\n'))
    .filter((text) => text.length <= 2000)
}

/** An expression of two inputs and the parameter `a`. */
export function randomFunction(inputs: readonly [string, string]): fc.Arbitrary<string> {
  const names: Names = { scalar: ['a'], each: [], rows: [], cols: [], full: inputs }
  return expression(names, 'full', 4, true)
    .map(({ text }) => text)
    .filter((text) => text.length <= 1500)
}
