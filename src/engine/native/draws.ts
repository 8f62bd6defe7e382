/** What the kernels would draw for a batch, for an engine that computes elsewhere: from the same streams, in the same order. */
import { imageOf, sizeOf, type Operation, type Shape } from '../../catalog/layer.ts'
import type { Augmentation } from './layOut.ts'
import type { Stream } from './random.ts'

export interface Draws {
  /** Factors of each dropout in turn, [count, units]. */
  readonly factors: readonly Float32Array[]
  /** Inputs [count, ...input] as training sees them, where they are augmented. */
  readonly augmented: Float32Array | undefined
}

export interface DrawOptions {
  readonly input: Shape
  readonly operations: readonly Operation[]
  readonly inputs: Float64Array
  readonly augmentation: Augmentation | undefined
  /** Rows that go through at a time (networkOptions.ts). */
  readonly rows: number
  readonly stream: (name: 'dropout' | 'augmentation') => Stream
}

/** The draws of a batch; the streams stand afterwards where a gradient would have left them (assembly/dropout.ts, augmentation.ts). */
export function drawsOf(indices: Uint32Array, options: DrawOptions): Draws {
  const { input, operations, augmentation, rows } = options
  const count = indices.length
  const dropouts = operations.filter((operation) => operation.kind === 'dropout')
  const factors = dropouts.map(({ units }) => new Float32Array(count * units))
  const augmented = augmentation && new Float32Array(count * sizeOf(input))
  for (let first = 0; first < count; first += rows) {
    const end = Math.min(count, first + rows)
    if (augmented) for (let row = first; row < end; row++) augment(indices[row]!, row, augmented, options)
    dropouts.forEach(({ units, rate }, index) => {
      const stream = options.stream('dropout')
      const threshold = -Math.floor(-rate * 4294967296)
      const scale = 1 / (1 - rate)
      const into = factors[index]!
      for (let at = first * units; at < end * units; at++) into[at] = stream.bits() >= threshold ? scale : 0
    })
  }
  return { factors, augmented }
}

/** One sample: its two shifts are drawn, then the noise of its values. */
function augment(sample: number, row: number, into: Float32Array, options: DrawOptions): void {
  const { noise, shift } = options.augmentation!
  const { input, inputs } = options
  const features = sizeOf(input)
  const { height, width, channels } = imageOf(input) ?? { height: 1, width: 1, channels: features }
  const stream = options.stream('augmentation')
  const down = shift > 0 ? stream.below(2 * shift + 1) - shift : 0
  const right = shift > 0 ? stream.below(2 * shift + 1) - shift : 0
  let at = row * features
  for (let y = -down; y < height - down; y++)
    for (let x = -right; x < width - right; x++) {
      const isInside = y >= 0 && y < height && x >= 0 && x < width
      const pixel = sample * features + (y * width + x) * channels
      for (let channel = 0; channel < channels; channel++) {
        const value = isInside ? Math.fround(inputs[pixel + channel]!) : 0
        into[at++] = noise > 0 ? value + noise * stream.normal() : value
      }
    }
}
