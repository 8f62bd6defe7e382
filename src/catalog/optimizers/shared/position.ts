/**
 * The parameters as a method in TypeScript knows them: in float64, also where the run keeps them in float32. A search along a line adds small
 * steps to large parameters; in float32 it would soon see nothing but rounding.
 */
import type { MethodParts, MethodVector } from '../../method.ts'

export class Position {
  readonly #parts: MethodParts
  readonly #exact: MethodVector
  readonly #trial: MethodVector

  constructor(parts: MethodParts) {
    this.#parts = parts
    this.#exact = parts.vectors.create()
    this.#trial = parts.vectors.create()
  }

  /** Takes over what theta is where something else has moved it since the last step. */
  follow(): void {
    const theta = this.#parts.theta.values
    const exact = this.#exact.values
    const single = theta instanceof Float32Array
    for (let i = 0; i < theta.length; i++) {
      const known = single ? Math.fround(exact[i]!) : exact[i]!
      if (known !== theta[i]!) exact[i] = theta[i]!
    }
  }

  /** Puts theta at a length along a direction from here; gives the point in float64. */
  probe(length: number, direction: MethodVector): MethodVector {
    const { vectors, theta } = this.#parts
    vectors.copy(this.#exact, this.#trial)
    vectors.add(length, direction, this.#trial)
    vectors.copy(this.#trial, theta)
    return this.#trial
  }

  /** Goes there. */
  move(length: number, direction: MethodVector): void {
    const { vectors, theta } = this.#parts
    vectors.add(length, direction, this.#exact)
    vectors.copy(this.#exact, theta)
  }

  /** Puts theta back here. */
  stay(): void {
    this.#parts.vectors.copy(this.#exact, this.#parts.theta)
  }

  /** The point here, in float64. */
  get point(): MethodVector {
    return this.#exact
  }

  /** What a checkpoint holds. */
  get values(): Float32Array | Float64Array {
    return this.#exact.values
  }
}
