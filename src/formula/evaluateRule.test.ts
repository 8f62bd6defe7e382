import { describe, expect, it } from 'vitest'
import { check, ruleScope } from './check.ts'
import { evaluateRule } from './evaluate.ts'
import { mathematics } from './testing/mathematics.ts'

const tensors = [
  { offset: 0, length: 6, shape: [2, 3] },
  { offset: 6, length: 2, shape: [2] },
]
const start = () => Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)

/** Runs one step of a text with g = 1. */
function once(text: string, theta = start()) {
  const run = evaluateRule(check(text, ruleScope([])), mathematics, tensors)
  run.start({ theta, lr: 0.5 })
  run.step({ theta, g: new Float64Array(8).fill(1), lr: 0.5, t: 1, loss: 4 })
  return { run, theta, value: (name: string) => [...run.trace.find((traced) => traced.name === name)!.values] }
}

describe('shapes', () => {
  it.each([
    ['sum(theta)', [21, 15]],
    ['mean(theta)', [3.5, 7.5]],
    ['largest(-theta)', [-1, -7]],
    ['norm(g)', [Math.sqrt(6), Math.sqrt(2)]],
    ['sumAll(theta)', [36]],
    ['normAll(g)', [Math.sqrt(8)]],
    ['rowmean(theta)', [2, 5, 7.5]],
    ['colmean(theta)', [2.5, 3.5, 4.5, 7, 8]],
    ['rows', [2, 1]],
    ['cols', [3, 2]],
    ['mean(rowmean(theta))', [3.5, 7.5]],
    ['rowmean(theta) * colmean(theta)', [5, 7, 9, 12.5, 17.5, 22.5, 52.5, 60]],
  ])('%s', (text, expected) => {
    expect(once(`x = ${text}\ntheta = theta - g`).value('x')).toEqual(expected)
  })
})

describe('a step', () => {
  it('runs each statement for all tensors before the next', () => {
    expect([...once('theta = theta + sumAll(theta)\ntheta = theta + sumAll(theta)').theta.slice(0, 2)]).toEqual([
      37 + 324,
      38 + 324,
    ])
  })

  it('keeps a state’s old value until it is assigned', () => {
    const { run } = once('state a = theta\nstate b = 0\nb = a\na = g\ntheta = theta - g')
    expect([...run.state.b!.slice(0, 2)]).toEqual([1, 2])
    expect([...run.state.a!.slice(0, 2)]).toEqual([1, 1])
  })

  it('tells every assignment in order, with its statement', () => {
    const { run } = once('state m = 0\nm = m + g\nu = lr * 2\ntheta = theta * 2\ntheta = theta - m\nshow u = u')
    expect(run.trace.map(({ statement, name, shape, values }) => [statement, name, shape, values[0]])).toEqual([
      [1, 'm', 'full', 1],
      [2, 'u', 'scalar', 1],
      [3, 'theta', 'full', 2],
      [4, 'theta', 'full', 1],
    ])
    expect([...run.shows.u!]).toEqual([1])
  })

  it('flushes what is stored, and only that', () => {
    const { theta, value } = once('u = theta * 1e-310\ntheta = u * 1', start())
    expect(value('u')[0]).toBe(1e-310)
    expect(theta[0]).toBe(0)
  })

  it('reports theta, or what the report line says', () => {
    expect([...once('theta = theta - g').run.report(start())]).toEqual([...start()])
    expect(once('state z = theta\ntheta = theta - g\nreport 2 * z').run.report(start())[1]).toBe(4)
  })
})

describe('a rule of two texts', () => {
  it('runs matrix on tensors of two and more dimensions, other on the rest', () => {
    const scope = ruleScope(['a'])
    const rule = {
      matrix: check('state m = a\nm = m + sumAll(g)\ntheta = m', scope),
      other: check('state m = 0\nstate scalar n = 5\nm = m + sumAll(g)\ntheta = theta - m\nreport 0', scope),
    }
    const run = evaluateRule(rule, mathematics, tensors, { a: 100 })
    const theta = start()
    run.start({ theta, lr: 1 })
    run.step({ theta, g: new Float64Array(8).fill(1), lr: 1, t: 1, loss: 0 })
    expect([...theta]).toEqual([106, 106, 106, 106, 106, 106, 5, 6])
    expect([...run.state.m!]).toEqual([106, 106, 106, 106, 106, 106, 2, 2])
    expect([...run.report(theta)]).toEqual([106, 106, 106, 106, 106, 106, 0, 0])
  })
})
