/** Second derivatives of an objective: its own where it has them, else differences of gradients. */
import type { Stream } from '../native/random.ts'
import type { Batch, Objective, Vector } from '../trainer.ts'

/** The relative distance of the two gradients: the cube root of the unit roundoff balances their two errors. */
const DISTANCE = { float32: 4.9e-3, float64: 6.1e-6 } as const

export interface HessianSource {
  /** A new vector like theta. */
  readonly create: () => Vector
  /** The parameters; moved while differences are taken, and put back to the bit. */
  readonly theta: Vector
  /** The gradient of `batch` at theta goes into `into`; counts one evaluation. */
  readonly evaluate: (batch: Batch, into: Vector) => void
  readonly objective: Objective
}

/** The gradient's change along a direction, H v, by central differences: two evaluations. */
class Differences {
  readonly #source: HessianSource
  readonly #at: Vector
  readonly #ahead: Vector
  readonly #behind: Vector

  constructor(source: HessianSource) {
    this.#source = source
    this.#at = source.create()
    this.#ahead = source.create()
    this.#behind = source.create()
  }

  /** Writes the column of parameter `i` into `column`. */
  column(batch: Batch, i: number, column: (row: number, value: number) => void): void {
    const { theta } = this.#source
    const h = DISTANCE[theta.precision] * Math.max(1, Math.abs(theta.values[i]!))
    this.#along(batch, (values, sign) => (values[i]! += sign * h))
    // What float32 made of the distance, not what was asked for.
    const distance = this.#width(i, h)
    for (let row = 0; row < theta.length; row++)
      column(row, (this.#ahead.values[row]! - this.#behind.values[row]!) / distance)
  }

  #width(i: number, h: number): number {
    const at = this.#source.theta.values[i]!
    if (this.#source.theta.precision === 'float64') return at + h - (at - h)
    return Math.fround(at + h) - Math.fround(at - h)
  }

  /** z * (H z) for a direction z of ones and minus ones: Hutchinson's estimate of the diagonal. */
  diagonal(batch: Batch, stream: Stream, into: Vector): void {
    const { theta } = this.#source
    const z = Int8Array.from({ length: theta.length }, () => (stream.bits() >= 0x80000000 ? 1 : -1))
    const h = DISTANCE[theta.precision]
    this.#along(batch, (values, sign) => {
      for (let i = 0; i < z.length; i++) values[i]! += sign * h * z[i]!
    })
    for (let i = 0; i < z.length; i++)
      into.values[i] = (z[i]! * (this.#ahead.values[i]! - this.#behind.values[i]!)) / (2 * h)
  }

  /** Gradients on both sides of theta, which is put back. */
  #along(batch: Batch, move: (values: Float32Array | Float64Array, sign: number) => void): void {
    const { theta, evaluate } = this.#source
    this.#at.values.set(theta.values)
    move(theta.values, 1)
    evaluate(batch, this.#ahead)
    theta.values.set(this.#at.values)
    move(theta.values, -1)
    evaluate(batch, this.#behind)
    theta.values.set(this.#at.values)
  }
}

/** The Hessian at theta, or its diagonal. */
export class Hessian {
  readonly #source: HessianSource
  #differences: Differences | undefined

  constructor(source: HessianSource) {
    this.#source = source
  }

  get #by(): Differences {
    return (this.#differences ??= new Differences(this.#source))
  }

  /** [P, P] row by row; symmetric. */
  full(batch: Batch): Float64Array {
    const { objective, theta } = this.#source
    if (objective.hessian) return objective.hessian(theta)
    const n = theta.length
    const hessian = new Float64Array(n * n)
    for (let i = 0; i < n; i++) this.#by.column(batch, i, (row, value) => (hessian[row * n + i] = value))
    for (let i = 0; i < n; i++)
      for (let j = 0; j < i; j++)
        hessian[i * n + j] = hessian[j * n + i] = (hessian[i * n + j]! + hessian[j * n + i]!) / 2
    return hessian
  }

  /** The diagonal: exact up to `most` parameters, beyond that Hutchinson's estimate with signs from the stream. */
  diagonal(batch: Batch, into: Vector, stream: Stream, most: number): void {
    const { objective, theta } = this.#source
    const n = theta.length
    if (objective.hessian) {
      const hessian = objective.hessian(theta)
      for (let i = 0; i < n; i++) into.values[i] = hessian[i * n + i]!
    } else if (n <= most) {
      for (let i = 0; i < n; i++)
        this.#by.column(batch, i, (row, value) => {
          if (row === i) into.values[i] = value
        })
    } else this.#by.diagonal(batch, stream, into)
  }
}
