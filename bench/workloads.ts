/** The trainings that are timed: plain SGD on small networks, float32, and Adam on Rosenbrock's function in float64. */
import type { Image } from '../src/catalog/layer.ts'
import {
  convolution,
  dense,
  flat,
  maxPooling,
  outline,
  parametersOf,
  stacked,
  valuesOf,
  weightsPerChannel,
  type Layer,
} from './layers.ts'

export type Name = 'a' | 'b' | 'c' | 'd' | 'f' | 'g' | 'rosenbrock'

/** A network, its samples and its start. */
export interface NetworkWorkload {
  readonly kind: 'network'
  readonly name: Name
  readonly title: string
  /** The last is dense: its outputs are what the loss gets. */
  readonly layers: readonly Layer[]
  /** (o - t)^2 / 2 of one output, or cross-entropy of the softmax over classes. */
  readonly loss: 'half-square' | 'softmax-cross-entropy'
  readonly batch: number
  readonly rate: number
  /** Inputs [samples, height, width, channels], row-major. */
  readonly x: Float64Array
  /** Target of each sample: -1 or 1, or the index of the class. */
  readonly y: Float64Array
  /** Parameters of each layer: its weights, then its biases (layers.ts). */
  readonly start: Float64Array
}

export interface SurfaceWorkload {
  readonly kind: 'surface'
  readonly name: Name
  readonly title: string
  readonly start: readonly [number, number]
  readonly rate: number
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
}

export type Workload = NetworkWorkload | SurfaceWorkload

/** mulberry32: a small seeded generator of numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let z = Math.imul(state ^ (state >>> 15), state | 1)
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61)
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296
  }
}

/** Uniform in +-1/sqrt(inputs of an output), rounded to float32 so that every engine starts from the same numbers. */
function startWeights(layers: readonly Layer[], random: () => number): Float64Array {
  const numbers: number[] = []
  for (const layer of layers) {
    const limit = 1 / Math.sqrt(weightsPerChannel(layer))
    for (let i = 0; i < parametersOf(layer); i++) numbers.push(Math.fround((2 * random() - 1) * limit))
  }
  return Float64Array.from(numbers)
}

/** Points of [-1, 1]^2; the target is 1 inside a disc and -1 outside. */
function disc(name: Name, units: readonly number[], samples: number, batch: number): NetworkWorkload {
  const layers = stacked(
    flat(2),
    units.map((count) => dense(count, 'tanh')),
  )
  const random = seeded(samples)
  const x = Float64Array.from({ length: 2 * samples }, () => Math.fround(2 * random() - 1))
  const y = Float64Array.from({ length: samples }, (_, i) => (x[2 * i]! ** 2 + x[2 * i + 1]! ** 2 < 0.4 ? 1 : -1))
  const title = `${outline(layers)} tanh, batch ${batch}, float32`
  const start = startWeights(layers, random)
  return { kind: 'network', name, title, layers, loss: 'half-square', batch, rate: 0.03, x, y, start }
}

interface Drawn {
  readonly samples: number
  readonly batch: number
  readonly rate: number
}

/** Samples around a random prototype in [0, 1]^n for each class. */
export function prototypes(name: Name, layers: readonly Layer[], { samples, batch, rate }: Drawn): NetworkWorkload {
  const features = valuesOf(layers[0]!.input)
  const classes = valuesOf(layers.at(-1)!.output)
  const random = seeded(features)
  const centres = Float64Array.from({ length: classes * features }, random)
  const y = Float64Array.from({ length: samples }, () => Math.floor(random() * classes))
  const x = new Float64Array(samples * features)
  for (let i = 0; i < samples; i++)
    for (let j = 0; j < features; j++) {
      const value = centres[y[i]! * features + j]! + 0.6 * (random() - 0.5)
      x[i * features + j] = Math.fround(Math.min(1, Math.max(0, value)))
    }
  const title = `${outline(layers)} relu softmax, batch ${batch}, float32`
  const start = startWeights(layers, random)
  return { kind: 'network', name, title, layers, loss: 'softmax-cross-entropy', batch, rate, x, y, start }
}

/** One hidden layer over flat inputs, ten classes. */
export const perceptron = (inputs: number, hidden: number) =>
  stacked(flat(inputs), [dense(hidden, 'relu'), dense(10, 'linear')])

/** A grey image. */
const square = (side: number): Image => ({ height: side, width: side, channels: 1 })

/** Convolutions of so many filters, each with a pooling, then ten classes. */
const convolutional = (image: Image, ...filters: readonly number[]) =>
  stacked(image, [...filters.flatMap((count) => [convolution(count), maxPooling()]), dense(10, 'linear')])

/** All workloads, drawn anew. */
export function workloads(): readonly Workload[] {
  return [
    disc('a', [4, 2, 1], 200, 10),
    disc('b', [8, 8, 1], 320, 32),
    prototypes('c', perceptron(64, 64), { samples: 1024, batch: 64, rate: 0.1 }),
    prototypes('d', perceptron(784, 128), { samples: 1024, batch: 64, rate: 0.1 }),
    prototypes('f', convolutional(square(8), 8), { samples: 512, batch: 64, rate: 0.1 }),
    prototypes('g', convolutional(square(28), 8, 16), { samples: 128, batch: 32, rate: 0.05 }),
    {
      kind: 'surface',
      name: 'rosenbrock',
      title: 'Adam on Rosenbrock, float64',
      start: [-1.2, 1],
      rate: 0.01,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
    },
  ]
}

/** Rows of the steps of `epochs` epochs, each a seeded permutation. */
export function batchOrder({ y }: NetworkWorkload, epochs: number, seed = 1): Uint32Array {
  const samples = y.length
  const random = seeded(seed)
  const permutation = Uint32Array.from({ length: samples }, (_, i) => i)
  const order = new Uint32Array(epochs * samples)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = samples - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      ;[permutation[i], permutation[j]] = [permutation[j]!, permutation[i]!]
    }
    order.set(permutation, epoch * samples)
  }
  return order
}
