import { describe, expect, it } from 'vitest'
import { check, functionScope } from './check.ts'
import { derivative, maximalNodes } from './differentiate.ts'
import { FormulaError } from './error.ts'
import { evaluateFunction } from './evaluate.ts'
import { Graph } from './graph/graph.ts'
import { mathematics } from './testing/mathematics.ts'
import { numbers } from './testing/runRule.ts'

const scope = functionScope(['x', 'y'], ['a'])
const step = 1e-5

const smooth = [
  'x + y * a - x / (y^2 + 1)',
  'x^2 + x^3 * y + x^4',
  '(x^2 + 1)^2.5 + (1 + y^2)^x + 2^y',
  'x^5 * y^7',
  'sqrt(x^2 + 1) * abs(y + 9)',
  'exp(x * y / 4) + log(x^2 + 2)',
  'log1p(x^2) - expm1(y / 3)',
  'sin(x) * cos(y) - tanh(x * y)',
  'sigmoid(x - y) + softplus(3 * x) + erf(y)',
  'min(x, y - 9) + max(x, y + 9) + clip(x, -9, 9) + clip(y, 9, 10)',
  'where(x > -5, x^2 * y, 0) + where(x < -5, log(x), y)',
  'mod(x + 10.25, 50) * y + mod(30.5, y^2 + 20)',
  'x * floor(y / 100) + sign(x + 9) * y + x * (y > -9) + and(x, y) * x',
  'u = x * y\nv = u^2 + u\nw = v * v - u\nw / (1 + w^2)',
  '(1 - x)^2 + 100 * (y - x^2)^2',
  '-20 * exp(-0.2 * sqrt(0.5 * (x^2 + y^2) + 0.1)) - exp(0.5 * (cos(6.283185307179586 * x) + cos(6.283185307179586 * y)))',
  '0.5 * x * (1 + erf(x / sqrt(2)))',
  'max(x, 0) - x * y + log1p(exp(-abs(x)))',
  'where(abs(x - y) <= 1, 0.5 * (x - y)^2, abs(x - y) - 0.5)',
  '(x * y)^(x * y * 0 + 3)',
]

describe('derivatives agree with central differences', () => {
  for (const text of smooth)
    it(text, () => {
      const checked = check(text, scope)
      const f = evaluateFunction(checked, mathematics)
      const points = numbers(60, 7)
      for (const name of ['x', 'y'] as const) {
        const slope = evaluateFunction(derivative(checked, name), mathematics)
        for (let i = 0; i < 30; i++) {
          const at = { x: points[2 * i]!, y: points[2 * i + 1]!, a: 0.7 }
          const expected = (f({ ...at, [name]: at[name] + step }) - f({ ...at, [name]: at[name] - step })) / (2 * step)
          expect(Math.abs(slope(at) - expected)).toBeLessThan(2e-6 * (1 + Math.abs(expected) + Math.abs(f(at))))
        }
      }
    })
})

describe('kinks', () => {
  const slope = (text: string, at: Record<string, number>) =>
    evaluateFunction(derivative(check(text, scope), 'x'), mathematics)({ y: 0, a: 0, ...at })

  it.each([
    ['abs(x)', 0, 0],
    ['max(x, 0)', 0, 0],
    ['max(0, x)', 0, 0],
    ['max(0, -x)', 0, 0],
    ['min(x, 0)', 0, 0],
    ['clip(x, 0, 1)', 0, 0],
    ['clip(x, 0, 1)', 0.5, 1],
    ['max(x, 2 * x)', 0, 1],
    ['max(x, x)', 3, 1],
    ['sign(x)', 0, 0],
    ['floor(x)', 1, 0],
    ['x > 0', 1, 0],
  ])('%s has slope %d at %d', (text, x, expected) => {
    expect(slope(text, { x })).toBe(expected)
  })

  it('of the side that is not selected do no harm', () => {
    expect(slope('where(x > 0, sqrt(x), 0)', { x: -1 })).toBe(0)
    expect(slope('where(x > 0, x * log(x), 0)', { x: 0 })).toBe(0)
    expect(slope('where(x > 0, sqrt(x), 2 * x)', { x: 0 })).toBe(2)
    expect(slope('where(x == 0, 1, sin(x) / x)', { x: 0 })).toBe(0)
    expect(slope('x ^ y', { x: 0, y: 2 })).toBe(0)
  })
})

describe('the graph', () => {
  it('shares equal nodes, so that repeated squares stay small', () => {
    const text = `u = x\n${'u = u * u + u * u\n'.repeat(60)}u`
    const checked = check(text, scope)
    const slope = derivative(checked, 'x')
    expect(slope.statements.length).toBeLessThan(500)
    expect(evaluateFunction(slope, mathematics)({ x: 0, y: 0, a: 0 })).toBe(0)
  })

  it(`has at most ${maximalNodes} nodes`, () => {
    const graph = new Graph({ start: 0, end: 1, line: 1, column: 1 })
    const grow = () => {
      for (let i = 0; i <= maximalNodes; i++) graph.number(i)
    }
    expect(grow).toThrow(FormulaError)
    expect(graph.nodes.length).toBe(maximalNodes)
  })
})
