import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check, ruleScope } from '../check.ts'
import { createTestKernel } from '../testing/kernel.ts'
import { mathematics } from '../testing/mathematics.ts'
import { randomRule } from '../testing/randomRule.ts'
import { interpret, numbers, runCompiled, type Numbers } from '../testing/runRule.ts'
import { compileRule } from './compileRule.ts'

const kernel = createTestKernel(mathematics)
const flat = (length: number) => [{ offset: 0, length, shape: [length] }]
/** A matrix, a vector, a matrix with an odd number of columns, and a tensor of three dimensions. */
const mixed = [
  { offset: 0, length: 12, shape: [3, 4] },
  { offset: 12, length: 5, shape: [5] },
  { offset: 17, length: 35, shape: [5, 7] },
  { offset: 52, length: 6, shape: [1, 2, 3] },
]
/** The same with a gap that nothing may touch. */
const gapped = mixed.map((tensor, i) => ({ ...tensor, offset: tensor.offset + (i > 1 ? 3 : 0) }))

/** The largest relative difference of all numbers; both NaN, or the same infinity, is none. */
function difference(a: Numbers, b: Numbers): number {
  let most = 0
  for (const name of Object.keys(a))
    a[name]!.forEach((x, i) => {
      const y = b[name]![i]!
      if (Object.is(x, y) || x === y) return
      most = Math.max(most, Number.isFinite(x - y) ? Math.abs(x - y) / (1 + Math.abs(x)) : Infinity)
    })
  return most
}

describe('compileRule in float64', () => {
  it('gives the bits of the interpreter where every entry is by itself', () => {
    const rules = fc.tuple(randomRule(true), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(rules, ([text, length]) => {
        expect(runCompiled(kernel, text, flat(length), length)).toEqual(interpret(text, flat(length), length))
      }),
      { numRuns: 150, seed: 1 },
    )
  })

  it('agrees with the interpreter on rules of every shape', () => {
    fc.assert(
      fc.property(randomRule(false), fc.boolean(), (text, hasGap) => {
        const tensors = hasGap ? gapped : mixed
        const length = hasGap ? 61 : 58
        const off = difference(runCompiled(kernel, text, tensors, length), interpret(text, tensors, length))
        if (!(off < 1e-9)) throw new Error(`off by ${off}`)
      }),
      { numRuns: 250, seed: 1 },
    )
  })

  it('leaves gaps between tensors alone', () => {
    const before = numbers(61, 1)
    const { theta } = runCompiled(kernel, 'theta = theta - lr * g', gapped, 61)
    expect([...theta!.slice(17, 20)]).toEqual([...before.slice(17, 20)])
    expect(theta![16]).not.toBe(before[16])
  })
})

const adam = `
  state m = 0
  state v = 0
  m = a * m + (1 - a) * g
  v = 0.99 * v + (1 - 0.99) * g^2
  theta = theta - lr * (m / (1 - a^t)) / (sqrt(v / (1 - 0.99^t)) + 1e-8)`

describe('compileRule in float32', () => {
  it('stays within 1e-5 of float64', () => {
    for (const length of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const single = runCompiled(kernel, adam, flat(length), length, 'float32')
      expect(difference(single, interpret(adam, flat(length), length))).toBeLessThan(1e-5)
    }
    const shaped =
      'state rows r = 0\nr = 0.9 * r + rowmean(g^2)\nu = g / sqrt(r + colmean(g^2))\ntheta = theta - lr * u / norm(u) - sumAll(g) * 0.01'
    expect(difference(runCompiled(kernel, shaped, gapped, 61, 'float32'), interpret(shaped, gapped, 61))).toBeLessThan(
      1e-5,
    )
  })

  it('rounds single numbers once, where they meet the tensor', () => {
    // 1 - 0.999 is 0.0010000467 in float32 arithmetic.
    const { theta } = runCompiled(kernel, 'theta = (1 - 0.999) * (1 + 0 * theta)', flat(5), 5, 'float32')
    expect(new Set(theta)).toEqual(new Set([Math.fround(1 - 0.999)]))
  })
})

describe('positions', () => {
  it.each(['float32', 'float64'] as const)('do not matter in %s', (precision) => {
    const all = runCompiled(kernel, adam, flat(9), 9, precision)
    for (let length = 1; length < 9; length++) {
      // The same numbers in shorter vectors, where other entries are in the tail.
      const some = runCompiled(kernel, adam, flat(length), length, precision)
      expect(some.theta!.length).toBe(length)
      expect([...some.theta!]).toEqual([...all.theta!.slice(0, length)])
    }
  })
})

