/** Every operation, in several shapes, against plain loops and central differences. */
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../catalog/layer.ts'
import { tensorsOf } from '../../catalog/tensors.ts'
import { buildNetwork, SEED, type NetworkSetting } from './testing/buildNetwork.ts'
import { operationsOf } from './testing/chains.ts'
import { dense, everyChain as chains, flatten, same } from './testing/everyChain.ts'
import { batchOf, plainGradient } from './testing/plainNetwork.ts'

const SAMPLES = 40
const batches = [1, 2, 3, 4, 5, 8, 33]

type Case = [name: string, setting: NetworkSetting]
const cases = chains.map(([name, input, layers], i): Case => {
  const operations = operationsOf(input, layers)
  return [name, { input, operations, loss: i % 2 ? 'softmax' : 'squared', samples: SAMPLES, largestBatch: SAMPLES }]
})

const ownStream = (build: ReturnType<typeof buildNetwork>) => {
  const stream = build.native.stream(SEED, 'dropout')
  return () => stream.bits()
}

const worst = (actual: ArrayLike<number>, expected: ArrayLike<number>) => {
  let most = 0
  for (let i = 0; i < expected.length; i++) most = Math.max(most, Math.abs(actual[i]! - expected[i]!))
  return Number.isFinite(Array.from(actual).reduce((a, b) => a + b, 0)) ? most : NaN
}

const drawn = (count: number) => Uint32Array.from({ length: count }, (_, i) => (i * 17 + count) % SAMPLES)

