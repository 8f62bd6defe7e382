/** The plain float64 trainings that every engine is checked against: loops, no cleverness. */
import { parametersOf, valuesOf } from '../layers.ts'
import type { NetworkWorkload, SurfaceWorkload } from '../workloads.ts'
import { referenceLayer } from './referenceLayers.ts'

/** Loss of a sample, and its derivative by each output of the network. */
const losses: Record<NetworkWorkload['loss'], (out: Float64Array, target: number) => [number, Float64Array]> = {
  'half-square'(out, target) {
    const difference = out[0]! - target
    return [difference ** 2 / 2, Float64Array.of(difference)]
  },
  'softmax-cross-entropy'(out, target) {
    const top = Math.max(...out)
    const powers = out.map((value) => Math.exp(value - top))
    const total = powers.reduce((a, b) => a + b)
    const slopes = powers.map((value, k) => value / total - (k === target ? 1 : 0))
    return [Math.log(total) + top - out[target]!, slopes]
  },
}

/** One SGD update on the rows of a batch, in place; returns the mean loss before it. */
export type Step = (theta: Float64Array, rows: ArrayLike<number>) => number

export function networkStep({ layers, loss, rate, x, y }: NetworkWorkload): Step {
  const features = valuesOf(layers[0]!.input)
  let offset = 0
  const chain = layers.map((layer) => {
    const placed = referenceLayer(layer, offset)
    offset += parametersOf(layer)
    return placed
  })
  return (theta, rows) => {
    const gradient = new Float64Array(theta.length)
    let sum = 0
    for (let n = 0; n < rows.length; n++) {
      const row = rows[n]!
      const values = [x.subarray(row * features, (row + 1) * features)]
      for (const layer of chain) values.push(layer.forward(theta, values.at(-1)!))
      const [value, slopesOfOutputs] = losses[loss](values.at(-1)!, y[row]!)
      sum += value
      let slopes = slopesOfOutputs
      for (let k = chain.length - 1; k >= 0; k--)
        slopes = chain[k]!.backward({ theta, input: values[k]!, output: values[k + 1]!, slopes, gradient })
    }
    for (let i = 0; i < theta.length; i++) theta[i]! -= (rate * gradient[i]!) / rows.length
    return sum / rows.length
  }
}

/** Parameters after `steps` updates on the batches of `order`. */
export function trainNetwork(workload: NetworkWorkload, order: Uint32Array, steps: number): Float64Array {
  const { batch } = workload
  const theta = workload.start.slice()
  const step = networkStep(workload)
  for (let s = 0; s < steps; s++) step(theta, order.subarray(s * batch, (s + 1) * batch))
  return theta
}

/** The point after `steps` updates of Adam (Kingma & Ba 2015) on Rosenbrock's function. */
export function trainRosenbrock(workload: SurfaceWorkload, steps: number): Float64Array {
  const { rate, beta1, beta2, epsilon } = workload
  const theta = Float64Array.from(workload.start)
  const m = new Float64Array(2)
  const v = new Float64Array(2)
  for (let t = 1; t <= steps; t++) {
    const [x, y] = theta as unknown as [number, number]
    const slope = y - x * x
    const gradient = [-2 * (1 - x) - 400 * x * slope, 200 * slope]
    for (let i = 0; i < 2; i++) {
      m[i] = beta1 * m[i]! + (1 - beta1) * gradient[i]!
      v[i] = beta2 * v[i]! + (1 - beta2) * gradient[i]! ** 2
      theta[i]! -= (rate * (m[i]! / (1 - beta1 ** t))) / (Math.sqrt(v[i]! / (1 - beta2 ** t)) + epsilon)
    }
  }
  return theta
}
