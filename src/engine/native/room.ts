/** Memory for a network: what its operations and its plan are laid out with. */
import type { Precision } from '../../experiment/document.ts'
import { bytesOf, type Native } from './instance.ts'
import type { Stream, StreamName } from './random.ts'

/** Between blocks of panels, so that they do not all fall on the same lines of the cache. */
const GAP = 1088
/** Samples of the widest vector: blocks hold a whole number of them. */
const LANES = 4
/** Bytes of a vector. */
const VECTOR = 16

/** Compiled maps of an activation (forwardMap, backwardMap, which may write over `upstream`). */
export interface ActivationMaps {
  readonly forward: WebAssembly.ExportValue
  readonly backward: WebAssembly.ExportValue
}

export class Room {
  readonly native: Native
  readonly precision: Precision
  /** Samples that go through the network at a time. */
  readonly rows: number
  readonly activations: (id: string) => ActivationMaps
  readonly #stream: (name: StreamName) => Stream

  constructor(
    native: Native,
    options: {
      readonly precision: Precision
      readonly rows: number
      readonly activations: (id: string) => ActivationMaps
      readonly stream: (name: StreamName) => Stream
    },
  ) {
    this.native = native
    this.precision = options.precision
    this.rows = options.rows
    this.activations = options.activations
    this.#stream = options.stream
  }

  /** Panels of a pass, with room for vectors of float32. */
  get panelCount(): number {
    const rows = Math.floor((this.rows + LANES - 1) / LANES) * LANES
    return (rows * bytesOf(this.precision)) / VECTOR
  }

  /** Panels of `values` numbers a sample, for all samples of a pass. */
  panels(values: number): number {
    return this.native.allocate(this.panelCount * values * VECTOR + GAP)
  }

  /** So many numbers, 0. */
  numbers(count: number): number {
    return this.native.allocate(count * bytesOf(this.precision))
  }

  /** A copy of numbers in the network's precision, with room for a vector load at its end. */
  copy(values: ArrayLike<number>): number {
    const vector = this.native.vector(values.length + LANES, this.precision)
    vector.values.set(values)
    return vector.address
  }

  /** A copy of 32-bit words. */
  words(values: ArrayLike<number>): number {
    const address = this.native.allocate(4 * values.length)
    new Int32Array(this.native.memory.buffer, address, values.length).set(values)
    return address
  }

  /** 32-bit words and, at a multiple of 8 bytes, float64 numbers after them. */
  record(words: readonly number[], numbers: readonly number[] = []): number {
    const bytes = 8 * Math.floor((words.length + 1) / 2)
    const address = this.native.allocate(bytes + 8 * numbers.length)
    const { buffer } = this.native.memory
    new Uint32Array(buffer, address, words.length).set(words)
    new Float64Array(buffer, address + bytes, numbers.length).set(numbers)
    return address
  }

  /** Address of a random stream of the network. */
  stream(name: StreamName): number {
    return this.#stream(name).address
  }
}
