import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import type { Precision } from '../../experiment/document.ts'
import { createNative } from './instance.ts'

const native = createNative(nodeModules())
const { kernel } = native

const suffixes = { float32: 'F32', float64: 'F64' } as const

function filled(precision: Precision, length: number, seed: number) {
  const vector = native.vector(length, precision)
  const random = native.stream(seed, 'data')
  for (let i = 0; i < length; i++) vector.values[i] = random.normal()
  return vector
}

describe.each(['float32', 'float64'] as const)('vector kernels in %s', (precision) => {
  const suffix = suffixes[precision]
  const tolerance = precision === 'float32' ? 1e-6 : 1e-14

  it.each([0, 1, 2, 3, 4, 5, 7, 8, 9, 33, 1000])('length %i agrees with plain loops', (n) => {
    const x = filled(precision, n, 1)
    const y = filled(precision, n, 2)
    const [a, b] = [Float64Array.from(x.values), Float64Array.from(y.values)]
    const dot = a.reduce((sum, value, i) => sum + value * b[i], 0)
    expect(Math.abs(kernel[`dot${suffix}`](x.address, y.address, n) - dot)).toBeLessThan(1e-11)
    expect(Math.abs(native.norm(x) - Math.sqrt(a.reduce((sum, value) => sum + value * value, 0)))).toBeLessThan(1e-11)
    kernel[`axpy${suffix}`](0.5, x.address, y.address, n)
    y.values.forEach((value, i) => expect(Math.abs(value - (b[i] + 0.5 * a[i]))).toBeLessThan(tolerance))
    kernel[`scale${suffix}`](-2, x.address, n)
    x.values.forEach((value, i) => expect(value).toBe(-2 * a[i]))
    kernel[`fill${suffix}`](x.address, 3, n)
    expect([...x.values]).toEqual(new Array(n).fill(3))
  })

  it('sums in float64', () => {
    const x = native.vector(100_000, precision)
    x.values.fill(0.1)
    const value = x.values[0]
    expect(native.norm(x) / Math.sqrt(100_000 * value * value)).toBeCloseTo(1, 12)
  })

  it('writes nothing beyond the end', () => {
    for (const n of [1, 2, 3, 5, 6, 7]) {
      const x = filled(precision, 12, 3)
      const before = Array.from(x.values)
      kernel[`scale${suffix}`](2, x.address, n)
      kernel[`axpy${suffix}`](1, x.address, x.address, n)
      kernel[`fill${suffix}`](x.address, 1, n)
      expect([...x.values].slice(n)).toEqual(before.slice(n))
    }
  })

  it('finds the first number that is not finite', () => {
    for (const n of [1, 4, 9, 33]) {
      const x = filled(precision, n, 4)
      expect(native.firstNotFinite(x)).toBe(-1)
      for (const value of [NaN, Infinity, -Infinity])
        for (let i = 0; i < n; i++) {
          const kept = x.values[i]
          x.values[i] = value
          expect(native.firstNotFinite(x)).toBe(i)
          x.values[i] = kept
        }
    }
  })

  it('flushes denormals and keeps NaN', () => {
    const smallest = precision === 'float32' ? 2 ** -126 : 2 ** -1022
    const x = native.vector(7, precision)
    x.values.fill(smallest)
    x.values[2] = NaN
    x.values[6] = -smallest
    kernel[`scale${suffix}`](0.5, x.address, 7)
    expect([...x.values]).toEqual([0, 0, NaN, 0, 0, 0, expect.closeTo(0)])
    expect(x.values[6] === 0).toBe(true)
  })

  it.each([
    [3, 3],
    [2, 5],
    [5, 2],
    [1, 4],
    [7, 6],
  ])('orthogonalizes a %i x %i matrix as the reference does', (rows, cols) => {
    const x = filled(precision, rows * cols, 5)
    const out = native.vector(rows * cols, precision)
    const scratch = native.vector(2 * rows * cols + 2 * Math.min(rows, cols) ** 2, precision)
    kernel[`orthogonalize_f${precision === 'float32' ? 32 : 64}`](
      x.address,
      out.address,
      rows,
      cols,
      5,
      scratch.address,
    )
    const expected = newtonSchulz(Array.from(x.values), rows, cols, 5)
    out.values.forEach((value, i) =>
      expect(Math.abs(value - expected[i])).toBeLessThan(precision === 'float32' ? 1e-4 : 1e-11),
    )
  })
})

/** optimizers_np.py: newton_schulz. */
function newtonSchulz(g: number[], rows: number, cols: number, steps: number): number[] {
  const transpose = (a: number[][]) => a[0].map((_, j) => a.map((row) => row[j]))
  const product = (a: number[][], b: number[][]) =>
    a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)))
  let x = Array.from({ length: rows }, (_, i) => g.slice(i * cols, (i + 1) * cols))
  if (rows > cols) x = transpose(x)
  const norm = Math.sqrt(g.reduce((sum, value) => sum + value * value, 0)) + 1e-7
  x = x.map((row) => row.map((value) => value / norm))
  for (let step = 0; step < steps; step++) {
    const s = product(x, transpose(x))
    const ss = product(s, s)
    const p = s.map((row, i) => row.map((value, j) => -4.775 * value + 2.0315 * ss[i][j]))
    const px = product(p, x)
    x = x.map((row, i) => row.map((value, j) => 3.4445 * value + px[i][j]))
  }
  return (rows > cols ? transpose(x) : x).flat()
}
