import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check, functionScope, type Checked } from '../check.ts'
import { derivative } from '../differentiate.ts'
import { evaluateFunction } from '../evaluate.ts'
import { flush } from '../flush.ts'
import { createTestKernel } from '../testing/kernel.ts'
import { mathematics } from '../testing/mathematics.ts'
import { randomFunction } from '../testing/randomRule.ts'
import { numbers } from '../testing/runRule.ts'
import {
  backwardMap,
  compileMaps,
  forwardMap,
  gradientMap,
  gridMap,
  lossMap,
  pairLossMap,
  pairValueMap,
  penaltyMap,
  valueMap,
  type MapSpec,
} from './compileMaps.ts'
import type { Precision } from './lanes.ts'

const kernel = createTestKernel(mathematics)
const parameters = { a: 0.7, delta: 0.4 }
const values = (checked: Checked) => {
  const f = evaluateFunction(checked, mathematics)
  return (given: Record<string, number>) => f({ ...parameters, ...given })
}

/** Compiles one map and gives its function, with parameters in place. */
function link(spec: MapSpec, precision: Precision) {
  const { bytes, slots } = compileMaps([spec], { precision, allocate: kernel.allocate })
  for (const [name, value] of Object.entries(parameters))
    if (slots[spec.name]![name]) kernel.slot(slots[spec.name]![name])[0] = value
  return kernel.link(bytes)[spec.name]!
}

/** `count` numbers in memory with four more behind them that must stay as they are. */
function array(count: number, seed: number, precision: Precision) {
  const all = numbers(count + 4, seed)
  const address = kernel.put(all, precision)
  return {
    address,
    get values() {
      return [...kernel.view(address, count, precision)]
    },
    get isUntouchedBehind() {
      const behind = precision === 'float32' ? [...Float32Array.from(all)] : [...all]
      return behind
        .slice(count)
        .every((value, i) =>
          Object.is(value, kernel.view(address + count * (precision === 'float32' ? 4 : 8), 4, precision)[i]),
        )
    },
  }
}

/** Even places, odd places, and both together: the order of sums in float64. */
const inOrder = (terms: readonly number[]) => {
  const lanes = [0, 0]
  terms.forEach((term, i) => (lanes[i % 2] = term + lanes[i % 2]!))
  return lanes[0]! + lanes[1]!
}

const activations = [
  'x',
  'max(x, 0)',
  'where(x > 0, x, 0.01 * x)',
  'tanh(x)',
  'sigmoid(a * x)',
  'x * sigmoid(x)',
  '0.5 * x * (1 + erf(x / sqrt(2)))',
  'softplus(x)',
  'sin(x)^3',
  'a',
  'u = x^2\nu + sign(x) * mod(x, 2)',
]
const losses = [
  '(prediction - target)^2',
  'abs(prediction - target)',
  'where(abs(prediction - target) <= delta, 0.5 * (prediction - target)^2, delta * (abs(prediction - target) - 0.5 * delta))',
  'softplus(prediction) - target * prediction',
  'max(0, 1 - target * prediction)',
  'log(0.5 * (exp(prediction - target) + exp(target - prediction)))',
]
const penalties = ['abs(w)', '0.5 * w^2', 'a * abs(w) + w^4']
const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9]

describe('activations', () => {
  const checked = (text: string) => check(text, functionScope(['x'], ['a']))

  it.each(activations)('%s: the bits of the interpreter at every place', (text) => {
    const forward = link(forwardMap('f', checked(text)), 'float64')
    const backward = link(backwardMap('b', checked(text)), 'float64')
    const [f, slope] = [values(checked(text)), values(derivative(checked(text), 'x'))]
    for (const n of lengths) {
      const [x, y, upstream, into] = [1, 2, 3, 4].map((seed) => array(n, seed, 'float64')) as [
        never,
        never,
        never,
        never,
      ] as ReturnType<typeof array>[]
      forward(x!.address, y!.address, n)
      expect(y!.values).toEqual(x!.values.map((x) => flush(f({ x }))))
      backward(x!.address, y!.address, upstream!.address, into!.address, n)
      const gain = (x: number, i: number) => flush(upstream!.values[i]! * slope({ x }))
      // `+ 0` makes -0 and 0 one, which differ where 0 times a negative slope is written as 0.
      expect(into!.values.map((g) => g + 0)).toEqual(x!.values.map((x, i) => gain(x, i) + 0))
      expect([y, into].every((array) => array!.isUntouchedBehind)).toBe(true)
    }
  })

  it('reads f from y in the backward map', () => {
    const backward = link(backwardMap('b', checked('tanh(x)')), 'float64')
    const y = kernel.put([0.5, 0.25], 'float64')
    const into = kernel.put([0, 0], 'float64')
    backward(0, y, kernel.put([1, 2], 'float64'), into, 2)
    expect([...kernel.view(into, 2, 'float64')]).toEqual([0.75, 2 * (1 - 0.0625)])
  })

  it.each(activations)('%s in float32: within 1e-5, whatever the place', (text) => {
    const forward = link(forwardMap('f', checked(text)), 'float32')
    const long = array(9, 1, 'float32')
    const all = array(9, 2, 'float32')
    forward(long.address, all.address, 9)
    const f = values(checked(text))
    all.values.forEach((y, i) => expect(Math.abs(y - f({ x: long.values[i]! }))).toBeLessThan(1e-5))
    for (const n of lengths) {
      const y = array(n, 3, 'float32')
      forward(long.address, y.address, n)
      expect(y.values).toEqual(all.values.slice(0, n))
      expect(y.isUntouchedBehind).toBe(true)
    }
  })

  it.each(['float32', 'float64'] as const)('stores no denormals and keeps NaN in %s', (precision) => {
    const forward = link(forwardMap('f', checked('x / 8')), precision)
    const least = precision === 'float32' ? 2 ** -126 : 2 ** -1022
    const x = kernel.put([least * 4, -least * 4, least * 8, NaN, Infinity], precision)
    const y = kernel.put([1, 1, 1, 1, 1], precision)
    forward(x, y, 5)
    expect([...kernel.view(y, 5, precision)]).toEqual([0, 0, least, NaN, Infinity])
  })
})

