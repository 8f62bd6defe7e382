/** The dense network in plain loops over float64: what the kernels are compared with in tests. */
import type { Batch } from '../../trainer.ts'

export interface PlainNetwork {
  readonly sizes: readonly number[]
  readonly activations: readonly ('tanh' | 'relu' | 'linear')[]
  readonly loss: 'squared' | 'softmax'
  readonly labelSmoothing: number
  readonly classWeights?: readonly number[]
  readonly inputs: Float64Array
  readonly targets: Float64Array
}

/** A batch that does not lie in the kernel's memory. */
export function batchOf(indices: Uint32Array): Batch {
  return { indices, count: indices.length }
}

const functions = {
  tanh: (x: number) => Math.tanh(x),
  relu: (x: number) => Math.max(x, 0),
  linear: (x: number) => x,
}

const derivatives = {
  tanh: (x: number) => 1 - Math.tanh(x) ** 2,
  relu: (x: number) => (x > 0 ? 1 : 0),
  linear: () => 1,
}

/** Mean loss over the rows `indices` (squared: half the square, over all entries), its gradient, the outputs, and the right answers. */
export function plainGradient(network: PlainNetwork, theta: ArrayLike<number>, indices: Uint32Array) {
  const { sizes, activations, inputs, targets } = network
  const layers = sizes.length - 1
  const width = sizes[layers]
  const gradient = new Float64Array(theta.length)
  const outputs: number[] = []
  let loss = 0
  let right = 0
  const weightOf = (target: number) => network.classWeights?.[target] ?? 1
  const divisor =
    network.loss === 'squared'
      ? indices.length * width
      : indices.reduce((total, row) => total + weightOf(targets[row]), 0)
  for (const row of indices) {
    const a: number[][] = [[...inputs.subarray(row * sizes[0], (row + 1) * sizes[0])]]
    const z: number[][] = []
    for (let l = 0, at = 0; l < layers; l++) {
      const bias = at + sizes[l] * sizes[l + 1]
      z[l] = Array.from({ length: sizes[l + 1] }, (_, o) =>
        a[l].reduce((sum, x, i) => sum + theta[at + o * sizes[l] + i] * x, theta[bias + o]),
      )
      a[l + 1] = z[l].map(functions[activations[l]])
      at = bias + sizes[l + 1]
    }
    const output = a[layers]
    outputs.push(...output)
    let delta: number[]
    if (network.loss === 'squared') {
      const target = targets.subarray(row * width, (row + 1) * width)
      loss += output.reduce((sum, value, o) => sum + (value - target[o]) ** 2 / 2, 0)
      delta = output.map((value, o) => (value - target[o]) / divisor)
      if (output[0] > 0 === target[0] > 0) right++
    } else {
      const target = targets[row]
      const greatest = Math.max(...output)
      const total = output.reduce((sum, value) => sum + Math.exp(value - greatest), 0)
      const logs = output.map((value) => value - greatest - Math.log(total))
      const share = output.map(
        (_, c) =>
          (c === target ? (1 - network.labelSmoothing) * weightOf(c) : 0) +
          (network.labelSmoothing / width) * weightOf(c),
      )
      const all = share.reduce((sum, value) => sum + value, 0)
      loss -= share.reduce((sum, value, c) => sum + value * logs[c], 0)
      delta = output.map((_, c) => (Math.exp(logs[c]) * all - share[c]) / divisor)
      if (output.indexOf(greatest) === target) right++
    }
    for (let l = layers - 1, end = theta.length; l >= 0; l--) {
      const bias = end - sizes[l + 1]
      const at = bias - sizes[l] * sizes[l + 1]
      delta = delta.map((value, o) => value * derivatives[activations[l]](z[l][o]))
      delta.forEach((value, o) => {
        gradient[bias + o] += value
        a[l].forEach((x, i) => (gradient[at + o * sizes[l] + i] += value * x))
      })
      const next = a[l].map((_, i) => delta.reduce((sum, value, o) => sum + value * theta[at + o * sizes[l] + i], 0))
      delta = next
      end = at
    }
  }
  return { loss: loss / divisor, gradient, outputs, right }
}
