import { describe, expect, it } from 'vitest'
import { check, functionScope, ruleScope, scheduleScope, type Scope } from './check.ts'
import { FormulaError } from './error.ts'

function problem(text: string, scope: Scope) {
  try {
    check(text, scope)
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    const { start, end } = error.at
    return {
      at: text.slice(start, end),
      message: error.message,
      replacement: error.replacement,
      allowed: error.allowed,
    }
  }
  throw new Error('problem: the text has none')
}

const rule = ruleScope(['beta1', 'beta2', 'epsilon'])
const schedule = scheduleScope(['gamma'])
const loss = functionScope(['prediction', 'target'], ['delta'])

describe('what a rule says about itself', () => {
  const text = `
    parameter decay = 0.5
    state m = 0
    state scalar n = 1
    m = beta1 * m + decay * g
    n = n + sumAll(g)
    u = m / norm(m)
    theta = theta - lr * u
    show n = n
    report theta + m`
  const checked = check(text, rule)

  it('names states, shows, parameters, what it assigns and what it reads', () => {
    expect(checked.states).toEqual([
      { name: 'm', shape: 'full' },
      { name: 'n', shape: 'scalar' },
    ])
    expect(checked.shows).toEqual(['n'])
    expect(checked.parameters).toEqual({ decay: 0.5 })
    expect(checked.assigned).toEqual(['m', 'n', 'u', 'theta'])
    expect([...checked.uses].sort()).toEqual(['beta1', 'decay', 'g', 'lr', 'theta'])
    expect(checked.hasReport).toBe(true)
  })

  it('gives every statement its shape, and marks what is stored', () => {
    expect(checked.statements.map(({ shape }) => shape)).toEqual([
      'scalar',
      'full',
      'scalar',
      'full',
      'scalar',
      'full',
      'full',
      'scalar',
      'full',
    ])
    const twice = check('theta = theta * 2\ntheta = theta - g', rule)
    expect(twice.statements.map(({ last }) => last)).toEqual([false, true])
  })

  it('lets a name change its shape, as Adafactor does', () => {
    const { statements } = check('rate = lr\nrate = rate * norm(theta)\ntheta = theta - rate * g', rule)
    expect(statements.map(({ shape }) => shape)).toEqual(['scalar', 'each', 'full'])
  })
})

describe('unknown names', () => {
  it('are answered with the nearest', () => {
    expect(problem('theta = theta - bata2 * g', rule)).toMatchObject({
      at: 'bata2',
      message: 'Unknown name bata2. Did you mean beta2?',
      replacement: 'beta2',
    })
    expect(problem('theta = theta - Lr * g', rule).replacement).toBe('lr')
    expect(problem('theta = sqr(g)', rule)).toMatchObject({
      at: 'sqr',
      message: 'Unknown function sqr. Did you mean sqrt?',
      replacement: 'sqrt',
    })
  })

  it('or with what is allowed', () => {
    const { message, replacement, allowed } = problem('theta = something', rule)
    expect(message).toBe(
      'Unknown name something. Allowed here: theta, g, lr, t, loss, rows, cols, inf, beta1, beta2, epsilon.',
    )
    expect(replacement).toBeUndefined()
    expect(allowed).toContain('theta')
  })

  it('do not reach what every object has', () => {
    for (const name of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
      expect(problem(`theta = ${name}`, rule).message).toMatch(`Unknown name ${name}.`)
      expect(problem(`theta = ${name}(g)`, rule).message).toMatch(`Unknown function ${name}.`)
    }
    expect(problem('theta = add(g, g)', rule).message).toMatch('Unknown function add.')
  })
})

