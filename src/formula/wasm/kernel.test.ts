/** The compiled formulas with the real kernel's mathematics. */
import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { createNative } from '../../engine/native/instance.ts'
import { check, functionScope, ruleScope } from '../check.ts'
import { evaluateFunction, evaluateRule } from '../evaluate.ts'
import { flush } from '../flush.ts'
import { numbers } from '../testing/runRule.ts'
import { compileMaps, gridMap } from './compileMaps.ts'
import { compileRule } from './compileRule.ts'

const native = createNative(nodeModules())
const allocate = (bytes: number) => native.allocate(bytes)

describe('with the kernel', () => {
  const functions = ['exp', 'log', 'log1p', 'expm1', 'sin', 'cos', 'tanh', 'sigmoid', 'softplus', 'erf', 'sqrt']

  it.each([...functions.map((name) => `${name}(x)`), 'abs(x) ^ 0.3', '2 ^ x'])(
    '%s has the bits of the interpreter',
    (text) => {
      const checked = check(text, functionScope(['x'], []))
      const f = evaluateFunction(checked, native.mathematics)
      const grid = native.link(compileMaps([gridMap('grid', checked)], { precision: 'float64', allocate }).bytes)
        .grid as (...x: number[]) => void
      const given = [
        ...numbers(301, 3),
        ...numbers(100, 4).map((x) => x * 1e3),
        0,
        -0,
        Infinity,
        -Infinity,
        NaN,
        1e-300,
        1e300,
      ]
      const [x, y] = [native.vector(given.length, 'float64'), native.vector(given.length, 'float64')]
      x.values.set(given)
      grid(x.address, y.address, given.length)
      expect([...y.values]).toEqual(given.map((x) => flush(f({ x }))))
    },
  )

  it('an optimizer has the bits of the interpreter', () => {
    const names = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }
    const checked = check(
      `state m = 0
       state v = 0
       m = beta1 * m + (1 - beta1) * g
       v = beta2 * v + (1 - beta2) * g^2
       theta = theta - lr / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)`,
      ruleScope(Object.keys(names)),
    )
    const tensors = [{ offset: 0, length: 7, shape: [7] }]
    const [theta, g] = [native.vector(7, 'float64'), native.vector(7, 'float64')]
    const { bytes, slots } = compileRule(checked, {
      precision: 'float64',
      tensors,
      theta: theta.address,
      g: g.address,
      parameters: names,
      allocate,
    })
    for (const [name, value] of Object.entries(names))
      native.vectorAt(slots[name]!.address, 1, 'float64').values[0] = value
    const { start, step } = native.link(bytes) as unknown as Record<'start' | 'step', (...x: number[]) => void>
    const run = evaluateRule(checked, native.mathematics, tensors, names)
    const expected = new Float64Array(7)
    run.start({ theta: expected, lr: 0.1 })
    start(0.1)
    for (let t = 1; t <= 50; t++) {
      g.values.set(numbers(7, t))
      run.step({ theta: expected, g: numbers(7, t), lr: 0.1, t, loss: 0 })
      step(t, 0.1, 0)
    }
    expect([...theta.values]).toEqual([...expected])
  })

  // However the steps are given, a formula ends.
  it.each([
    ['inf', '30'],
    ['1e18', '30'],
    ['0 - 5', '0'],
    ['inf - inf', '0'],
  ])('orthogonalizes with %s steps as with %s', (given, taken) => {
    const tensors = [{ offset: 0, length: 6, shape: [2, 3] }]
    const results = [given, taken].flatMap((steps) => {
      const checked = check(`theta = orthogonalize(g, ${steps})`, ruleScope([]))
      const [theta, g] = [native.vector(6, 'float64'), native.vector(6, 'float64')]
      g.values.set(numbers(6, 5))
      const { bytes } = compileRule(checked, {
        precision: 'float64',
        tensors,
        theta: theta.address,
        g: g.address,
        parameters: {},
        allocate,
      })
      ;(native.link(bytes).step as (...x: number[]) => void)(1, 0.1, 0)
      const interpreted = new Float64Array(6)
      const run = evaluateRule(checked, native.mathematics, tensors)
      run.start({ theta: interpreted, lr: 0.1 })
      run.step({ theta: interpreted, g: numbers(6, 5), lr: 0.1, t: 1, loss: 0 })
      return [[...theta.values], [...interpreted]]
    })
    expect(results[0]).toEqual(results[2])
    expect(results[1]).toEqual(results[3])
  })

  it('orthogonalizes as the interpreter does', () => {
    const checked = check('theta = orthogonalize(g, 5)', ruleScope([]))
    for (const shape of [
      [3, 5],
      [5, 3],
      [4, 4],
      [1, 6],
    ] as const) {
      const length = shape[0] * shape[1]
      const tensors = [{ offset: 0, length, shape }]
      const [theta, g] = [native.vector(length, 'float64'), native.vector(length, 'float64')]
      g.values.set(numbers(length, 5))
      const { bytes } = compileRule(checked, {
        precision: 'float64',
        tensors,
        theta: theta.address,
        g: g.address,
        parameters: {},
        allocate,
      })
      ;(native.link(bytes).step as (...x: number[]) => void)(1, 0.1, 0)
      const run = evaluateRule(checked, native.mathematics, tensors)
      const expected = new Float64Array(length)
      run.start({ theta: expected, lr: 0.1 })
      run.step({ theta: expected, g: numbers(length, 5), lr: 0.1, t: 1, loss: 0 })
      theta.values.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-12))
    }
  })
})
