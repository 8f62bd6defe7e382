import { describe, expect, it } from 'vitest'
import { check, functionScope, ruleScope, scheduleScope } from './check.ts'
import { catalogName, ownNames, pythonFunction, pythonProgram } from './python.ts'

const rule = (text: string, parameters: readonly string[] = []) => check(text, ruleScope(parameters))

describe('a rule in Python', () => {
  it('is a class: reductions first, tensor by tensor, kept values stored', () => {
    const checked = rule(
      `state m = 0
       state rows r = 0
       state scalar count = lr
       g = g + decay * theta
       r = rowmean(g^2)
       size = norm(m) * sumAll(abs(g))
       m = where(t == 1, g, (1 - decay) * m - -g)
       count = count + 1
       theta = theta - lr * m / (sqrt(r) * size^0.5 - 1)
       report theta - m
       show m = m
       show length = size`,
      ['decay'],
    )
    expect(pythonProgram(checked, 'Rule3', catalogName)).toBe(`class Rule3(Rule):
    shapes = {'m': 'full', 'r': 'rows', 'count': 'scalar'}
    watched = ('m',)

    def start(self, _x):
        lr = _x.lr
        return {
            'm': [0.0 for _i in _x.own],
            'r': [0.0 for _i in _x.own],
            'count': lr,
        }

    def step(self, _x):
        theta = _x.theta
        g = _x.g
        lr = _x.lr
        t = _x.t
        decay = _x.p['decay']
        m = _x.states['m']
        r = _x.states['r']
        count = _x.states['count']
        g = [g[_i] + decay * theta[_i] for _i in _x.own]
        _r1 = [F.rowmean(F.whole(g[_i], 2)) for _i in _x.own]
        r = _x.keep('rows', [_r1[_i] for _i in _x.own])
        _r2 = [F.norm(m[_i]) for _i in _x.own]
        _r3 = F.sumAll([F.abs(g[_i]) for _i in _x.own])
        size = [_r2[_i] * _r3 for _i in _x.own]
        m = _x.keep('full', [F.where(F.equal(t, 1.0), g[_i], (1.0 - decay) * m[_i] - -g[_i]) for _i in _x.own])
        count = _x.keep('scalar', count + 1.0)
        theta = _x.keep('full', [theta[_i] - lr * m[_i] / (F.sqrt(r[_i]) * F.power(size[_i], 0.5) - 1.0) for _i in _x.own])
        _x.shows['length'] = _x.keep('each', [size[_i] for _i in _x.own])
        _x.states['m'] = m
        _x.states['r'] = r
        _x.states['count'] = count
        _x.theta = theta

    def report(self, _x):
        theta = _x.theta
        m = _x.states['m']
        return _x.keep('full', [theta[_i] - m[_i] for _i in _x.own])`)
  })

  it('has numbers for the words that a user chose, in every place', () => {
    const checked = rule(
      `parameter lambda = 2
       state print = 0
       exec = print + lambda * g
       print = exec
       theta = theta - lr * print
       report theta - print * lambda
       show os = exec`,
    )
    const code = pythonProgram(checked, 'Rule0', ownNames(checked))
    for (const word of ['lambda', 'print', 'exec', 'os']) expect(code).not.toMatch(new RegExp(`\\b${word}\\b`))
    expect(code).toContain('a3 = [s2[_i] + p1 * g[_i] for _i in _x.own]')
    expect(code).toContain("return _x.keep('full', [theta[_i] - s2[_i] * p1 for _i in _x.own])")
  })

  it('spreads what has less room than it is declared with', () => {
    const checked = rule('theta = 1\ntheta = theta - lr * orthogonalize(theta, 3)')
    const lines = pythonProgram(checked, 'Rule0', catalogName).split('\n')
    expect(lines).toContain("        theta = _x.spread('full', [1.0 for _i in _x.own])")
    expect(lines).toContain('        _r1 = [F.orthogonalize(theta[_i], 3.0) for _i in _x.own]')
  })
})

it('a schedule in Python is of single numbers, and words of Python get a line beneath', () => {
  const checked = check(
    'state scalar best = inf\nlr = base * min(1, step / from)\nmomentum = -0.5',
    scheduleScope(['from']),
  )
  const lines = pythonProgram(checked, 'Schedule0', catalogName).split('\n')
  expect(lines).toContain("            'best': math.inf,")
  expect(lines).toContain("        from_ = _x.p['from_']")
  expect(lines).toContain("        lr = _x.keep('scalar', base * F.min(1.0, step / from_))")
  expect(lines).toContain("        momentum = _x.keep('scalar', -0.5)")
})

describe('a function in Python', () => {
  const written = (text: string) => pythonFunction(check(text, functionScope(['x', 'y'], ['a'])), 'f', catalogName)

  it('masks what only one side of a choice uses', () => {
    expect(written('c = x + a\nwhere(x > a, sqrt(c), where(y > 0, y, log(y)))').split('\n')).toEqual([
      'def f(x, y, _p):',
      "    a = _p['a']",
      '    c = x + a',
      '    _r1 = F.truth(F.greater(x, a))',
      '    _r2 = F.only(c, _r1)',
      '    _r3 = F.unless(y, _r1)',
      '    _r4 = F.truth(F.greater(_r3, 0.0))',
      '    _r5 = F.unless(_r3, _r4)',
      '    return F.choose(_r1, F.sqrt(_r2), F.choose(_r4, _r3, F.log(_r5)))',
    ])
  })

  it('does so for the greater and the smaller of two, unless both are names or numbers', () => {
    expect(written('max(x, 0) + clip(log(x), -1, y)').split('\n').slice(1)).toEqual([
      '    _r1 = F.trails(F.max(F.log(x), -1.0), y)',
      '    _r2 = F.only(x, _r1)',
      '    _r3 = F.leads(F.log(_r2), -1.0)',
      '    _r4 = F.only(_r2, _r3)',
      '    return F.max(x, 0.0) + F.choose(_r1, F.choose(_r3, F.log(_r4), -1.0), y)',
    ])
  })

  it('does not grow beyond measure where choices are nested', () => {
    let text = 'x'
    for (let i = 0; i < 40; i++) text = `max(x * ${text}, where(y < ${i}, ${i} * x, y))`
    expect(text.length).toBeLessThan(2000)
    const code = written(text)
    expect(code.length).toBeLessThan(100_000)
    // Python takes at most 200 parentheses within each other.
    expect(Math.max(...code.split('\n').map((line) => /[)]*$/.exec(line)![0].length))).toBeLessThan(150)
  })

  it('keeps the order of operations, and computes numbers alone on tensors, where 1 / 0 is infinite', () => {
    const value = (text: string) => written(text).split('\n').at(-1)!.trim()
    expect(value('x - (y - x) / (x / y) * -(x + y)')).toBe('return x - (y - x) / (x / y) * -(x + y)')
    expect(value('-x^2 + (x * y) / x')).toBe('return -F.whole(x, 2) + x * y / x')
    expect(value('x + 1 / 0 * 2')).toBe('return x + F.number(1.0) / F.number(0.0) * 2.0')
    expect(value('1e-7 * x + 1e21 + 123456789012345680000 + and(x, or(y, inf))')).toBe(
      'return 1e-7 * x + 1e+21 + 123456789012345680000.0 + F.and_(x, F.or_(y, math.inf))',
    )
  })
})
