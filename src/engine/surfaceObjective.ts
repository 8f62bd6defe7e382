/** A surface of one or two dimensions, with optional noise on its gradient. */
import type { Precision, SurfaceProblem } from '../experiment/document.ts'
import { compileMaps, gradientMap, type MapSpec } from '../formula/wasm/compileMaps.ts'
import { hessianMap } from '../formula/wasm/hessianMap.ts'
import type { Native, NativeVector } from './native/instance.ts'
import { resolveSurface } from './resolve.ts'
import { streamView, writeNumbers } from './slots.ts'
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
  readonly constant: boolean

  constructor(native: Native, seed: number, problem: SurfaceProblem, given?: (t: number) => ArrayLike<number>) {
    const noise = new Float64Array(problem.noise > 0 || given ? problem.start.length : 0)
    this.#batch = { indices: new Uint32Array(0), count: 0, noise }
    this.constant = noise.length === 0
    const stream = native.stream(seed, 'noise')
    this.#state = () => streamView(native, stream)
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

  hold(): SurfaceBatch {
    return { ...this.#batch, noise: this.#batch.noise.slice() }
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
  readonly #native: Native
  readonly #compileHessian: () => (at: number, into: number) => number
  readonly #compileExact: () => (at: number, into: number) => number
  #exact: { readonly gradient: (at: number, into: number) => number; readonly into: NativeVector } | undefined
  #hessian: { readonly at: (at: number, into: number) => number; readonly into: NativeVector } | undefined

  constructor(native: Native, problem: SurfaceProblem, precision: Precision) {
    const dimension = problem.start.length
    this.tensors = [
      {
        name: 'theta',
        offset: 0,
        length: dimension,
        shape: [dimension],
        penalized: false,
        fans: { in: 1, out: 1 },
        start: 0,
      },
    ]
    const { formula, parameters } = resolveSurface(problem.surface, dimension)
    const allocate = (size: number) => native.allocate(size)
    const compile = (map: MapSpec, numbers = precision) => {
      const { bytes, slots } = compileMaps([map], { precision: numbers, allocate })
      writeNumbers(native, slots[map.name]!, parameters)
      return native.link(bytes)[map.name] as (at: number, into: number) => number
    }
    this.#gradient = compile(gradientMap('gradient', formula))
    this.#scratch = native.vector(dimension, precision)
    this.#native = native
    // Few methods want it: it is compiled when one does.
    this.#compileHessian = () => compile(hessianMap('hessian', formula))
    this.#compileExact = () => compile(gradientMap('gradient', formula), 'float64')
  }

  gradientAt(exact: Vector, batch: Batch, into: Vector): number {
    this.#exact ??= { gradient: this.#compileExact(), into: this.#native.vector(exact.length, 'float64') }
    const { gradient, into: slopes } = this.#exact
    const loss = gradient((exact as NativeVector).address, slopes.address)
    into.values.set(slopes.values)
    this.#addNoise(batch, into)
    return loss
  }

  /** The formula's second derivatives, [dimension, dimension]. */
  hessian(at: Vector): Float64Array {
    const length = at.length * at.length
    this.#hessian ??= { at: this.#compileHessian(), into: this.#native.vector(length, 'float64') }
    this.#hessian.at((at as NativeVector).address, this.#hessian.into.address)
    return Float64Array.from(this.#hessian.into.values)
  }

  gradient(at: Vector, batch: Batch, into: Vector): number {
    const loss = this.#gradient((at as NativeVector).address, (into as NativeVector).address)
    this.#addNoise(batch, into)
    return loss
  }

  #addNoise(batch: Batch, into: Vector): void {
    const { noise } = batch as SurfaceBatch
    for (let i = 0; i < noise.length; i++) into.values[i]! += noise[i]!
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
