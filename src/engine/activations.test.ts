import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { activations } from '../catalog/activations/index.ts'
import type { Precision } from '../experiment/document.ts'
import { activationCompiler } from './compileModel.ts'
import { createNative } from './native/instance.ts'

const points = [-100, -2, -0.5, 0, 0.5, 2, 100]

type Map = (...numbers: number[]) => void

/** Values and slopes at points. */
function compiled(id: string, precision: Precision, at: readonly number[]) {
  const native = createNative(nodeModules())
  const { forward, backward } = activationCompiler(native, precision)(id)
  const [x, y, ones, into] = [1, 2, 3, 4].map(() => native.vector(at.length, precision))
  x!.values.set(at)
  ones!.values.fill(1)
  ;(forward as Map)(x!.address, y!.address, at.length)
  ;(backward as Map)(x!.address, y!.address, ones!.address, into!.address, at.length)
  return { values: [...y!.values], slopes: [...into!.values] }
}

const close = (actual: readonly number[], expected: readonly number[], tolerance: number) =>
  expected.forEach((value, i) =>
    expect(Math.abs(actual[i]! - value)).toBeLessThan(tolerance * Math.max(1, Math.abs(value))),
  )

describe('compiled activations', () => {
  // x = torch.tensor(points, dtype=torch.float64, requires_grad=True); y = f(x); y.sum().backward(); y, x.grad, by PyTorch 1.13
  // (softplus with threshold=1000: PyTorch's own is x from 20 on).
  it.each([
    [
      'elu',
      [-1.0, -0.8646647167633873, -0.3934693402873666, 0.0, 0.5, 2.0, 100.0],
      [3.720075976020836e-44, 0.1353352832366127, 0.6065306597126334, 1.0, 1.0, 1.0, 1.0],
    ],
    [
      'selu',
      [
        -1.7580993408473766, -1.5201664685956948, -0.6917581878028713, 0.0, 0.5253504936777402, 2.101401974710961,
        105.07009873554804,
      ],
      [
        6.540263121344393e-44, 0.2379328722516818, 1.0663411530445053, 1.7580993408473766, 1.0507009873554805,
        1.0507009873554805, 1.0507009873554805,
      ],
    ],
    [
      'softplus',
      [
        3.720075976020836e-44, 0.1269280110429725, 0.4740769841801067, 0.6931471805599453, 0.9740769841801067,
        2.1269280110429727, 100.0,
      ],
      [
        3.720075976020836e-44, 0.11920292202211755, 0.37754066879814546, 0.5, 0.6224593312018546, 0.8807970779778824,
        1.0,
      ],
    ],
    [
      'sine',
      [
        0.5063656411097588, -0.9092974268256817, -0.479425538604203, 0.0, 0.479425538604203, 0.9092974268256817,
        -0.5063656411097588,
      ],
      [
        0.8623188722876839, -0.4161468365471424, 0.8775825618903728, 1.0, 0.8775825618903728, -0.4161468365471424,
        0.8623188722876839,
      ],
    ],
  ] as const)("%s is PyTorch's", (id, values, slopes) => {
    for (const [precision, tolerance] of [
      ['float64', 1e-14],
      ['float32', 5e-7],
    ] as const) {
      const own = compiled(id, precision, points)
      close(own.values, values, tolerance)
      close(own.slopes, slopes, tolerance)
    }
  })

  it.each(activations.all.filter(({ id }) => id !== 'linear').map(({ id }) => id))(
    '%s has finite slopes far out',
    (id) => {
      for (const precision of ['float32', 'float64'] as const)
        for (const values of Object.values(compiled(id, precision, [-1e4, -700, 700, 1e4])))
          expect(values.every(Number.isFinite)).toBe(true)
    },
  )

  it('has no maps for the identity, and each once', () => {
    const maps = activationCompiler(createNative(nodeModules()), 'float32')
    expect(() => maps('linear')).toThrow("'linear' must be a function other than the identity")
    expect(maps('relu')).toBe(maps('relu'))
    expect(maps('relu')).not.toBe(maps('elu'))
  })
})
