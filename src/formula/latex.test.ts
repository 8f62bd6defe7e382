import { describe, expect, it } from 'vitest'
import { check, functionScope, ruleScope, scheduleScope } from './check.ts'
import { latex } from './latex.ts'
import { reference, ruleOf } from './testing/reference.ts'
import { typesets } from './testing/typesets.ts'

const rule = (text: string, symbols = {}) =>
  latex(check(text, ruleScope(['beta1', 'beta2', 'epsilon', 'weightDecay', 'momentum'])), symbols)
const of = (text: string) => latex(check(text, functionScope(['x', 'y'], ['a', 'kappa'])))[0]

describe('a rule', () => {
  it('carries the step in theta, states and everything with more than one value', () => {
    expect(
      rule(`
        state m = 0
        state v = 0
        g = g + weightDecay * theta
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g^2
        mHat = m / (1 - beta1^t)
        theta = theta - lr * mHat / (sqrt(v / (1 - beta2^t)) + epsilon)`),
    ).toEqual([
      'm_{0} = 0',
      'v_{0} = 0',
      'g_{t} \\leftarrow g_{t} + \\lambda \\theta_{t-1}',
      'm_{t} = \\beta_{1} m_{t-1} + (1 - \\beta_{1}) g_{t}',
      'v_{t} = \\beta_{2} v_{t-1} + (1 - \\beta_{2}) g_{t}^{2}',
      '\\hat{m}_{t} = \\frac{m_{t}}{1 - \\beta_{1}^{t}}',
      '\\theta_{t} = \\theta_{t-1} - \\eta\\,\\frac{\\hat{m}_{t}}{\\sqrt{v_{t} / (1 - \\beta_{2}^{t})} + \\varepsilon}',
    ])
  })

  it('tells old states from new, and assigns again with an arrow', () => {
    const lines = rule(
      'state m = theta\ntheta = theta - lr * m\nm = g\ntheta = theta + m\nreport theta - m\nshow m = m',
    )
    expect(lines).toEqual([
      'm_{0} = \\theta_{0}',
      '\\theta_{t} = \\theta_{t-1} - \\eta m_{t-1}',
      'm_{t} = g_{t}',
      '\\theta_{t} \\leftarrow \\theta_{t} + m_{t}',
      '\\text{report } \\theta_{t} - m_{t}',
      '\\text{show } m_{t}',
    ])
  })

  it('takes the symbols it is given, and gives a way where two names would look alike', () => {
    expect(rule('theta = theta - lr * beta1 * g', { beta1: '\\kappa' })[0]).toBe(
      '\\theta_{t} = \\theta_{t-1} - \\eta \\kappa g_{t}',
    )
    expect(rule('eta = lr\ntheta = theta - eta * g')[0]).toBe('\\eta = \\mathrm{lr}')
  })

  it('is LaTeX that KaTeX can set, for every reference rule', () => {
    for (const example of reference.cases) {
      const checked = ruleOf(example)
      if (!checked) continue
      for (const text of 'statements' in checked.rule ? [checked.rule] : [checked.rule.matrix, checked.rule.other])
        for (const line of latex(text)) expect(typesets(line)).toBe(true)
    }
  })
})

describe('a schedule', () => {
  it('is about the rate of the step', () => {
    const text = 'lr = base * 0.5 * (1 + cos(3.141592653589793 * step / budget))'
    expect(latex(check(text, scheduleScope([])))).toEqual([
      '\\eta_{t} = \\eta_{0} \\cdot 0.5\\,\\left(1 + \\cos\\left(\\pi\\,\\frac{t}{T}\\right)\\right)',
    ])
  })
})

describe('expressions', () => {
  it.each([
    ['(1 - x)^2 + 100 * (y - x^2)^2', '(1 - x)^{2} + 100 (y - x^{2})^{2}'],
    ['x - (y - a)', 'x - (y - a)'],
    ['x + (y - a)', 'x + y - a'],
    ['-(x + y)', '-(x + y)'],
    ['(-x)^2', '(-x)^{2}'],
    ['-x^2', '-x^{2}'],
    ['x * 2', 'x \\cdot 2'],
    ['2 * x', '2 x'],
    ['x * -y', 'x (-y)'],
    ['x / y / a', '\\frac{x / y}{a}'],
    ['x / (y / a)', '\\frac{x}{y / a}'],
    ['1e-8 + 3e-4 * x', '10^{-8} + 3 \\cdot 10^{-4} x'],
    ['sin(x)^2 + kappa', '\\sin^{2}(x) + \\kappa'],
    ['abs(x) * sqrt(y)', '\\left|x\\right|\\,\\sqrt{y}'],
    ['exp(-x)', 'e^{-x}'],
    ['exp(x)^2', '(e^{x})^{2}'],
    ['cos(6.283185307179586 * x)', '\\cos(2 \\pi x)'],
    ['where(x > 0, x, a * x)', '\\begin{cases} x & \\text{if } x > 0 \\\\ a x & \\text{otherwise} \\end{cases}'],
    ['and(x >= 0, or(y != 1, x == y))', 'x \\ge 0 \\land (y \\neq 1 \\lor x = y)'],
    ['x * (y / a)', 'x\\,\\frac{y}{a}'],
    ['2 ^ (x / 2)', '2^{x / 2}'],
  ])('%s', (text, expected) => {
    expect(of(text)).toBe(expected)
    expect(typesets(expected)).toBe(true)
  })

  it('of several lines stand aligned', () => {
    expect(of('u = x - y\nu^2')).toBe('\\begin{aligned} u &= x - y \\\\ u^{2} \\end{aligned}')
  })
})
