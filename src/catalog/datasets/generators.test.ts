/** What the points of the toy sets have in common, without their noise. */
import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { createNative } from '../../engine/native/instance.ts'
import type { GeneratedDataset } from '../dataset.ts'
import type { Values } from '../definition.ts'
import { checkerboard } from './checkerboard.ts'
import { counts } from './counts.ts'
import { gaussian } from './gaussian.ts'
import { plane } from './plane.ts'
import { rings } from './rings.ts'

function generate(dataset: GeneratedDataset, values: Values, count: number) {
  const native = createNative(nodeModules())
  return dataset.generate(count, values, native.stream(3, 'data'), native.mathematics)
}

describe('checkerboard', () => {
  it.each([2, 3, 8])('has points of its class in every one of %i x %i fields', (squares) => {
    const { x, y } = generate(checkerboard, { squares, noise: 0 }, 40 * squares * squares)
    const seen = new Set<number>()
    for (let i = 0; i < y.length; i++) {
      const column = Math.floor(((x[2 * i]! + 1) / 2) * squares)
      const row = Math.floor(((x[2 * i + 1]! + 1) / 2) * squares)
      expect((column + row) % 2).toBe(y[i])
      seen.add(row * squares + column)
    }
    expect(seen.size).toBe(squares * squares)
  })
})

describe('rings', () => {
  it('put each class on a radius of its own, all around', () => {
    const { x, y } = generate(rings, { classes: 5, noise: 0 }, 500)
    const quarters = new Set<string>()
    for (let i = 0; i < y.length; i++) {
      expect(Math.hypot(x[2 * i]!, x[2 * i + 1]!)).toBeCloseTo((y[i]! + 1) / 5, 12)
      quarters.add(`${y[i]} ${x[2 * i]! > 0} ${x[2 * i + 1]! > 0}`)
    }
    expect(quarters.size).toBe(20)
  })

  it('of two classes stay a task of classes', () => {
    expect(rings.task({ classes: 2 })).toBe('classes')
  })
})

describe('plane and gaussian', () => {
  // TensorFlow Playground, src/dataset.ts, without noise and clamped as d3.scale does it.
  const playgroundPlane = (x: number, y: number) => (x + y) / 10
  const playgroundGaussian = (x: number, y: number) => {
    const tops = [
      [-4, 2.5, 1],
      [0, 2.5, -1],
      [4, 2.5, 1],
      [-4, -2.5, -1],
      [0, -2.5, 1],
      [4, -2.5, -1],
    ]
    let label = 0
    for (const [cx, cy, sign] of tops) {
      const next = sign! * Math.min(1, Math.max(0, 1 - Math.hypot(x - cx!, y - cy!) / 2))
      if (Math.abs(next) > Math.abs(label)) label = next
    }
    return label
  }

  it.each([
    [plane, playgroundPlane],
    [gaussian, playgroundGaussian],
  ] as const)('are those of the Playground on a sixth of its range: $id', (dataset, expected) => {
    const { x, y } = generate(dataset, { noise: 0 }, 2000)
    for (let i = 0; i < y.length; i++) expect(y[i]).toBeCloseTo(expected(6 * x[2 * i]!, 6 * x[2 * i + 1]!), 12)
    expect(Math.max(...x)).toBeGreaterThan(0.99)
    expect(Math.min(...x)).toBeLessThan(-0.99)
    expect(Math.max(...y)).toBeGreaterThan(0.9)
    expect(Math.min(...y)).toBeLessThan(-0.9)
  })

  it.each([plane, gaussian])('get normal noise on the target: $id', (dataset) => {
    const clear = generate(dataset, { noise: 0 }, 4000)
    const noisy = generate(dataset, { noise: 0.5 }, 4000)
    expect(noisy.x).toEqual(clear.x)
    const noise = noisy.y.map((value, i) => value - clear.y[i]!)
    const mean = noise.reduce((sum, value) => sum + value, 0) / 4000
    const deviation = Math.sqrt(noise.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4000)
    // Four standard errors of each.
    expect(Math.abs(mean)).toBeLessThan((4 * 0.5) / Math.sqrt(4000))
    expect(Math.abs(deviation - 0.5)).toBeLessThan((4 * 0.5) / Math.sqrt(2 * 4000))
  })
})

describe('counts', () => {
  it.each([-1, 0, 2])('are whole, with mean and variance exp(%d) where the slope is 0', (intercept) => {
    const n = 20000
    const { y } = generate(counts, { slope: 0, intercept }, n)
    expect(y.every((value) => Number.isInteger(value) && value >= 0)).toBe(true)
    const expected = Math.exp(intercept)
    const mean = y.reduce((sum, value) => sum + value, 0) / n
    const variance = y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n
    // Four standard errors; that of the variance is sqrt((mean + 2 mean^2) / n).
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(expected / n))
    expect(Math.abs(variance - expected)).toBeLessThan(4 * Math.sqrt((expected + 2 * expected ** 2) / n))
  })

  it('have the share of zeros that a Poisson count has', () => {
    const { y } = generate(counts, { slope: 0, intercept: 0 }, 20000)
    const zeros = y.filter((value) => value === 0).length / 20000
    expect(Math.abs(zeros - Math.exp(-1))).toBeLessThan(0.015)
  })

  it('grow with the exponential of x', () => {
    const { x, y } = generate(counts, { slope: 1.5, intercept: 1 }, 20000)
    for (const at of [-1, 0, 1.5]) {
      const near = [...y].filter((_, i) => Math.abs(x[i]! - at) < 0.05)
      const mean = near.reduce((sum, value) => sum + value, 0) / near.length
      const expected = Math.exp(1.5 * at + 1)
      // Four standard errors, and the bend of the curve over the stretch.
      expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(expected / near.length) + 0.002 * expected)
    }
  })
})
