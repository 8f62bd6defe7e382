/** The native engine's memory and everything that lives in it: kernels, vectors, random streams, compiled formulas. */
import type { Mathematics } from '../../catalog/kinds.ts'
import type { Precision } from '../../experiment/document.ts'
import type { Vector } from '../trainer.ts'
import type { Kernel } from './kernel.ts'
import { createStream, STREAM_BYTES, type Stream, type StreamName } from './random.ts'

/** Compiled once, instantiated once a trainer. */
export interface NativeModules {
  readonly kernel: WebAssembly.Module
}

/** A vector at a fixed address of the kernel's memory. */
export interface NativeVector extends Vector {
  readonly address: number
}

export interface Native {
  readonly memory: WebAssembly.Memory
  readonly kernel: Kernel
  readonly mathematics: Mathematics
  /** Address of `bytes` new bytes, zero, on a multiple of 16. They are never given back; may grow the memory, which detaches all views. */
  allocate(bytes: number): number
  /** A new vector of zeros. */
  vector(length: number, precision: Precision): NativeVector
  /** A vector laid over existing memory. */
  vectorAt(address: number, length: number, precision: Precision): NativeVector
  /** A new random stream. */
  stream(seed: number, name: StreamName): Stream
  /** y = y + a x */
  axpy(a: number, x: NativeVector, y: NativeVector): void
  /** x = a x */
  scale(a: number, x: NativeVector): void
  dot(x: NativeVector, y: NativeVector): number
  /** The Euclidean norm, in float64. */
  norm(x: NativeVector): number
  /** The index of the first number that is infinite or NaN; -1 where all are finite. */
  firstNotFinite(x: NativeVector): number
  /** Instantiates a compiled formula, which imports memory and mathematics as module "kernel". */
  link(bytes: Uint8Array): WebAssembly.Exports
  /** Index under which the kernels can call an exported WebAssembly function; the same function has one index. */
  register(compiled: WebAssembly.ExportValue | undefined): number
}

const PAGE = 65536

/** Bytes of one number. */
export function bytesOf(precision: Precision): number {
  return precision === 'float32' ? 4 : 8
}

/** A kernel instance with a memory of its own. */
export function createNative(modules: NativeModules): Native {
  const memory = new WebAssembly.Memory({ initial: 16 })
  const instance = new WebAssembly.Instance(modules.kernel, { env: { memory } })
  const kernel = instance.exports as unknown as Kernel
  const imports = { kernel: { ...instance.exports, memory } }
  const registered = new Map<WebAssembly.ExportValue, number>()
  let top = align(kernel.heapBase.value as number)

  function allocate(bytes: number): number {
    const address = top
    top = align(top + bytes)
    const missing = top - memory.buffer.byteLength
    // Growing is rare when it grows by half at least.
    if (missing > 0) memory.grow(Math.trunc(Math.max(missing, memory.buffer.byteLength / 2) / PAGE) + 1)
    return address
  }

  const vectorAt = (address: number, length: number, precision: Precision) =>
    new MemoryVector(memory, address, length, precision)

  return {
    memory,
    kernel,
    mathematics: kernel,
    allocate,
    vectorAt,
    vector: (length, precision) => vectorAt(allocate(length * bytesOf(precision)), length, precision),
    stream: (seed, name) => createStream(kernel, memory, allocate(STREAM_BYTES), seed, name),
    axpy: (a, x, y) =>
      x.precision === 'float32'
        ? kernel.axpyF32(a, x.address, y.address, x.length)
        : kernel.axpyF64(a, x.address, y.address, x.length),
    scale: (a, { precision, address, length }) =>
      precision === 'float32' ? kernel.scaleF32(a, address, length) : kernel.scaleF64(a, address, length),
    dot: (x, y) =>
      x.precision === 'float32'
        ? kernel.dotF32(x.address, y.address, x.length)
        : kernel.dotF64(x.address, y.address, x.length),
    norm: ({ precision, address, length }) =>
      precision === 'float32' ? kernel.normF32(address, length) : kernel.normF64(address, length),
    firstNotFinite: ({ precision, address, length }) =>
      precision === 'float32' ? kernel.firstNotFiniteF32(address, length) : kernel.firstNotFiniteF64(address, length),
    link: (bytes) => new WebAssembly.Instance(new WebAssembly.Module(bytes as BufferSource), imports).exports,
    register(compiled) {
      if (typeof compiled !== 'function')
        throw new TypeError(`register: needs an exported WebAssembly function, got ${typeof compiled}`)
      let index = registered.get(compiled)
      if (index === undefined) {
        index = kernel.table.grow(1)
        kernel.table.set(index, compiled)
        registered.set(compiled, index)
      }
      return index
    },
  }
}

function align(address: number): number {
  return Math.trunc((address + 15) / 16) * 16
}

class MemoryVector implements NativeVector {
  readonly address: number
  readonly length: number
  readonly precision: Precision
  readonly #memory: WebAssembly.Memory
  #view: Float32Array | Float64Array

  constructor(memory: WebAssembly.Memory, address: number, length: number, precision: Precision) {
    this.#memory = memory
    this.address = address
    this.length = length
    this.precision = precision
    this.#view = this.#lay()
  }

  get values(): Float32Array | Float64Array {
    if (this.#view.buffer !== this.#memory.buffer) this.#view = this.#lay()
    return this.#view
  }

  #lay(): Float32Array | Float64Array {
    const { buffer } = this.#memory
    return this.precision === 'float32'
      ? new Float32Array(buffer, this.address, this.length)
      : new Float64Array(buffer, this.address, this.length)
  }
}
