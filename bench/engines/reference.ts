/** The plain float64 trainings that every engine is checked against: loops, no cleverness. */
import type { NetworkWorkload, SurfaceWorkload } from '../workloads.ts'

/** One SGD update on the rows of a batch, in place; returns the mean loss before it. */
export function networkStep(workload: NetworkWorkload, theta: Float64Array, rows: ArrayLike<number>): number {
  const { sizes, type, rate, x, y } = workload
  const gradient = new Float64Array(theta.length)
  let loss = 0
  for (let n = 0; n < rows.length; n++) {
    const row = rows[n]!
    const acts: Float64Array[] = [x.subarray(row * sizes[0]!, (row + 1) * sizes[0]!)]
    let offset = 0
    for (let layer = 1; layer < sizes.length; layer++) {
      const [inputs, outputs] = [sizes[layer - 1]!, sizes[layer]!]
      const before = acts[layer - 1]!
      const last = layer === sizes.length - 1
      const out = new Float64Array(outputs)
      for (let o = 0; o < outputs; o++) {
        let sum = theta[offset + outputs * inputs + o]!
        for (let i = 0; i < inputs; i++) sum += theta[offset + o * inputs + i]! * before[i]!
        if (type === 'tanh-half-square') out[o] = Math.tanh(sum)
        else out[o] = last ? sum : Math.max(0, sum)
      }
      acts.push(out)
      offset += outputs * (inputs + 1)
    }
    // Derivative of the loss by each unit before its activation.
    const out = acts.at(-1)!
    let delta: Float64Array
    if (type === 'tanh-half-square') {
      const difference = out[0]! - y[row]!
      loss += difference ** 2 / 2
      delta = Float64Array.of(difference * (1 - out[0]! ** 2))
    } else {
      const top = Math.max(...out)
      const powers = out.map((value) => Math.exp(value - top))
      const total = powers.reduce((a, b) => a + b)
      loss += Math.log(total) + top - out[y[row]!]!
      delta = powers.map((value, k) => value / total - (k === y[row] ? 1 : 0))
    }
    for (let layer = sizes.length - 1; layer >= 1; layer--) {
      const [inputs, outputs] = [sizes[layer - 1]!, sizes[layer]!]
      offset -= outputs * (inputs + 1)
      const before = acts[layer - 1]!
      const back = new Float64Array(inputs)
      for (let o = 0; o < outputs; o++) {
        gradient[offset + outputs * inputs + o]! += delta[o]!
        for (let i = 0; i < inputs; i++) {
          gradient[offset + o * inputs + i]! += delta[o]! * before[i]!
          back[i]! += delta[o]! * theta[offset + o * inputs + i]!
        }
      }
      delta = back.map((value, i) =>
        type === 'tanh-half-square' ? value * (1 - before[i]! ** 2) : before[i]! > 0 ? value : 0,
      )
    }
  }
  for (let i = 0; i < theta.length; i++) theta[i]! -= (rate * gradient[i]!) / rows.length
  return loss / rows.length
}

/** Parameters after `steps` updates on the batches of `order`. */
export function trainNetwork(workload: NetworkWorkload, order: Uint32Array, steps: number): Float64Array {
  const { batch } = workload
  const theta = workload.start.slice()
  for (let s = 0; s < steps; s++) networkStep(workload, theta, order.subarray(s * batch, (s + 1) * batch))
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
