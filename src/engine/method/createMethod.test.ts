import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import { defaultChoice } from '../../experiment/defaults.ts'
import type { Choice, Precision } from '../../experiment/document.ts'
import { createNative } from '../native/instance.ts'
import { SurfaceObjective } from '../surfaceObjective.ts'
import type { Batch, Objective, Vector } from '../trainer.ts'
import { createMethod, type MethodSettings } from './createMethod.ts'

const START = [0.7, -0.4]
const noRows: Batch = { indices: new Uint32Array(0), count: 0 }

const wrapped = (id: string, values: Choice['parameters'] = {}): Choice => {
  const { parameters } = defaultChoice(wrappers, id)
  return { id, parameters: { ...parameters, ...values } }
}
const optimizer = (id: string, values: Choice['parameters'] = {}): Choice => {
  const { parameters } = defaultChoice(optimizers, id)
  return { id, parameters: { ...parameters, ...values } }
}

interface Setting extends Partial<MethodSettings> {
  readonly formula?: string
  /** Added to the gradient of each part of a batch. */
  readonly shifts?: readonly number[]
}

/** A method on a surface, and what it asked the surface for. */
function method({ formula = 'x^2 + 3 * y^2 + x * y', shifts, precision = 'float64', ...settings }: Setting = {}) {
  const native = createNative(nodeModules())
  const problem = { kind: 'surface', surface: { id: 'own', parameters: {}, formula }, start: START, noise: 0 } as const
  const surface = new SurfaceObjective(native, problem, precision as Precision)
  const asked: number[][] = []
  const objective: Objective = {
    tensors: surface.tensors,
    gradient(at, batch, into) {
      asked.push([...at.values])
      const loss = surface.gradient(at, { ...batch, noise: new Float64Array(0) } as Batch, into)
      if (shifts) into.values[0]! += shifts[batch.count]!
      return loss
    },
    loss: (at) => surface.loss(at),
    scores: (at) => surface.scores(at),
    ...(settings.optimizer?.id !== 'sophia' && { hessian: (at: Vector) => surface.hessian(at) }),
  }
  const made = createMethod(native, objective, {
    optimizer: optimizer('sgd'),
    wrappers: [],
    seed: 3,
    start: START,
    rate: 0.1,
    constantBatch: true,
    ...settings,
    precision: precision as Precision,
  })
  const step = (t = 1, rate = 0.1, batch = noRows) => made.step(batch, t, rate, undefined)
  return { made, step, asked, theta: () => [...made.theta.values] }
}

const slope = ([x, y]: readonly number[]) => [2 * x! + y!, 6 * y! + x!]
const norm = (values: readonly number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))

describe('wrappers', () => {
  it('clip by norm, then by value, then add noise, then coupled decay, whatever order the document has', () => {
    const all = [
      wrapped('coupled-decay', { weightDecay: 0.5 }),
      wrapped('gradient-noise', { variance: 4, gamma: 0.55 }),
      wrapped('clip-value', { maxValue: 0.3 }),
      wrapped('clip-norm', { maxNorm: 1 }),
    ]
    const noise = [0.25, -1]
    const { step, theta } = method({ optimizer: optimizer('rprop'), wrappers: all, noise: () => noise })
    // Rprop moves by the sign alone, so the order is read off the gradient that it remembers.
    step(2)
    const g = slope(START)
    const clipped = g.map((value) => value * Math.min(1, 1 / (norm(g) + 1e-6)))
    const bounded = clipped.map((value) => Math.min(0.3, Math.max(-0.3, value)))
    const noisy = bounded.map((value, i) => value + Math.sqrt(4 / 2 ** 0.55) * noise[i]!)
    const decayed = noisy.map((value, i) => value + 0.5 * START[i]!)
    const signs = theta().map((value, i) => Math.sign(START[i]! - value))
    expect(signs).toEqual(decayed.map(Math.sign))
    const plain = method({ wrappers: all.slice(1), noise: () => noise })
    plain.step(2)
    plain.theta().forEach((value, i) => expect(value).toBeCloseTo(START[i]! - 0.1 * noisy[i]!, 14))
  })

  it('average the gradients of several batches', () => {
    const parts = [0, 1, 2].map((count) => ({ indices: new Uint32Array(0), count }))
    const batch: Batch = { indices: new Uint32Array(0), count: 3, parts }
    const { made, theta } = method({ shifts: [1, 2, 6] })
    made.step(batch, 1, 0.1, undefined)
    const [dx, dy] = slope(START)
    expect(theta()[0]).toBeCloseTo(START[0]! - 0.1 * (dx! + 3), 14)
    expect(theta()[1]).toBeCloseTo(START[1]! - 0.1 * dy!, 14)
    expect(made.evaluations).toBe(3)
  })

  it('take the gradient uphill, and step from where they were', () => {
    const { made, step, asked, theta } = method({ wrappers: [wrapped('sam', { radius: 0.2 })] })
    step()
    const g = slope(START)
    const up = START.map((value, i) => value + (0.2 * g[i]!) / (norm(g) + 1e-12))
    expect(asked).toHaveLength(2)
    asked[1]!.forEach((value, i) => expect(value).toBeCloseTo(up[i]!, 14))
    theta().forEach((value, i) => expect(value).toBeCloseTo(START[i]! - 0.1 * slope(up)[i]!, 14))
    expect(made.evaluations).toBe(2)
  })

  it('decay the parameters between gradient and rule', () => {
    const { step, asked, theta } = method({
      optimizer: optimizer('sign-sgd'),
      wrappers: [wrapped('decoupled-decay', { weightDecay: 0.5 })],
    })
    step()
    expect(asked).toEqual([START])
    theta().forEach((value, i) =>
      expect(value).toBeCloseTo(START[i]! * (1 - 0.1 * 0.5) - 0.1 * Math.sign(slope(START)[i]!), 14),
    )
  })

  it('make coupled decay part of what a line search minimizes', () => {
    const wrappers_ = [wrapped('coupled-decay', { weightDecay: 1 })]
    const { step, theta } = method({
      formula: '(x - 1)^2 + 2 * (y + 1)^2',
      optimizer: optimizer('lbfgs'),
      wrappers: wrappers_,
    })
    for (let t = 1; t <= 20; t++) step(t, 1)
    // (x - 1)^2 + x^2 / 2 has its minimum at 2/3, 2 (y + 1)^2 + y^2 / 2 at -4/5.
    expect(theta()[0]).toBeCloseTo(2 / 3, 8)
    expect(theta()[1]).toBeCloseTo(-4 / 5, 8)
  })

  it('keep rows within their norm, matrices only', () => {
    const native = createNative(nodeModules())
    const tensors = [
      { name: 'W', offset: 0, length: 6, shape: [2, 3], penalized: true, fans: { in: 3, out: 2 }, start: 0 },
      { name: 'b', offset: 6, length: 2, shape: [2], penalized: false, fans: { in: 2, out: 2 }, start: 0 },
    ]
    const objective: Objective = {
      tensors,
      gradient: (_at, _batch, into) => (into.values.fill(0), 0),
      loss: () => 0,
      scores: () => ({ loss: 0, accuracy: NaN }),
    }
    const made = createMethod(native, objective, {
      optimizer: optimizer('sgd'),
      wrappers: [wrapped('max-norm', { maxNorm: 1 })],
      precision: 'float64',
      seed: 0,
      start: [3, 0, 4, 0.1, 0.2, 0.2, 30, 40],
      rate: 0.1,
      constantBatch: true,
    })
    made.step(noRows, 1, 0.1, undefined)
    const expected = [0.6, 0, 0.8, 0.1, 0.2, 0.2, 30, 40]
    made.theta.values.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 14))
  })
})

