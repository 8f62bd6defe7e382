/** L1 and L2 penalties on the weights, compiled from the regularizers' formulas. */
import type { Regularizer } from '../catalog/kinds.ts'
import { regularizers } from '../catalog/regularizers/index.ts'
import type { DataProblem, Precision } from '../experiment/document.ts'
import { compileMaps, penaltyMap } from '../formula/wasm/compileMaps.ts'
import { bytesOf, type Native, type NativeVector } from './native/instance.ts'
import { resolvePenalty } from './resolve.ts'
import type { TensorInfo } from './trainer.ts'

type PenaltyExport = (w: number, into: number, n: number, scale: number) => number

export type Lambdas = DataProblem['penalty']

/** The sum over weights (not biases) of lambda f(w), for each penalty with lambda > 0. */
export class Penalty {
  readonly #native: Native
  readonly #weights: readonly TensorInfo[]
  readonly #precision: Precision
  readonly #compiled = new Map<string, PenaltyExport>()
  #terms: readonly { lambda: number; penalize: PenaltyExport }[] = []

  constructor(native: Native, lambdas: Lambdas, tensors: readonly TensorInfo[], precision: Precision) {
    this.#native = native
    this.#weights = tensors.filter(({ penalized }) => penalized)
    this.#precision = precision
    this.lambdas = lambdas
  }

  /** The factors from now on. */
  set lambdas(lambdas: Lambdas) {
    this.#terms = regularizers.all
      .map((definition) => ({ definition, lambda: lambdas[definition.id as keyof Lambdas] }))
      .filter(({ lambda }) => lambda > 0)
      .map(({ definition, lambda }) => ({ lambda, penalize: this.#penalize(definition) }))
  }

  #penalize(definition: Regularizer): PenaltyExport {
    const known = this.#compiled.get(definition.id)
    if (known) return known
    const { bytes } = compileMaps([penaltyMap(definition.id, resolvePenalty(definition))], {
      precision: this.#precision,
      allocate: (size) => this.#native.allocate(size),
    })
    const penalize = this.#native.link(bytes)[definition.id] as PenaltyExport
    this.#compiled.set(definition.id, penalize)
    return penalize
  }

  /** Whether there is something to add. */
  get some(): boolean {
    return this.#terms.length > 0
  }

  /** Adds the gradient to `into` and returns the value. */
  add(at: NativeVector, into: NativeVector): number {
    const size = bytesOf(this.#precision)
    let total = 0
    for (const { lambda, penalize } of this.#terms)
      for (const { offset, length } of this.#weights)
        total += lambda * penalize(at.address + offset * size, into.address + offset * size, length, lambda)
    return total
  }
}
