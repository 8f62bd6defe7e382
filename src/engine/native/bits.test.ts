import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import type { Precision } from '../../experiment/document.ts'
import { createNative } from './instance.ts'
import { NativeNetwork } from './network.ts'
import { BatchOrder } from './order.ts'
import { denseOperations } from './testing/chains.ts'
import { testMaps } from './testing/maps.ts'

/** FNV-1a, 32 bits, of the bytes. */
function digest(values: Float32Array | Float64Array): string {
  let hash = 0x811c9dc5
  for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}

/** Parameters after 200 steps of gradient descent. */
function train(precision: Precision, kind: 'map' | 'softmax'): Float32Array | Float64Array {
  const native = createNative(nodeModules())
  const random = native.stream(11, 'data')
  const maps = testMaps(native, precision)
  const sizes = kind === 'map' ? [2, 7, 5, 1] : [5, 9, 3]
  const samples = 70
  const network = new NativeNetwork(native, {
    precision,
    input: [sizes[0]],
    operations: denseOperations(sizes, kind === 'map' ? ['tanh', 'tanh'] : ['relu']),
    activations: maps.activations,
    loss:
      kind === 'map'
        ? { kind, ...maps.squared }
        : { kind: 'row', row: 'softmax-cross-entropy', parameters: { labelSmoothing: 0.1 } },
    inputs: Float64Array.from({ length: samples * sizes[0] }, () => random.normal()),
    targets: Float64Array.from({ length: samples }, () => (kind === 'map' ? random.normal() : random.below(3))),
    counts: { train: samples, validation: 0, test: 0 },
  })
  const theta = native.vector(network.parameters, precision)
  const into = native.vector(network.parameters, precision)
  const weights = native.stream(11, 'weights')
  for (let i = 0; i < theta.length; i++) theta.values[i] = weights.normal() / 2
  const order = new BatchOrder(native, 11, { rows: samples, size: 12, replacement: false })
  const axpy = precision === 'float32' ? native.kernel.axpyF32 : native.kernel.axpyF64
  for (let step = 0; step < 200; step++) {
    network.gradient(theta, order.next(step), into)
    axpy(-0.1, into.address, theta.address, theta.length)
  }
  return theta.values
}

/**
 * The bits of runs are a promise: a link shows the same curve for ever. Where one of these changes on purpose, `numerics` rises.
 * They were taken in Node; the browser tests compare whole runs.
 */
describe('the bits of a run', () => {
  it.each([
    ['float32', 'map', '7d29e389'],
    ['float64', 'map', '28f3ca6c'],
    ['float32', 'softmax', '4a58ef15'],
    ['float64', 'softmax', '88dc943f'],
  ] as const)('%s, %s', (precision, kind, expected) => {
    const values = train(precision, kind)
    expect(values.every(Number.isFinite)).toBe(true)
    expect(digest(values)).toBe(expected)
  })
})
