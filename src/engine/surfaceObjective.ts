/** A surface of one or two dimensions, with optional noise on its gradient. */
import type { Precision, SurfaceProblem } from '../experiment/document.ts'
import { compileMaps, gradientMap } from '../formula/wasm/compileMaps.ts'
import type { Native, NativeVector } from './native/instance.ts'
import { STREAM_BYTES } from './native/random.ts'
import { resolveSurface } from './resolve.ts'
import { writeNumbers } from './slots.ts'
import type { Batch, Batches, NamedArrays, Objective, Scores, TensorInfo, Vector } from './trainer.ts'

/** What a step on a surface sees: the noise of this step, already scaled; empty for none. */
export interface SurfaceBatch extends Batch {
  readonly noise: Float64Array
}

/** Draws the noise of each step from the `noise` stream, or takes it from a reference. */
export class SurfaceNoise implements Batches {
  readonly #batch: SurfaceBatch
  readonly #draw: (() => void) | undefined
  readonly #state: () => Uint32Array
  readonly #count = new Float64Array(1)

  constructor(native: Native, seed: number, problem: SurfaceProblem, given?: (t: number) => ArrayLike<number>) {
    const noise = new Float64Array(problem.noise > 0 || given ? problem.start.length : 0)
    this.#batch = { indices: new Uint32Array(0), count: 0, noise }
    const stream = native.stream(seed, 'noise')
    this.#state = () => new Uint32Array(native.memory.buffer, stream.address, STREAM_BYTES / 4)
    if (given) this.#draw = () => noise.set(given(++this.#count[0]))
    else if (problem.noise > 0)
      this.#draw = () => {
        for (let i = 0; i < noise.length; i++) noise[i] = problem.noise * stream.normal()
      }
  }

  next(): SurfaceBatch {
    this.#draw?.()
    return this.#batch
  }

  state(): NamedArrays {
    return { stream: this.#state(), count: this.#count }
  }
}

/** f(x) or f(x, y) and its gradient, both compiled from the surface's formula. */
export class SurfaceObjective implements Objective {
  readonly tensors: readonly TensorInfo[]
  readonly #gradient: (at: number, into: number) => number
  readonly #scratch: NativeVector

  constructor(native: Native, problem: SurfaceProblem, precision: Precision) {
    const dimension = problem.start.length
    this.tensors = [{ name: 'theta', offset: 0, length: dimension, shape: [dimension], penalized: false }]
    const { formula, parameters } = resolveSurface(problem.surface, dimension)
    const { bytes, slots } = compileMaps([gradientMap('gradient', formula)], {
      precision,
      allocate: (size) => native.allocate(size),
    })
    writeNumbers(native, slots.gradient, parameters)
    this.#gradient = native.link(bytes).gradient as (at: number, into: number) => number
    this.#scratch = native.vector(dimension, precision)
  }

  gradient(at: Vector, batch: Batch, into: Vector): number {
    const loss = this.#gradient((at as NativeVector).address, (into as NativeVector).address)
    const { noise } = batch as SurfaceBatch
    if (noise.length > 0) for (let i = 0; i < noise.length; i++) into.values[i] += noise[i]
    return loss
  }

  loss(at: Vector): number {
    return this.exact(at).loss
  }

  /** Loss and gradient without noise; the gradient is overwritten by the next call. */
  exact(at: Vector): { loss: number; gradient: Vector } {
    const loss = this.#gradient((at as NativeVector).address, this.#scratch.address)
    return { loss, gradient: this.#scratch }
  }

  scores(at: Vector): Scores {
    return { loss: this.loss(at), accuracy: NaN }
  }
}