describe('the Hessian', () => {
  it.each(['float32', 'float64'] as const)('by differences is near the exact one in %s', (precision) => {
    const formula = 'exp(x / 2) * y + x^4 + 2 * y^2 + 3'
    const exact = method({ formula, optimizer: optimizer('newton', { kind: 'pure' }), precision })
    exact.step()
    const native = createNative(nodeModules())
    const problem = {
      kind: 'surface',
      surface: { id: 'own', parameters: {}, formula },
      start: START,
      noise: 0,
    } as const
    const surface = new SurfaceObjective(native, problem, precision)
    const objective: Objective = {
      tensors: surface.tensors,
      gradient: (at, _batch, into) => surface.gradient(at, { ...noRows, noise: new Float64Array(0) } as Batch, into),
      loss: (at) => surface.loss(at),
      scores: (at) => surface.scores(at),
    }
    const made = createMethod(native, objective, {
      optimizer: optimizer('newton', { kind: 'pure' }),
      wrappers: [],
      precision,
      seed: 0,
      start: START,
      rate: 0.1,
      constantBatch: true,
    })
    made.step(noRows, 1, 0.1, undefined)
    const digits = precision === 'float32' ? 3 : 9
    made.theta.values.forEach((value, i) => expect(value).toBeCloseTo(exact.theta()[i]!, digits))
    // One gradient for the step, two for each parameter.
    expect(made.evaluations).toBe(5)
    expect(exact.made.evaluations).toBe(1)
  })

  it('is taken for Sophia every so many steps, and its differences are counted', () => {
    const { made, step } = method({ optimizer: optimizer('sophia', { every: 3 }), formula: 'x^2 + 5 * y^2' })
    for (let t = 1; t <= 7; t++) step(t)
    // Steps 1, 4 and 7 take two gradients for each of two parameters.
    expect(made.evaluations).toBe(7 + 3 * 4)
    const { h } = made.state()
    // A running mean from 0: after three of them (1 - beta2^3) of the curvature.
    const share = 1 - 0.99 ** 3
    expect(h![0]).toBeCloseTo(2 * share, 6)
    expect(h![1]).toBeCloseTo(10 * share, 6)
  })

  it('is estimated by Hutchinson beyond 256 parameters, exactly for a diagonal one', () => {
    const native = createNative(nodeModules())
    const length = 300
    const tensors = [
      { name: 'W', offset: 0, length, shape: [length], penalized: true, fans: { in: 1, out: 1 }, start: 0 },
    ]
    const curvature = (i: number) => 1 + (i % 7)
    const objective: Objective = {
      tensors,
      gradient(at, _batch, into) {
        let loss = 0
        for (let i = 0; i < length; i++) {
          loss += (curvature(i) * at.values[i]! ** 2) / 2
          into.values[i] = curvature(i) * at.values[i]!
        }
        return loss
      },
      loss: () => 0,
      scores: () => ({ loss: 0, accuracy: NaN }),
    }
    const made = createMethod(native, objective, {
      optimizer: optimizer('sophia'),
      wrappers: [],
      precision: 'float64',
      seed: 5,
      start: Array.from({ length }, (_, i) => Math.sin(i)),
      rate: 0.01,
      constantBatch: true,
    })
    made.step(noRows, 1, 0.01, undefined)
    expect(made.evaluations).toBe(3)
    const { hessianDiagonal } = made.state()
    hessianDiagonal!.forEach((value, i) => expect(value).toBeCloseTo(curvature(i), 5))
  })
})

describe('createMethod', () => {
  it('refuses a start of another length', () => {
    expect(() => method({ start: [1, 2, 3] })).toThrow('createMethod: the start must hold 2 numbers, got 3')
  })
})
