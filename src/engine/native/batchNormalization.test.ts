import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import type { Precision } from '../../experiment/document.ts'
import type { NativeVector } from './instance.ts'
import { createNative } from './instance.ts'
import { NativeNetwork } from './network.ts'
import { operationsOf } from './testing/chains.ts'
import { testMaps } from './testing/maps.ts'
import { batchOf } from './testing/plainNetwork.ts'

const batches = [
  [1, 10, 2, -20, 4, 30],
  [0.5, 3, 0.25, 8],
]

/** BatchNorm of two inputs, whose values go on as they are. */
function build(precision: Precision = 'float64', largestBatch = 5) {
  const native = createNative(nodeModules())
  const operations = operationsOf(
    [2],
    [
      ['batch-normalization', { momentum: 0.3, epsilon: 1e-3 }],
      ['dense', { units: 2 }],
    ],
  )
  const network = new NativeNetwork(native, {
    precision,
    input: [2],
    operations,
    loss: { kind: 'map', ...testMaps(native, precision).squared },
    inputs: Float64Array.from(batches.flat()),
    targets: new Float64Array(10),
    counts: { train: 5, validation: 0, test: 0 },
    largestBatch,
  })
  const theta = native.vector(network.parameters, precision)
  for (const { name, offset } of network.tensors) {
    if (name === 'scale1') theta.values.fill(1, offset, offset + 2)
    if (name === 'W2') theta.values.set([1, 0, 0, 1], offset)
  }
  return { network, theta, into: native.vector(network.parameters, precision) }
}

const first = batchOf(Uint32Array.of(0, 1, 2))
const second = batchOf(Uint32Array.of(3, 4))

const close = (actual: ArrayLike<number>, expected: readonly number[], tolerance: number) =>
  expected.forEach((value, i) =>
    expect(Math.abs(actual[i]! - value) / Math.max(1, Math.abs(value))).toBeLessThan(tolerance),
  )

describe('batch normalization', () => {
  // bn = torch.nn.BatchNorm1d(2, eps=1e-3, momentum=0.3); bn(first); bn(second); bn.eval(); bn(first), in float64 by PyTorch 1.13.
  it.each(['float32', 'float64'] as const)("keeps PyTorch's running averages in %s", (precision) => {
    const { network, theta, into } = build(precision)
    close(network.state().mean1!, [0, 0], 0 + 1e-300)
    close(network.state().variance1!, [1, 1], 1e-300)
    network.gradient(theta, first, into)
    close(network.state().mean1!, [0.7, 2.0], 1e-12)
    close(network.state().variance1!, [1.4, 190.7], 1e-12)
    network.gradient(theta, second, into)
    close(network.state().mean1!, [0.6025, 3.05], 1e-12)
    close(network.state().variance1!, [0.989375, 137.24], 1e-12)
    const outputs = [
      0.3994268896957751, 0.593256995056983, 1.404274410943008, -1.967564566340066, 3.413969453437474,
      2.3004713693216825,
    ]
    close(network.predict(theta, batches[0]!), outputs, 1e-6)
  })

  it('does not change its averages in evaluation', () => {
    const { network, theta, into } = build()
    network.gradient(theta, first, into)
    const before = Object.entries(network.state()).map(([name, array]) => [name, array.slice()])
    network.loss(theta, second)
    network.scores(theta, 'train')
    network.predict(theta, batches[1]!)
    expect(Object.entries(network.state()).map(([name, array]) => [name, array.slice()])).toEqual(before)
  })

  it('goes on from a kept state', () => {
    const { network, theta, into } = build()
    network.gradient(theta, first, into)
    const kept = Object.entries(network.state()).map(([name, array]) => [name, array.slice()] as const)
    expect(kept.map(([name]) => name)).toEqual(['mean1', 'variance1'])
    network.gradient(theta, second, into)
    const expected = network.scores(theta, 'train').loss
    const other = build()
    for (const [name, array] of kept) other.network.state()[name]!.set(array as never)
    other.network.gradient(other.theta, second, other.into)
    expect(other.network.scores(other.theta, 'train').loss).toBe(expected)
    network.gradient(theta, second, into)
    expect(network.scores(theta, 'train').loss).not.toBe(expected)
  })

  it('moves no average for one value alone, which has no variance', () => {
    const { network, theta, into } = build()
    network.gradient(theta, batchOf(Uint32Array.of(2)), into)
    expect([...network.state().mean1!, ...network.state().variance1!]).toEqual([0, 0, 1, 1])
    expect(into.values.every(Number.isFinite)).toBe(true)
  })

  it('takes no batch that is larger than said', () => {
    const { network, theta, into } = build('float64', 2)
    const take = (batch: typeof first, at: NativeVector = theta) => network.gradient(at, batch, into)
    expect(() => take(first)).toThrow('gradient: a batch must have at most 2 rows, got 3')
    expect(take(second)).toBeLessThan(Infinity)
  })
})