describe('what is stored', () => {
  const run = (text: string, theta: number[], precision: 'float32' | 'float64') => {
    const at = kernel.put(theta, precision)
    const g = kernel.put(theta, precision)
    const scope = ruleScope([])
    const options = { precision, tensors: flat(theta.length), theta: at, g, parameters: {}, allocate: kernel.allocate }
    const { bytes, slots } = compileRule(check(text, scope), options)
    const exports = kernel.link(bytes)
    exports.start!(0.1)
    exports.step!(1, 0.1, 0)
    return { theta: [...kernel.view(at, theta.length, precision)], slots }
  }

  it('has no denormals, and keeps NaN and infinities', () => {
    const double = run('theta = theta / 4', [4e-308, -4e-308, NaN, Infinity, -Infinity, 1, 8.904e-308], 'float64')
    expect(double.theta).toEqual([0, 0, NaN, Infinity, -Infinity, 0.25, 8.904e-308 / 4])
    const single = run('theta = theta / 4', [3e-38, -3e-38, NaN, Infinity, 1], 'float32')
    expect(single.theta).toEqual([0, 0, NaN, Infinity, 0.25])
  })

  it('is flushed at the last assignment, not before', () => {
    expect(run('theta = theta / 4\ntheta = theta * 4', [2 ** -1021, 1], 'float64').theta).toEqual([2 ** -1021, 1])
  })

  it('flushes states of a single number too', () => {
    const { slots } = run('state scalar s = 1e-307\ns = s / 100\ntheta = theta - s', [1], 'float64')
    expect(kernel.slot(slots.s)[0]).toBe(0)
  })
})

describe('modules', () => {
  const compile = (text: string) => {
    let top = 1024
    const allocate = (bytes: number) => (top += Math.ceil(bytes / 16) * 16)
    const options = {
      precision: 'float32',
      tensors: flat(10),
      theta: 0,
      g: 64,
      parameters: { a: 0.5, b: 2 },
      allocate,
    } as const
    return compileRule(check(text, ruleScope(['a', 'b'])), options).bytes
  }

  it('are the same bytes for the same text, and for one that differs in spaces and comments', () => {
    expect(compile(adam)).toEqual(compile(adam))
    expect(compile(`# mine\n${adam.replaceAll(' * ', '*')}`)).toEqual(compile(adam))
    expect(compile(adam.replace('0.99 *', '0.98 *'))).not.toEqual(compile(adam))
  })

  it('compute equal subexpressions once', () => {
    const squares = (text: string) =>
      compile(text).filter((byte, i, all) => byte === 0xe3 && all[i - 1] === 0xfd).length
    expect(squares('theta = theta - sqrt(g) - a * sqrt(g) - sqrt(g)')).toBe(squares('theta = theta - sqrt(g)'))
    expect(squares('theta = theta - sqrt(g) - sqrt(theta)')).toBeGreaterThan(squares('theta = theta - sqrt(g)'))
  })
})

describe('names', () => {
  it('that every object has are names like others', () => {
    const text =
      'state scalar toString = 1\nstate constructor = theta\nconstructor = constructor + g\ntoString = toString * 2\nvalueOf = toString + 1\ntheta = constructor * valueOf\nshow hasOwnProperty = valueOf'
    expect(runCompiled(kernel, text, flat(3), 3)).toEqual(interpret(text, flat(3), 3))
  })

  it('of parameters cannot be taken', () => {
    expect(() => ruleScope(['theta'])).toThrow('a parameter cannot be named theta')
    expect(() => ruleScope(['sqrt'])).toThrow('a parameter cannot be named sqrt')
  })
})

describe('a rule of two texts', () => {
  const scope = ruleScope([])
  const rule = {
    matrix: check('state m = 0\nstate scalar n = 0\nm = m + g\nn = n + 1\ntheta = theta - m * rows', scope),
    other: check(
      'state scalar n = 10\nstate each e = 0\nn = n + 1\ne = sum(g)\ntheta = theta + e\nreport theta * 2',
      scope,
    ),
  }

  it('gives each tensor its own', () => {
    const theta = kernel.put(new Float64Array(58), 'float64')
    const g = kernel.put(new Float64Array(58).fill(1), 'float64')
    const { bytes, slots } = compileRule(rule, {
      precision: 'float64',
      tensors: mixed,
      theta,
      g,
      parameters: {},
      allocate: kernel.allocate,
    })
    const exports = kernel.link(bytes)
    exports.start!(0.1)
    exports.step!(1, 0.1, 0)
    exports.report!()
    const after = kernel.view(theta, 58, 'float64')
    expect([after[0], after[12], after[17], after[52]]).toEqual([-3, 5, -5, -1])
    expect([kernel.slot(slots.n)[0], kernel.slot(slots['other.n'])[0]]).toEqual([1, 11])
    expect([...kernel.slot(slots.e)]).toEqual([0, 5, 0, 0])
    const report = kernel.slot(slots.report)
    expect([report[0], report[12]]).toEqual([-3, 10])
  })
})
