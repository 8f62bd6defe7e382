import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { createNative, type Native } from './instance.ts'

const native = createNative(nodeModules())
const math = native.mathematics

/** Distance of a from b in units in the last place of b, float64. */
function ulps(a: number, b: number): number {
  if (Object.is(a, b) || a === b || (a !== a && b !== b)) return 0
  const spacing = Math.max(2 ** (Math.floor(Math.log2(Math.abs(b))) - 52), 2 ** -1074)
  return Math.abs(a - b) / spacing
}

/** Distance in units in the last place of float32; below the smallest normal, 0 is right. */
function ulps32(a: number, b: number): number {
  if (a === b || (a !== a && b !== b)) return 0
  if (Math.abs(b) < 2 ** -126 && a === 0) return 0
  const rounded = Math.fround(b)
  if (a === rounded) return 0
  return Math.abs(a - b) / 2 ** (Math.floor(Math.log2(Math.abs(b))) - 23)
}

/** Values spread over (-limit, limit) and over all magnitudes below it. */
function spread(limit: number, count: number): number[] {
  const values: number[] = []
  let x = 0.5
  for (let i = 0; i < count; i++) {
    x = (x * 3.99 * (1 - x) + i * 0.618) % 1
    values.push(limit * (2 * x - 1), limit * x * 10 ** (-12 * (i / count)), -limit * x * 10 ** (-12 * (i / count)))
  }
  return values
}

describe('scalar mathematics', () => {
  it.each([
    ['exp', Math.exp, spread(700, 3000)],
    ['log', Math.log, spread(1e6, 3000).map(Math.abs)],
    ['log1p', Math.log1p, spread(100, 3000).filter((x) => x > -1)],
    ['expm1', Math.expm1, spread(50, 3000)],
    ['sin', Math.sin, spread(1e4, 3000)],
    ['cos', Math.cos, spread(1e4, 3000)],
    ['tanh', Math.tanh, spread(20, 3000)],
  ] as const)(
    '%s agrees with the platform within 3 units in the last place (each is off by at most 2)',
    (name, reference, inputs) => {
      const worst = Math.max(...inputs.map((x) => ulps(math[name](x), reference(x))))
      expect(worst).toBeLessThan(3)
    },
  )

  it('pow agrees with the platform within 2 units in the last place', () => {
    const bases = spread(30, 300).map(Math.abs)
    const exponents = [-3.5, -1, -0.5, 0, 0.5, 1, 2, 2.5, 7.25, 20]
    for (const x of bases) for (const y of exponents) expect(ulps(math.pow(x, y), x ** y)).toBeLessThan(2)
    expect(math.pow(-8, 3)).toBe(-512)
    expect(math.pow(-8, 0.5)).toBeNaN()
    expect(math.pow(0, 0)).toBe(1)
  })

  // mpmath 1.3, 40 digits: erf(x), 1/(1+exp(-x)), log1p(exp(x)).
  it.each([
    [0.1, 0.11246291601828489, 0.52497918747894, 0.7443966600735709],
    [0.5, 0.5204998778130465, 0.6224593312018546, 0.9740769841801067],
    [0.9, 0.7969082124228322, 0.710949502625004, 1.2411538747320878],
    [-1.1, -0.8802050695740817, 0.24973989440488237, 0.2873353251154308],
    [1.5, 0.9661051464753108, 0.8175744761936437, 1.7014132779827524],
    [-2.9, -0.9999589021219005, 0.05215356307841774, 0.053562776217963175],
    [4.0, 0.9999999845827421, 0.9820137900379085, 4.0181499279178094],
    [1e-10, 1.1283791670955126e-10, 0.500000000025, 0.6931471806099453],
    [-40, -1, 4.248354255291589e-18, 4.248354255291589e-18],
  ])('erf, sigmoid, softplus at %s', (x, erf, sigmoid, softplus) => {
    expect(ulps(math.erf(x), erf)).toBeLessThan(2)
    expect(ulps(math.sigmoid(x), sigmoid)).toBeLessThan(2)
    expect(ulps(math.softplus(x), softplus)).toBeLessThan(2)
  })

  it('keeps the special values', () => {
    expect([math.exp(-Infinity), math.exp(Infinity), math.log(0), math.log(-1)]).toEqual([0, Infinity, -Infinity, NaN])
    expect([math.tanh(Infinity), math.tanh(-1000), math.erf(Infinity), math.erf(-30)]).toEqual([1, -1, 1, -1])
    expect([math.sigmoid(-1000), math.sigmoid(1000), math.softplus(1000), math.softplus(-1000)]).toEqual([
      0, 1, 1000, 0,
    ])
    for (const name of ['exp', 'log', 'log1p', 'expm1', 'sin', 'cos', 'tanh', 'sigmoid', 'softplus', 'erf'] as const)
      expect(math[name](NaN)).toBeNaN()
  })
})

