import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { createNative } from './instance.ts'
import { NativeNetwork } from './network.ts'
import { buildNetwork, type NetworkSetting } from './testing/buildNetwork.ts'
import { denseOperations, operationsOf } from './testing/chains.ts'
import { batchOf, plainGradient } from './testing/plainNetwork.ts'

interface Setting extends Omit<NetworkSetting, 'input' | 'operations'> {
  readonly sizes: readonly number[]
  readonly activations: readonly string[]
}

/** The network of dense layers of a setting, its plain counterpart, and parameters drawn from a stream. */
function build({ sizes, activations, ...setting }: Setting) {
  return buildNetwork({ ...setting, input: [sizes[0]!], operations: denseOperations(sizes, activations) })
}

const shapes: [string, Setting][] = [
  ['linear regression 1-1', { sizes: [1, 1], activations: ['linear'], loss: 'squared', samples: 60 }],
  ['2-4-2-1 tanh', { sizes: [2, 4, 2, 1], activations: ['tanh', 'tanh', 'tanh'], loss: 'squared', samples: 60 }],
  [
    '3-5-7-2 relu, tanh',
    { sizes: [3, 5, 7, 2], activations: ['relu', 'tanh', 'linear'], loss: 'squared', samples: 60 },
  ],
  ['9-13-4 softmax', { sizes: [9, 13, 4], activations: ['tanh', 'linear'], loss: 'softmax', samples: 60 }],
  [
    '5-3 softmax with weights and smoothing',
    {
      sizes: [5, 3],
      activations: ['linear'],
      loss: 'softmax',
      samples: 60,
      labelSmoothing: 0.1,
      classWeights: [0.5, 2, 1.25],
    },
  ],
]

const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 33]

