/** The trainings that are timed: plain SGD on small networks, float32, and Adam on Rosenbrock's function in float64. */

export type Name = 'a' | 'b' | 'c' | 'd' | 'rosenbrock'

/** A dense network, its samples and its start. Weights of a layer are [outputs, inputs], then its biases. */
export interface NetworkWorkload {
  readonly kind: 'network'
  readonly name: Name
  readonly title: string
  /** Units of each layer, inputs first. */
  readonly sizes: readonly number[]
  /** tanh everywhere with loss (o - t)^2 / 2, or relu and softmax cross-entropy over classes. */
  readonly type: 'tanh-half-square' | 'relu-softmax'
  readonly batch: number
  readonly rate: number
  /** Inputs [samples, features], row-major. */
  readonly x: Float64Array
  /** Target of each sample: -1 or 1, or the index of the class. */
  readonly y: Float64Array
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

/** Uniform in +-1/sqrt(inputs), rounded to float32 so that every engine starts from the same numbers. */
function startWeights(sizes: readonly number[], random: () => number): Float64Array {
  const numbers: number[] = []
  for (let layer = 1; layer < sizes.length; layer++) {
    const inputs = sizes[layer - 1]!
    const limit = 1 / Math.sqrt(inputs)
    for (let i = 0; i < sizes[layer]! * (inputs + 1); i++) numbers.push(Math.fround((2 * random() - 1) * limit))
  }
  return Float64Array.from(numbers)
}

/** Points of [-1, 1]^2; the target is 1 inside a disc and -1 outside. */
function disc(name: Name, sizes: readonly number[], samples: number, batch: number): NetworkWorkload {
  const random = seeded(samples)
  const x = Float64Array.from({ length: 2 * samples }, () => Math.fround(2 * random() - 1))
  const y = Float64Array.from({ length: samples }, (_, i) => (x[2 * i]! ** 2 + x[2 * i + 1]! ** 2 < 0.4 ? 1 : -1))
  const title = `${sizes.join('-')} tanh, batch ${batch}, float32`
  const start = startWeights(sizes, random)
  return { kind: 'network', name, title, sizes, type: 'tanh-half-square', batch, rate: 0.03, x, y, start }
}

/** 1,024 samples around ten random prototypes in [0, 1]^n. */
function prototypes(name: Name, sizes: readonly number[], batch: number): NetworkWorkload {
  const features = sizes[0]!
  const classes = sizes.at(-1)!
  const samples = 1024
  const random = seeded(features)
  const centres = Float64Array.from({ length: classes * features }, random)
  const y = Float64Array.from({ length: samples }, () => Math.floor(random() * classes))
  const x = new Float64Array(samples * features)
  for (let i = 0; i < samples; i++)
    for (let j = 0; j < features; j++) {
      const value = centres[y[i]! * features + j]! + 0.6 * (random() - 0.5)
      x[i * features + j] = Math.fround(Math.min(1, Math.max(0, value)))
    }
  const title = `${sizes.join('-')} relu softmax, batch ${batch}, float32`
  const start = startWeights(sizes, random)
  return { kind: 'network', name, title, sizes, type: 'relu-softmax', batch, rate: 0.1, x, y, start }
}

/** All workloads, drawn anew. */
export function workloads(): readonly Workload[] {
  return [
    disc('a', [2, 4, 2, 1], 200, 10),
    disc('b', [2, 8, 8, 1], 320, 32),
    prototypes('c', [64, 64, 10], 64),
    prototypes('d', [784, 128, 10], 64),
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