const names = ['exp', 'log', 'log1p', 'expm1', 'sin', 'cos', 'tanh', 'sigmoid', 'softplus', 'erf'] as const

describe('vector mathematics', () => {
  const special = [
    0,
    -0,
    1,
    -1,
    Infinity,
    -Infinity,
    NaN,
    1e-30,
    -1e-30,
    88.7,
    88.8,
    89.5,
    1e30,
    -1e30,
    -87.3,
    -87.4,
    -104,
    20,
    -20,
    16.6,
  ]

  it.each([
    ['exp', 90],
    ['log', 1e6],
    ['log1p', 50],
    ['expm1', 89],
    ['sin', 100],
    ['cos', 100],
    ['tanh', 12],
    ['sigmoid', 90],
    ['softplus', 100],
    ['erf', 5],
  ] as const)('%s of float32 lanes is within 3 units in the last place', (name, limit) => {
    const inputs = Float32Array.from([...spread(limit, 20000), ...spread(1, 5000), ...special])
    const outputs = apply(native, `${name}_f32x4`, inputs)
    inputs.forEach((x, i) => {
      const error = ulps32(outputs[i], math[name](x))
      if (!(error <= 3)) throw new Error(`${name}(${x}) = ${outputs[i]}, not ${math[name](x)}: ${error}`)
    })
  })

  it.each(names)('%s of float64 lanes has the bits of the scalar one', (name) => {
    const inputs = Float64Array.from([...spread(20, 100), ...special, 0.5])
    const outputs = apply(native, `${name}_f64x2`, inputs)
    expect(outputs).toEqual(inputs.map((x) => math[name](x)))
  })
})

/** Runs one vector function over whole vectors, through a loop written here in WebAssembly. */
function apply<A extends Float32Array | Float64Array>(native: Native, name: string, inputs: A): A {
  const precision = inputs.BYTES_PER_ELEMENT === 4 ? 'float32' : 'float64'
  const x = native.vector(inputs.length + 4, precision)
  const y = native.vector(inputs.length + 4, precision)
  x.values.set(inputs)
  const loop = native.link(loopOver(name)).loop as (x: number, y: number, bytes: number) => void
  loop(x.address, y.address, inputs.byteLength)
  return y.values.slice(0, inputs.length) as A
}

/** (x, y, bytes): y = name(x), 16 bytes at a time. */
function loopOver(name: string): Uint8Array {
  const text = (s: string) => [s.length, ...new TextEncoder().encode(s)]
  const section = (id: number, body: number[]) => [id, body.length, ...body]
  const body = [
    ...[1, 1, 0x7f, 0x03, 0x40], // a local i; loop
    ...[0x20, 1, 0x20, 3, 0x6a], // y + i
    ...[0x20, 0, 0x20, 3, 0x6a, 0xfd, 0x00, 4, 0, 0x10, 0], // call on v128.load (x + i)
    ...[0xfd, 0x0b, 4, 0], // v128.store
    ...[0x20, 3, 0x41, 16, 0x6a, 0x22, 3, 0x20, 2, 0x49, 0x0d, 0, 0x0b, 0x0b], // i += 16; again while i < bytes
  ]
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [2, 0x60, 1, 0x7b, 1, 0x7b, 0x60, 3, 0x7f, 0x7f, 0x7f, 0]),
    ...section(2, [2, ...text('kernel'), ...text('memory'), 2, 0, 1, ...text('kernel'), ...text(name), 0, 0]),
    ...section(3, [1, 1]),
    ...section(7, [1, ...text('loop'), 0, 1]),
    ...section(10, [1, body.length, ...body]),
  ])
}
