/** Which rows each step sees: permutations or draws from the `order` stream, all rows, or orders given from outside. */
import type { Batch, Batches, NamedArrays } from '../trainer.ts'
import type { Native } from './instance.ts'
import type { Stream } from './random.ts'

/** Permutations of the training rows; step s of batch size B over N rows takes entries s B mod N … of number floor(s B / N), counted around. */
export type GivenOrder = readonly ArrayLike<number>[]

export interface OrderOptions {
  /** Rows of the training split. */
  readonly rows: number
  /** Rows a step; at least 1. With all rows and without replacement, every step takes them in their order. */
  readonly size: number
  /** Rows of the update after `step` updates, where they change: whole numbers from 1 to `rows`. `size` is then the first. */
  readonly sizeAt?: (step: number) => number
  /** Each batch is drawn anew, with replacement, instead of a permutation an epoch. */
  readonly replacement: boolean
  /** Instead of the stream; `replacement` does not apply. */
  readonly given?: GivenOrder
}

/** A batch whose indices lie in the kernel's memory. */
export class NativeBatch implements Batch {
  /** Address of u32[count]. */
  address = 0
  count = 0
  readonly #native: Native

  constructor(native: Native) {
    this.#native = native
  }

  get indices(): Uint32Array {
    return new Uint32Array(this.#native.memory.buffer, this.address, this.count)
  }
}

/**
 * The batches of a run. Without replacement an epoch is a permutation (Fisher-Yates from the end), cut into batches; the last one may
 * be smaller. The same object is handed out at every step.
 */
export class BatchOrder implements Batches {
  readonly #native: Native
  readonly #options: OrderOptions
  readonly #stream: Stream
  readonly #address: number
  readonly #batch: NativeBatch
  /** Rows taken since the first step, of a given order; else rows taken of this permutation. */
  readonly #position: Float64Array
  /** Whether every step takes all rows in their order. */
  readonly constant: boolean
  readonly #held: NativeBatch[] = []

  constructor(native: Native, seed: number, options: OrderOptions) {
    const { rows, size, sizeAt, replacement, given } = options
    if (!Number.isInteger(rows) || rows < 1) throw new RangeError(`BatchOrder: rows must be at least 1, got ${rows}`)
    if (!Number.isInteger(size) || size < 1) throw new RangeError(`BatchOrder: size must be at least 1, got ${size}`)
    this.#native = native
    this.#options = options
    this.#stream = native.stream(seed, 'order')
    this.#batch = new NativeBatch(native)
    const length = given ? rows * given.length : replacement && !sizeAt ? size : rows
    this.constant = !given && !replacement && !sizeAt && size >= rows
    this.#address = native.allocate(4 * length)
    const indices = this.#indices(length)
    if (given?.length === 0) throw new RangeError('BatchOrder: there must be an order, got none')
    if (given)
      given.forEach((order, i) => {
        if (order.length !== rows)
          throw new RangeError(`BatchOrder: order ${i} must name ${rows} rows, got ${order.length}`)
        const wrong = Array.from(order).find((row) => !(Number.isInteger(row) && row >= 0 && row < rows))
        if (wrong !== undefined)
          throw new RangeError(`BatchOrder: order ${i} must name rows below ${rows}, got ${wrong}`)
        indices.set(order, i * rows)
      })
    else for (let i = 0; i < length; i++) indices[i] = i
    this.#position = Float64Array.of(given || this.constant ? 0 : rows)
  }

  #indices(length: number): Uint32Array {
    return new Uint32Array(this.#native.memory.buffer, this.#address, length)
  }

  next(step: number): NativeBatch {
    const { rows, sizeAt, replacement, given } = this.#options
    const size = sizeAt ? sizeAt(step) : this.#options.size
    const batch = this.#batch
    const position = this.#position
    if (given) {
      const at = position[0] % (rows * given.length)
      batch.address = this.#address + 4 * at
      batch.count = Math.min(size, rows - (at % rows))
      position[0] += size
    } else if (replacement) {
      batch.address = this.#address
      batch.count = size
      this.#native.kernel.randomDraws(this.#stream.address, this.#address, size, rows)
    } else if (this.constant) {
      batch.address = this.#address
      batch.count = rows
    } else {
      if (position[0] >= rows) {
        this.#native.kernel.randomPermutation(this.#stream.address, this.#address, rows)
        position[0] = 0
      }
      batch.address = this.#address + 4 * position[0]
      batch.count = Math.min(size, rows - position[0])
      position[0] += size
    }
    return batch
  }

  hold(slot: number): NativeBatch {
    const { rows, size, sizeAt } = this.#options
    let held = this.#held[slot]
    if (!held) {
      held = this.#held[slot] = new NativeBatch(this.#native)
      held.address = this.#native.allocate(4 * (sizeAt ? rows : Math.max(rows, size)))
    }
    held.count = this.#batch.count
    held.indices.set(this.#batch.indices)
    return held
  }

  /** Views of everything the coming batches depend on: copied into a checkpoint, written back to restore. */
  state(): NamedArrays {
    const { rows, replacement, given } = this.#options
    const stream = new Uint32Array(this.#native.memory.buffer, this.#stream.address, 8)
    const arrays: NamedArrays = { stream, position: this.#position }
    if (!given && !replacement) arrays.permutation = this.#indices(rows)
    return arrays
  }
}
