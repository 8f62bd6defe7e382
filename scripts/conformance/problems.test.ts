import { describe, expect, it } from 'vitest'
import { createNative } from '../../src/engine/native/instance.ts'
import { nodeModules } from '../nodeModules.ts'
import type { ProblemText } from './files.ts'
import { problemObjective } from './problems.ts'

const noRows = { indices: new Uint32Array(0), count: 0, noise: new Float64Array(0) }

/** Loss and gradient of a problem at a point. */
function at(problem: ProblemText, point: readonly number[]) {
  const native = createNative(nodeModules())
  const objective = problemObjective(native, problem)
  const theta = native.vector(point.length, 'float64')
  const into = native.vector(point.length, 'float64')
  theta.values.set(point)
  const loss = objective.gradient(theta, noRows, into)
  expect(objective.loss(theta, noRows)).toBe(loss)
  return { loss, gradient: [...into.values] }
}

const problem = (rest: Partial<ProblemText>): ProblemText => ({
  formula: '',
  tensors: [{ name: 'x', shape: [2] }],
  start: [0, 0],
  constants: {},
  checks: [],
  ...rest,
})

describe('problems of reference files', () => {
  const a = [
    [0.5, -1, 2],
    [1, 0.25, 0],
    [-3, 1, 1],
    [0, 2, -1],
  ]
  const b = [
    [1, 2],
    [0, -1],
    [0.5, 1],
    [3, 0],
  ]
  const cases = {
    // A is not symmetric: x'Ax has the gradient (A + A')x.
    quadratic: problem({
      formula: "0.5 * x'Ax - b'x",
      tensors: [{ name: 'p', shape: [3] }],
      start: [0, 0, 0],
      constants: {
        A: [
          [2, 1, 0],
          [0, 3, -1],
          [1, 1, 5],
        ],
        b: [1, -1, 0.5],
      },
    }),
    'matrix least squares': problem({
      formula: 'sum((A W - B)^2) / (2*rows(A))',
      tensors: [{ name: 'W', shape: [3, 2] }],
      start: [0, 0, 0, 0, 0, 0],
      constants: { A: a, B: b },
    }),
    'linear regression': problem({
      formula: 'mean((X W + b - Y)^2) over all entries',
      tensors: [
        { name: 'W', shape: [3, 2] },
        { name: 'b', shape: [2] },
      ],
      start: [0, 0, 0, 0, 0, 0, 0, 0],
      constants: { X: a, Y: b },
    }),
    'a formula of x and y': problem({ formula: 'exp(x/2) * sin(y) + (x - y^3)^2' }),
  }

  it.each(Object.entries(cases))('%s: the gradient is that of the loss', (_, one) => {
    const point = one.start.map((_, i) => 0.3 + 0.2 * i * (i % 2 ? -1 : 1))
    const { gradient } = at(one, point)
    const h = 1e-6
    point.forEach((_, i) => {
      const moved = (by: number) =>
        at(
          one,
          point.map((value, j) => (i === j ? value + by : value)),
        ).loss
      expect(gradient[i]).toBeCloseTo((moved(h) - moved(-h)) / (2 * h), 7)
    })
  })

  it('known values', () => {
    expect(at(cases.quadratic, [1, 2, -1]).loss).toBe(0.5 * (1 * 4 + 2 * 7 - 1 * -2) - (1 - 2 - 0.5))
    expect(at(cases['matrix least squares'], [0, 0, 0, 0, 0, 0]).loss).toBe((1 + 4 + 1 + 0.25 + 1 + 9) / 8)
    expect(at(cases['linear regression'], [0, 0, 0, 0, 0, 0, 1, 1]).loss).toBe((0 + 1 + 1 + 4 + 0.25 + 0 + 4 + 1) / 8)
  })

  it('says which constant does not fit', () => {
    const broken = { ...cases['matrix least squares'], constants: { A: a, B: b.slice(1) } }
    expect(() => at(broken, broken.start)).toThrow(/constant B must be 4 x 2, got 3 x 2/)
    expect(() => at(problem({ start: [1] }), [1])).toThrow(/start has 1 numbers, its tensors have 2/)
    expect(() => at(problem({ formula: 'x +' }), [0, 0])).toThrow()
  })
})