describe('helpful errors', () => {
  it.each<[string, Scope, string, string]>([
    [
      'theta = theta - m\nm = g',
      rule,
      'm',
      'm gets its value only on line 2. To keep a value from step to step, declare it first: state m = 0',
    ],
    [
      'm = m + g\ntheta = m',
      rule,
      'm',
      'm has no value yet when it is first assigned. To keep a value from step to step, declare it first: state m = 0',
    ],
    ['theta = sqrt', rule, 'sqrt', 'sqrt is a function; write sqrt(x).'],
    ['theta = beta1(g)', rule, 'beta1', 'beta1 is not a function; a product is written beta1 * (…).'],
    ['theta = clip(g, 1)', rule, 'clip(g, 1)', 'clip(x, low, high) takes 3 values, not 2.'],
    [
      'theta = hessianDiagonal',
      rule,
      'hessianDiagonal',
      'hessianDiagonal is computed only for optimizers whose definition asks for it; this one does not.',
    ],
    ['lr = 1\ntheta = g', rule, 'lr', 'lr is given and cannot be assigned; theta, g, states and new names can.'],
    ['beta1 = 1\ntheta = g', rule, 'beta1', 'beta1 is a parameter and cannot be assigned.'],
    ['sqrt = 1\ntheta = g', rule, 'sqrt', 'sqrt is a function and cannot be a name for a value.'],
    [
      'state scalar s = 0\ns = g\ntheta = g',
      rule,
      'g',
      's holds a single number; this is one number a parameter. Take its sumAll or normAll, or declare it with room for one number a parameter.',
    ],
    ['state m = g\ntheta = m', rule, 'g', 'A state starts before step 1; g has no value there.'],
    ['theta = sum(lr) * g', rule, 'lr', 'sum(x) needs a tensor; this is a single number.'],
    [
      'theta = rowmean(norm(g))',
      rule,
      'norm(g)',
      'rowmean(x) needs one number a parameter; this is one number a tensor.',
    ],
    [
      'theta = g\nreport g',
      rule,
      'g',
      'The report is taken after the step, where g has no value; it can use theta, states and parameters.',
    ],
    ['m = g', rule, 'm = g', 'A rule must assign theta, for example: theta = theta - lr * g'],
    ['theta', rule, 'theta', 'A line gives a name a value: write name = value.'],
    ['state lr = 0\ntheta = g', rule, 'lr', 'lr is given already; choose another name.'],
    [
      'state m = 0\nshow m = m + 1\ntheta = g',
      rule,
      'm',
      'm means something else here; show the value under a new name.',
    ],
    ['state m = 0\nshow m = m\nm = g\ntheta = g', rule, 'm', 'm is assigned again on line 3; show it after that line.'],
    [
      'lr = sum(base)',
      schedule,
      'sum',
      'sum works on whole tensors and exists only in update rules; here every value is a single number.',
    ],
    ['momentum = 0.9', schedule, 'momentum = 0.9', 'A schedule must assign lr, for example: lr = base'],
    ['lr = base\nreport base', schedule, 'report base', 'report lines belong to update rules.'],
    ['', loss, '', 'The formula is empty; write an expression.'],
    ['prediction\ntarget', loss, 'prediction', 'Only the last line may be a value without a name: write name = value.'],
    ['prediction = 1', loss, 'prediction', 'prediction is given and cannot be assigned; new names can.'],
    [
      'state m = 0\nm',
      loss,
      'state m = 0',
      'state lines belong to update rules and schedules; a function keeps nothing.',
    ],
  ])('%s', (text, scope, at, message) => {
    expect(problem(text, scope)).toMatchObject({ at, message })
  })
})

describe('shapes', () => {
  const shape = (text: string) => check(`x = ${text}\ntheta = g`, rule).statements[0]!.shape

  it.each([
    ['1 + lr', 'scalar'],
    ['norm(g) * lr', 'each'],
    ['rowmean(g) * norm(g)', 'rows'],
    ['colmean(g) + 1', 'cols'],
    ['rowmean(g) * colmean(g)', 'full'],
    ['g * rowmean(g)', 'full'],
    ['sum(rowmean(g))', 'each'],
    ['sumAll(norm(g))', 'scalar'],
    ['rows / cols', 'each'],
    ['where(t > 1, g, 0)', 'full'],
    ['orthogonalize(g, 5)', 'full'],
  ])('%s is %s', (text, expected) => {
    expect(shape(text)).toBe(expected)
  })
})