describe('losses', () => {
  const checked = (text: string) => check(text, functionScope(['prediction', 'target'], ['delta']))

  it.each(losses)('%s', (text) => {
    const [loss, value] = [link(lossMap('l', checked(text)), 'float64'), link(valueMap('v', checked(text)), 'float64')]
    const [f, slope] = [values(checked(text)), values(derivative(checked(text), 'prediction'))]
    for (const n of lengths) {
      const [prediction, target, into] = [5, 6, 7].map((seed) => array(n, seed, 'float64')) as [
        ReturnType<typeof array>,
        ReturnType<typeof array>,
        ReturnType<typeof array>,
      ]
      const at = prediction.values.map((value, i) => ({ prediction: value, target: target.values[i]! }))
      expect(value(prediction.address, target.address, n)).toBe(inOrder(at.map(f)))
      expect(loss(prediction.address, target.address, into.address, n, 0.25)).toBe(inOrder(at.map(f)))
      expect(into.values.map((g) => g + 0)).toEqual(at.map((point) => flush(0.25 * slope(point)) + 0))
      expect(into.isUntouchedBehind).toBe(true)
    }
  })

  it('sums in float64 even where entries are float32', () => {
    const value = link(valueMap('v', checked('prediction + 0 * target')), 'float32')
    const n = 100_003
    const ones = kernel.put(new Float32Array(n).fill(1 / 3), 'float32')
    expect(value(ones, ones, n)).toBeCloseTo(n * Math.fround(1 / 3), 6)
  })

  it('counts entries of a loss that depends on nothing', () => {
    expect(link(valueMap('v', checked('2')), 'float32')(0, 0, 7)).toBe(14)
  })
})

describe('losses with a variance', () => {
  const inputs = ['prediction', 'target', 'variance']
  const compiled = (spec: MapSpec) => link(spec, 'float64')
  const checked = (text: string) => check(text, functionScope(inputs, ['delta']))
  const texts = [
    '(log(variance) + (prediction - target)^2 / variance) / 2',
    'v = max(variance, delta)\nlog(v) + abs(prediction - target) / v',
    'prediction * target',
  ]
  /** The second output, and what becomes of it: the variance and its slope. */
  const links = [
    ['none', (spread: number) => spread, () => 1],
    ['softplus', mathematics.softplus, mathematics.sigmoid],
  ] as const

  describe.each(links)('%s', (name, varianceOf, slopeOf) => {
    it.each(texts)('%s', (text) => {
      const gradient = compiled(pairLossMap('l', checked(text), { link: name }))
      const value = compiled(pairValueMap('v', checked(text), { link: name }))
      const f = values(checked(text))
      const byPrediction = values(derivative(checked(text), 'prediction'))
      const byVariance = values(derivative(checked(text), 'variance'))
      for (const n of lengths) {
        const [prediction, target, into, intoSpread] = [5, 6, 7, 8].map((seed) => array(n, seed, 'float64'))
        const spreads = [...numbers(n, 9)].map((spread) => 0.1 + Math.abs(spread))
        const spread = kernel.put(spreads, 'float64')
        const at = spreads.map((one, i) => ({
          prediction: prediction!.values[i]!,
          target: target!.values[i]!,
          variance: varianceOf(one),
        }))
        const sum = inOrder(at.map(f))
        expect(value(prediction!.address, spread, target!.address, n)).toBe(sum)
        const addresses = [prediction!.address, spread, target!.address, into!.address, intoSpread!.address] as const
        expect(gradient(...addresses, n, 0.25)).toBe(sum)
        into!.values.forEach((slope, i) => expect(slope + 0).toBe(flush(0.25 * byPrediction(at[i]!)) + 0))
        intoSpread!.values.forEach((slope, i) =>
          expect(slope).toBeCloseTo(0.25 * byVariance(at[i]!) * slopeOf(spreads[i]!), 12),
        )
        expect([into, intoSpread].every((one) => one!.isUntouchedBehind)).toBe(true)
      }
    })
  })
})