describe('NativeNetwork', () => {
  it.each(shapes)('%s: loss and gradient agree with plain loops to 1e-12', (_, setting) => {
    const { network, theta, into, plain, random } = build(setting)
    for (const count of counts) {
      const indices = Uint32Array.from({ length: count }, () => random.below(setting.samples))
      const loss = network.gradient(theta, batchOf(indices), into)
      const expected = plainGradient(plain, theta.values, indices)
      expect(Math.abs(loss - expected.loss)).toBeLessThan(1e-12 * Math.max(1, expected.loss))
      for (let i = 0; i < into.length; i++)
        expect(Math.abs(into.values[i] - expected.gradient[i])).toBeLessThan(
          1e-12 * Math.max(1, Math.abs(expected.gradient[i])),
        )
      expect(network.loss(theta, batchOf(indices))).toBeCloseTo(loss, 13)
    }
  })

  it.each(shapes)('%s: the gradient agrees with central differences', (_, setting) => {
    const { network, theta, into } = build(setting)
    const batch = batchOf(Uint32Array.of(3, 1, 4, 1, 5, 9, 2))
    network.gradient(theta, batch, into)
    const gradient = Float64Array.from(into.values)
    const h = 1e-6
    for (let i = 0; i < theta.length; i++) {
      const value = theta.values[i]
      theta.values[i] = value + h
      const above = network.loss(theta, batch)
      theta.values[i] = value - h
      const below = network.loss(theta, batch)
      theta.values[i] = value
      expect(Math.abs((above - below) / (2 * h) - gradient[i])).toBeLessThan(1e-7)
    }
  })

  it('float32 agrees with plain loops within its precision', () => {
    const { network, theta, into, plain } = build({ ...shapes[3][1], precision: 'float32' })
    for (const count of counts) {
      const indices = Uint32Array.from({ length: count }, (_, i) => (i * 7) % 60)
      const loss = network.gradient(theta, batchOf(indices), into)
      const expected = plainGradient(plain, theta.values, indices)
      expect(Math.abs(loss - expected.loss)).toBeLessThan(1e-5)
      into.values.forEach((value, i) => expect(Math.abs(value - expected.gradient[i])).toBeLessThan(1e-5))
    }
  })

  it.each([1, 3] as const)('shape %i: batches above 1,024 rows go in chunks', (shape) => {
    const setting = { ...shapes[shape][1], samples: 2600 }
    const { network, theta, into, plain } = build(setting)
    for (const count of [1024, 1025, 1500, 2600]) {
      const indices = Uint32Array.from({ length: count }, (_, i) => (i * 13) % setting.samples)
      const loss = network.gradient(theta, batchOf(indices), into)
      const expected = plainGradient(plain, theta.values, indices)
      expect(Math.abs(loss - expected.loss)).toBeLessThan(1e-12)
      into.values.forEach((value, i) => expect(Math.abs(value - expected.gradient[i])).toBeLessThan(1e-12))
    }
  })

  it('batches of wide images go in smaller chunks, to save memory', () => {
    const input = [28, 28, 1]
    const convolution = ['convolution', { filters: 16, size: 3, stride: 1, padding: 'same' }] as const
    const layers = [convolution, ['activation', { activation: 'relu' }], ['flatten'], ['dense', { units: 2 }]] as const
    const operations = operationsOf(input, layers)
    const { native, network, theta, into } = buildNetwork({
      input,
      operations,
      loss: 'softmax',
      samples: 700,
      largestBatch: 700,
    })
    const rows = (from: number, to: number) => batchOf(Uint32Array.from({ length: to - from }, (_, i) => from + i))
    const loss = network.gradient(theta, rows(0, 700), into)
    const whole = into.values.slice()
    const halves = [rows(0, 350), rows(350, 700)].map((half) => {
      const value = network.gradient(theta, half, into)
      return { value, gradient: into.values.slice() }
    })
    expect(loss).toBeCloseTo((halves[0]!.value + halves[1]!.value) / 2, 12)
    whole.forEach((value, i) => expect(value).toBeCloseTo((halves[0]!.gradient[i]! + halves[1]!.gradient[i]!) / 2, 11))
    expect(native.memory.buffer.byteLength).toBeLessThan(300e6)
  })

  it('what lies in the padding from earlier batches never reaches a result', () => {
    for (const [, setting] of shapes) {
      const fresh = build(setting)
      const used = build(setting)
      // A whole batch that overflows leaves infinities and NaN everywhere.
      const wild = used.native.vector(used.theta.length, 'float64')
      wild.values.fill(1e308)
      used.network.gradient(wild, batchOf(Uint32Array.from({ length: 36 }, (_, i) => i)), used.into)
      for (const count of counts) {
        const indices = Uint32Array.from({ length: count }, (_, i) => (i * 5) % 36)
        const loss = fresh.network.gradient(fresh.theta, batchOf(indices), fresh.into)
        expect(used.network.gradient(used.theta, batchOf(indices), used.into)).toBe(loss)
        expect(used.into.values).toEqual(fresh.into.values)
      }
    }
  })

  it('rows that are not in the batch never reach a result', () => {
    for (const precision of ['float32', 'float64'] as const)
      for (const [, setting] of shapes) {
        const { network, theta, into } = build({ ...setting, precision, wildRow: 0 })
        // The words after the indices are left from this batch.
        expect(network.loss(theta, batchOf(Uint32Array.of(1, 2, 3, 0, 0, 0, 0, 0)))).not.toBeLessThan(Infinity)
        for (const indices of [Uint32Array.of(1), Uint32Array.of(1, 2, 3), Uint32Array.of(1, 2, 3, 4, 5)]) {
          expect(network.gradient(theta, batchOf(indices), into)).toBeLessThan(Infinity)
          expect(into.values.every(Number.isFinite)).toBe(true)
        }
      }
  })

  it('scores each split over its own rows', () => {
    for (const [, setting] of shapes) {
      const { network, theta, plain } = build(setting)
      const rows = { train: [0, 36], validation: [36, 48], test: [48, 60] } as const
      for (const split of ['train', 'validation', 'test'] as const) {
        const [from, to] = rows[split]
        const indices = Uint32Array.from({ length: to - from }, (_, i) => from + i)
        const expected = plainGradient(plain, theta.values, indices)
        const scores = network.scores(theta, split)
        expect(scores.loss).toBeCloseTo(expected.loss, 12)
        if (setting.loss === 'softmax' || setting.sizes.at(-1) === 1)
          expect(scores.accuracy).toBe(expected.right / indices.length)
      }
    }
  })

  it('predicts rows of outputs', () => {
    for (const precision of ['float64', 'float32'] as const) {
      const { network, theta, plain } = build({ ...shapes[2][1], precision })
      const inputs = plain.inputs.slice(0, 3 * 37)
      const outputs = network.predict(theta, inputs)
      expect(outputs).toHaveLength(37 * 2)
      const indices = Uint32Array.from({ length: 37 }, (_, i) => i)
      const expected = plainGradient(plain, theta.values, indices).outputs
      outputs.forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(1e-5))
    }
  })

  it('stores no denormal gradients', () => {
    const { network, theta, into, plain } = build({ ...shapes[1][1], precision: 'float32' })
    theta.values.fill(1e-20)
    plain.inputs.fill(1e-20)
    network.gradient(theta, batchOf(Uint32Array.of(0, 1, 2)), into)
    for (const value of into.values) expect(value === 0 || Math.abs(value) >= 2 ** -126).toBe(true)
  })

  it('refuses what does not fit', () => {
    const native = createNative(nodeModules())
    const loss = { kind: 'row', row: 'softmax-cross-entropy', parameters: { labelSmoothing: 0 } } as const
    const counts = { train: 2, validation: 0, test: 0 }
    const options = { precision: 'float64', input: [1], operations: denseOperations([1, 2]), loss, counts } as const
    const inputs = Float64Array.of(1, 2)
    const make = (changes: object) => () =>
      new NativeNetwork(native, { ...options, inputs, targets: Float64Array.of(0, 1), ...changes })
    expect(make({})).not.toThrow()
    expect(make({ targets: Float64Array.of(0, 2) })).toThrow('targets must be class indices below 2, got 2')
    expect(make({ inputs: Float64Array.of(1) })).toThrow('inputs must hold 2 numbers, got 1')
    expect(make({ operations: [] })).toThrow('operations must be one or more, got none')
    expect(make({ operations: denseOperations([3, 2]) })).toThrow("'affine' must get 3 values, got 1")
    expect(make({ operations: denseOperations([1, 2], ['relu']) })).toThrow("'relu' needs its maps, got none")
    const dropout = { kind: 'dropout', rate: 0.5, units: 2 }
    expect(make({ operations: [...denseOperations([1, 2]), dropout] })).toThrow("'dropout' needs a seed, got none")
  })
})