describe('operations', () => {
  it('are all tested', () => {
    const tested = new Set(cases.flatMap(([, { operations }]) => operations.map(({ kind }) => kind)))
    const all: Record<Operation['kind'], true> = {
      affine: true,
      convolution: true,
      pooling: true,
      flatten: true,
      activation: true,
      dropout: true,
      'batch-normalization': true,
      'layer-normalization': true,
    }
    expect([...tested].sort()).toEqual(Object.keys(all).sort())
  })

  it.each(cases)('%s: loss and gradient of any batch agree with plain loops to 1e-11', (_, setting) => {
    const build = buildNetwork(setting)
    const { network, theta, into, plain } = build
    const bits = ownStream(build)
    for (const count of batches) {
      const indices = drawn(count)
      network.beginStep()
      const loss = network.gradient(theta, batchOf(indices), into)
      const expected = plainGradient(plain, theta.values, indices, { training: true, bits })
      expect(Math.abs(loss - expected.loss)).toBeLessThan(1e-11)
      expect(worst(into.values, expected.gradient)).toBeLessThan(1e-11)
    }
  })

  it.each(cases)('%s: the gradient agrees with central differences', (_, setting) => {
    const { native, network, theta, into } = buildNetwork(setting)
    const other = native.vector(theta.length, 'float64')
    const batch = batchOf(drawn(7))
    network.gradient(theta, batch, into)
    const h = 1e-6
    for (let i = 0; i < theta.length; i++) {
      const value = theta.values[i]!
      theta.values[i] = value + h
      const above = network.gradient(theta, batch, other)
      theta.values[i] = value - h
      const below = network.gradient(theta, batch, other)
      theta.values[i] = value
      expect(Math.abs((above - below) / (2 * h) - into.values[i]!)).toBeLessThan(2e-8)
    }
  })

  it.each(cases)('%s: outputs in evaluation agree with plain loops', (_, setting) => {
    const { network, theta, plain } = buildNetwork(setting)
    const running = runningOf(setting.operations)
    for (const count of batches) {
      const indices = Uint32Array.from({ length: count }, (_, i) => i)
      const expected = plainGradient(plain, theta.values, indices, { training: false, running })
      expect(worst(network.predictSamples(theta, 0, count), expected.outputs)).toBeLessThan(1e-6)
      expect(network.loss(theta, batchOf(indices))).toBeCloseTo(expected.loss, 12)
    }
  })

  it.each(cases)('%s: float32 agrees with float64 to 1e-4 of the greatest slope', (_, setting) => {
    const double = buildNetwork(setting)
    const single = buildNetwork({ ...setting, precision: 'float32' })
    single.theta.values.set(double.theta.values)
    double.theta.values.set(single.theta.values)
    for (const count of batches) {
      const indices = drawn(count)
      for (const { network } of [single, double]) network.beginStep()
      const loss = single.network.gradient(single.theta, batchOf(indices), single.into)
      const expected = double.network.gradient(double.theta, batchOf(indices), double.into)
      const greatest = Math.max(...double.into.values.map(Math.abs))
      expect(Math.abs(loss - expected)).toBeLessThan(1e-5 * Math.max(1, expected))
      expect(worst(single.into.values, double.into.values)).toBeLessThan(1e-4 * greatest)
    }
  })

  it.each(cases)('%s: only the samples of the batch count, whatever lay in the padding', (_, setting) => {
    for (const precision of ['float32', 'float64'] as const) {
      const fresh = buildNetwork({ ...setting, precision })
      const used = buildNetwork({ ...setting, precision })
      const before = Object.entries(used.network.state()).map(([name, array]) => [name, array.slice()] as const)
      // A whole batch that overflows leaves infinities and NaN everywhere.
      const wild = used.native.vector(used.theta.length, precision)
      wild.values.fill(precision === 'float32' ? 1e38 : 1e308)
      used.network.gradient(wild, batchOf(drawn(36)), used.into)
      for (const [name, array] of before) used.network.state()[name]!.set(array as never)
      for (const count of [1, 3, 5, 6]) {
        const indices = drawn(count)
        for (const { network } of [fresh, used]) network.beginStep()
        const loss = fresh.network.gradient(fresh.theta, batchOf(indices), fresh.into)
        expect(loss).toBeLessThan(Infinity)
        expect(used.network.gradient(used.theta, batchOf(indices), used.into)).toBe(loss)
        expect(used.into.values).toEqual(fresh.into.values)
      }
    }
  })

  // Chunk by chunk, dropout draws operation by operation: only one has the order of the plain loops.
  const dropouts = ({ operations }: NetworkSetting) => operations.filter(({ kind }) => kind === 'dropout').length
  it.each(cases.filter(([, setting]) => dropouts(setting) < 2))(
    '%s: a batch of 1,500 samples agrees with plain loops',
    (_, setting) => {
      const build = buildNetwork({ ...setting, samples: 1600, largestBatch: 1500 })
      const { network, theta, into, plain } = build
      const indices = Uint32Array.from({ length: 1500 }, (_, i) => (i * 7) % 1600)
      const loss = network.gradient(theta, batchOf(indices), into)
      const expected = plainGradient(plain, theta.values, indices, { training: true, bits: ownStream(build) })
      expect(Math.abs(loss - expected.loss)).toBeLessThan(1e-11)
      expect(worst(into.values, expected.gradient)).toBeLessThan(1e-11)
    },
  )

  describe('max pooling', () => {
    // A filter of one pixel, then a window over the whole image, then a weight of 1.
    const operations = operationsOf(
      [2, 2, 1],
      [['convolution', { filters: 1, size: 1, stride: 1, padding: 'valid' }], ['max-pooling'], flatten, dense(1)],
    )
    const make = (first: readonly number[], filter: number) => {
      const built = buildNetwork({ input: [2, 2, 1], operations, loss: 'squared', samples: 5, first })
      built.theta.values.set([filter, 0.5, 1, 0])
      return built
    }

    it.each([
      [0, 1],
      [-1, 1],
      [1, 8],
    ])('with a filter of %i the gradient goes to the first of the greatest, %i', (filter, expected) => {
      const { network, theta, into } = make([1, 2, 4, 8], filter)
      network.gradient(theta, batchOf(Uint32Array.of(0)), into)
      expect(into.values[0]! / into.values[1]!).toBeCloseTo(expected, 12)
    })

    it('keeps a NaN', () => {
      const { network, theta, into } = make([1, NaN, 4, 8], 1)
      expect(network.gradient(theta, batchOf(Uint32Array.of(0)), into)).toBeNaN()
    })
  })

  it('count their multiplications', () => {
    const { network } = buildNetwork({
      input: [8, 8, 1],
      operations: operationsOf(
        [8, 8, 1],
        [['convolution', { ...same, filters: 8, activation: 'relu' }], flatten, dense(10)],
      ),
      loss: 'softmax',
      samples: 10,
    })
    expect(network.operationsPerSample).toBe(64 * 8 * (2 * (9 + 1) + 10) + 2 * 10 * (512 + 1))
  })
})

/** Running averages as they start, where there is one batch normalization. */
function runningOf(operations: readonly Operation[]) {
  const tensor = tensorsOf(operations)
    .flat()
    .find(({ name }) => name.startsWith('scale'))
  const channels = tensor?.shape[0] ?? 0
  return { mean: new Array<number>(channels).fill(0), variance: new Array<number>(channels).fill(1) }
}