describe('any function', () => {
  it('has the bits of the interpreter, and so has its slope', () => {
    fc.assert(
      fc.property(randomFunction(['prediction', 'target']), (text) => {
        const checked = check(text, functionScope(['prediction', 'target'], ['a']))
        const loss = link(lossMap('l', checked), 'float64')
        const [f, slope] = [values(checked), values(derivative(checked, 'prediction'))]
        const [prediction, target, into] = [5, 6, 7].map((seed) => array(5, seed, 'float64'))
        const at = prediction!.values.map((value, i) => ({ prediction: value, target: target!.values[i]! }))
        expect(loss(prediction!.address, target!.address, into!.address, 5, 0.25)).toBe(inOrder(at.map(f)))
        expect(into!.values.map((g) => g + 0)).toEqual(at.map((point) => flush(0.25 * slope(point)) + 0))
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})

describe('penalties', () => {
  it.each(penalties)('%s adds to what is there', (text) => {
    const checked = check(text, functionScope(['w'], ['a']))
    const penalty = link(penaltyMap('p', checked), 'float64')
    const [f, slope] = [values(checked), values(derivative(checked, 'w'))]
    for (const n of lengths) {
      const [w, into] = [array(n, 8, 'float64'), array(n, 9, 'float64')]
      const before = into.values
      expect(penalty(w.address, into.address, n, 0.5)).toBe(inOrder(w.values.map((w) => f({ w }))))
      expect(into.values).toEqual(w.values.map((w, i) => flush(before[i]! + 0.5 * slope({ w }))))
      expect(into.isUntouchedBehind).toBe(true)
    }
  })
})

describe('surfaces', () => {
  const surface = check('(1 - x)^2 + 100 * (y - x^2)^2 + a * sin(x * y)', functionScope(['x', 'y'], ['a']))
  const f = values(surface)

  it('of two inputs on a grid', () => {
    const grid = link(gridMap('g', surface), 'float64')
    const [x, y, into] = [array(7, 1, 'float64'), array(7, 2, 'float64'), array(7, 3, 'float64')]
    grid(x.address, y.address, into.address, 7)
    expect(into.values).toEqual(x.values.map((x, i) => f({ x, y: y.values[i]! })))
    expect(into.isUntouchedBehind).toBe(true)
  })

  it.each(['float64', 'float32'] as const)('with their gradient at a point, in %s', (precision) => {
    const gradient = link(gradientMap('d', surface), precision)
    const into = array(2, 3, precision)
    const point = { x: 0.5, y: -1.25 }
    expect(gradient(kernel.put([point.x, point.y], precision), into.address)).toBe(f(point))
    const exact = ['x', 'y'].map((name) => values(derivative(surface, name))(point))
    expect(into.values).toEqual(precision === 'float32' ? exact.map(Math.fround) : exact)
    expect(into.isUntouchedBehind).toBe(true)
  })

  it('of one input', () => {
    const line = check('(x - 3)^2', functionScope(['x'], []))
    const into = array(1, 3, 'float64')
    expect(link(gradientMap('d', line), 'float64')(kernel.put([1], 'float64'), into.address)).toBe(4)
    expect(into.values).toEqual([-4])
    expect(into.isUntouchedBehind).toBe(true)
  })
})

describe('a module', () => {
  it('holds several maps with parameters of their own', () => {
    const activation = check('a * x', functionScope(['x'], ['a']))
    const { bytes, slots } = compileMaps([forwardMap('f', activation), forwardMap('g', activation)], {
      precision: 'float64',
      allocate: kernel.allocate,
    })
    expect(slots.f!.a).toMatchObject({ shape: 'scalar', precision: 'float64', length: 1 })
    kernel.slot(slots.f!.a)[0] = 2
    kernel.slot(slots.g!.a)[0] = 3
    const exports = kernel.link(bytes)
    const [x, y] = [kernel.put([5], 'float64'), kernel.put([0], 'float64')]
    exports.f!(x, y, 1)
    expect(kernel.view(y, 1, 'float64')[0]).toBe(10)
    exports.g!(x, y, 1)
    expect(kernel.view(y, 1, 'float64')[0]).toBe(15)
  })
})
