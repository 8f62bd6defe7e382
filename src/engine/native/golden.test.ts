import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { createNative } from './instance.ts'
import { NativeNetwork } from './network.ts'
import { operationsOf } from './testing/chains.ts'
import { testMaps } from './testing/maps.ts'
import { batchOf } from './testing/plainNetwork.ts'
import * as torch from './testing/torchCnn.ts'

const { sequence } = torch
const CLOSE = 1e-12

function close(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(actual).toHaveLength(expected.length)
  for (const [i, value] of expected.entries()) expect(Math.abs(actual[i]! - value)).toBeLessThan(tolerance)
}

describe('a convolutional network of PyTorch', () => {
  const native = createNative(nodeModules())
  // PyTorch's images are [channels, height, width].
  const planes = sequence(6 * 2 * 5 * 6, 37, 101)
  const inputs = Float64Array.from({ length: 6 * 60 }, (_, i) => {
    const [sample, rest] = [Math.floor(i / 60), i % 60]
    return planes[sample * 60 + (rest % 2) * 30 + Math.floor(rest / 2)]!
  })
  const network = new NativeNetwork(native, {
    precision: 'float64',
    input: [5, 6, 2],
    operations: operationsOf(
      [5, 6, 2],
      [
        ['convolution', { filters: 3, size: 3, stride: 1, padding: 'same' }],
        ['batch-normalization', { momentum: 0.1, epsilon: 1e-5 }],
        ['activation', { activation: 'relu' }],
        ['max-pooling', { size: 2 }],
        ['flatten'],
        ['dense', { units: 3 }],
      ],
    ),
    activations: testMaps(native, 'float64').activations,
    loss: { kind: 'row', row: 'softmax-cross-entropy', parameters: { labelSmoothing: 0 } },
    inputs,
    targets: Float64Array.of(0, 1, 2, 1, 0, 2),
    counts: { train: 6, validation: 0, test: 0 },
  })
  const theta = native.vector(network.parameters, 'float64')
  const into = native.vector(network.parameters, 'float64')
  for (const [i, { offset, length, shape }] of network.tensors.entries())
    for (const [k, value] of sequence(length, 29 + 2 * i, 97 + i).entries())
      theta.values[offset + k] = value * (shape.length > 1 ? 1 : 0.5) + (i === 2 ? 1 : 0)
  const batch = batchOf(Uint32Array.of(0, 1, 2, 3, 4, 5))
  const losses = [1, 2, 3].map(() => {
    const loss = network.gradient(theta, batch, into)
    native.axpy(-0.1, into, theta)
    return loss
  })

  it('has its losses', () => close(losses, torch.losses, CLOSE))

  it.each(network.tensors.map((tensor) => [tensor.name, tensor] as const))('has its %s', (name, { offset, length }) => {
    close(
      theta.values.subarray(offset, offset + length),
      torch.parameters[name as keyof typeof torch.parameters],
      CLOSE,
    )
  })

  it('has its running averages', () => {
    const { mean2, variance2 } = network.state()
    close(mean2!, torch.runningMean, CLOSE)
    close(variance2!, torch.runningVariance, CLOSE)
  })

  it('has its loss and outputs in evaluation', () => {
    expect(Math.abs(network.loss(theta, batch) - torch.evaluation)).toBeLessThan(CLOSE)
    expect(network.scores(theta, 'train').loss).toBe(network.loss(theta, batch))
    // Outputs are handed out in float32.
    close(network.predict(theta, inputs), torch.outputs, 1e-7)
  })
})
