import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { defaultValues, type Values } from '../catalog/definition.ts'
import { initializers } from '../catalog/initializers/index.ts'
import { initialize } from './initialize.ts'
import { createNative } from './native/instance.ts'
import { drawOrthogonal } from './orthogonal.ts'
import type { TensorInfo } from './trainer.ts'

const native = createNative(nodeModules())

function tensor(name: string, offset: number, shape: readonly number[], start?: number): TensorInfo {
  const length = shape.reduce((product, size) => product * size, 1)
  const area = length / (shape[0]! * (shape[1] ?? 1))
  const fans = { in: (shape[1] ?? 1) * area, out: shape[0]! * area }
  return { name, offset, length, shape, penalized: start === undefined, fans, start }
}

function drawn(tensors: readonly TensorInfo[], id: string, values: Values = {}, seed = 1): Float64Array {
  const choice = { id, parameters: { ...defaultValues(initializers.get(id)!.parameters), ...values } }
  const last = tensors.at(-1)!
  const into = new Float64Array(last.offset + last.length).fill(NaN)
  initialize(tensors, choice, native.stream(seed, 'weights'), native.mathematics, into)
  return into
}

const deviation = (values: ArrayLike<number>) =>
  Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0) / values.length)

describe('initialize', () => {
  it('draws weights in order; everything else starts from its number and draws nothing', () => {
    const tensors = [
      tensor('W1', 0, [2, 3]),
      tensor('b1', 6, [2], 0),
      tensor('scale2', 8, [2], 1),
      tensor('W3', 10, [1, 2]),
    ]
    const values = drawn(tensors, 'normal', { deviation: 0.5 })
    const stream = native.stream(1, 'weights')
    const normals = Array.from({ length: 8 }, () => 0.5 * stream.normal())
    expect([...values]).toEqual([...normals.slice(0, 6), 0, 0, 1, 1, ...normals.slice(6)])
  })

  it.each([
    ['xavier', { distribution: 'normal' }, Math.sqrt(2 / (4 * 9 + 8 * 9))],
    ['xavier', { distribution: 'uniform' }, Math.sqrt(2 / (4 * 9 + 8 * 9))],
    ['he', { distribution: 'normal' }, Math.sqrt(2 / 36)],
    ['he', { distribution: 'uniform' }, Math.sqrt(2 / 36)],
    ['lecun', { distribution: 'normal' }, Math.sqrt(1 / 36)],
    ['lecun', { distribution: 'uniform' }, Math.sqrt(1 / 36)],
  ] as const)('%s %o takes the fans of a kernel', (id, values, expected) => {
    const seeds = Array.from({ length: 40 }, (_, seed) => [...drawn([tensor('W1', 0, [8, 4, 3, 3])], id, values, seed)])
    // Five standard errors of a deviation from 11,520 numbers.
    expect(Math.abs(deviation(seeds.flat()) / expected - 1)).toBeLessThan(5 / Math.sqrt(2 * 11520))
  })

  it('zeros leaves all weights 0', () => {
    expect([...drawn([tensor('W1', 0, [2, 2])], 'zeros')]).toEqual([0, 0, 0, 0])
  })
})

describe('orthogonal', () => {
  // m = torch.tensor([((i * 7) % 23) / 23 - 0.5 for i in range(n)]).reshape(rows, -1); a = m.T if rows < columns else m;
  // q, r = torch.linalg.qr(a); q = q * torch.diag(r).sign(); q.T if rows < columns else q, by PyTorch 1.13 in float64.
  it.each([
    [
      3,
      2,
      [
        -0.8553792038014423, 0.010700335238194168, 0.18595200082640054, 0.9394894339134504, -0.48347520214864126,
        0.3424107276222144,
      ],
    ],
    [
      2,
      3,
      [
        -0.9127271586524266, -0.3571541055596452, 0.19841894753313633, 0.3921102502675842, -0.9021789783127612,
        0.17978499026791722,
      ],
    ],
    [
      2,
      4,
      [
        -0.7287828881031495, -0.28517591273601506, 0.15843106263111956, 0.602038037998254, -0.46057983038093125,
        0.052815613999616054, 0.5662110583801634, -0.6815289928771419,
      ],
    ],
    [
      4,
      4,
      [
        -0.8365019125713042, 0.016265001215808893, -0.22360679774997888, 0.5000000000000001, -0.4728054288446502,
        0.2765050206687511, 0.6708203932499369, -0.5000000000000001, -0.10910894511799622, 0.5367450401216932,
        -0.670820393249937, -0.4999999999999999, 0.25458753860865785, 0.7969850595746355, 0.22360679774997913,
        0.49999999999999983,
      ],
    ],
  ] as const)('%i x %i is the Q of torch.nn.init.orthogonal_', (rows, columns, expected) => {
    let i = 0
    const random = { normal: () => ((i++ * 7) % 23) / 23 - 0.5, uniform: () => NaN, below: () => NaN }
    const into = new Float64Array(rows * columns)
    drawOrthogonal(random, into, rows, columns)
    expected.forEach((value, k) => expect(Math.abs(into[k]! - value)).toBeLessThan(1e-14))
  })

  it.each([[[5, 5]], [[3, 8]], [[8, 3]], [[4, 2, 3, 3]], [[1, 1]], [[256, 64]]])(
    '%j has rows or columns at right angles, as long as the gain',
    (shape) => {
      const values = drawn([tensor('W1', 0, shape)], 'orthogonal', { gain: 1.5 })
      const rows = shape[0]!
      const columns = values.length / rows
      const [vectors, length] = rows < columns ? [rows, columns] : [columns, rows]
      const at = (v: number, k: number) => values[rows < columns ? v * columns + k : k * columns + v]!
      let worst = 0
      for (let a = 0; a < vectors; a++)
        for (let b = 0; b <= a; b++) {
          let dot = 0
          for (let k = 0; k < length; k++) dot += at(a, k) * at(b, k)
          worst = Math.max(worst, Math.abs(dot - (a === b ? 2.25 : 0)))
        }
      expect(worst).toBeLessThan(1e-13)
    },
  )

  it('turns as often one way as the other', () => {
    const signs = Array.from({ length: 400 }, (_, seed) =>
      Math.sign(drawn([tensor('W1', 0, [1, 1])], 'orthogonal', {}, seed)[0]!),
    )
    expect(Math.abs(signs.reduce((a, b) => a + b, 0))).toBeLessThan(4 * Math.sqrt(400))
  })
})
