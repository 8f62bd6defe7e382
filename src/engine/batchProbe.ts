/** What the next update of a model with two parameters will see: its batch, and the loss of that batch beside that of all data. */
import type { LiveSettings } from '../experiment/document.ts'
import type { DataObjective } from './dataObjective.ts'
import type { Native, NativeVector } from './native/instance.ts'
import { spaced } from './spaced.ts'
import type { Batch, Batches, Method, NamedArrays, Probe, ProbeResult, Vector } from './trainer.ts'

type Question = Extract<Probe, { kind: 'batch' }>
type Answer = Extract<ProbeResult, { kind: 'batch' }>

interface Options {
  readonly method: Method
  /** Rows of the largest batch. */
  readonly largest: number
  /** State of what the batch size follows. */
  readonly sizes: () => NamedArrays
}

export class BatchProbe {
  readonly #objective: DataObjective
  readonly #batches: Batches
  readonly #sizes: () => NamedArrays
  readonly #at: NativeVector
  readonly #into: NativeVector
  readonly #all: Batch
  /** Rows of a gradient of all data, which is taken in parts: a racer's network has room for its own batches only. */
  readonly #chunk: number
  #known: { readonly key: string; readonly grid: Float64Array } | undefined

  constructor(native: Native, objective: DataObjective, batches: Batches, { method, largest, sizes }: Options) {
    const { train } = objective.counts
    const { length, precision } = method.theta
    this.#sizes = sizes
    this.#objective = objective
    this.#batches = batches
    this.#at = native.vector(length, precision)
    this.#into = native.vector(length, precision)
    this.#all = batchOf(Uint32Array.from({ length: train }, (_, row) => row))
    this.#chunk = Math.min(train, largest)
  }

  /** The answer after `step` updates. Streams and averages are put back, so that the run goes on as if nobody had looked. */
  answer(method: Method, step: number, { size, x, y }: Question, settings: LiveSettings): Answer {
    const { theta } = method
    this.#objective.penalty = settings
    if (theta.length !== 2) throw new Error(`probe: 'batch' needs a model with 2 parameters, got ${theta.length}`)
    const states = [() => this.#batches.state(), () => this.#objective.state(), this.#sizes]
    const saved = states.map((state) => copyOf(state()))
    try {
      this.#objective.beginStep?.()
      const batch = this.#batches.next(step)
      const parts = batch.parts ?? [batch]
      const own = this.#mean(theta, parts, () => 1 / parts.length)
      const rows = Uint32Array.from(parts.flatMap(({ indices }) => [...indices]))
      const isAll = this.#batches.constant && !batch.parts
      const grid = isAll ? new Float64Array(0) : this.#grid({ size, x, y }, parts)
      return {
        kind: 'batch',
        step,
        at: Float64Array.from(theta.values),
        rows,
        batch: { ...own, grid },
        all: {
          loss: this.#objective.scores(theta, 'train').loss,
          gradient: this.#mean(theta, this.#chunks(), (part) => part.count / this.#all.count).gradient,
          grid: this.#gridOfAll({ size, x, y }, settings),
        },
      }
    } finally {
      states.forEach((state, index) => putBack(state(), saved[index]!))
    }
  }

  /** Mean loss without the penalty, and gradient with it, over batches with the given weights. */
  #mean(theta: Vector, parts: readonly Batch[], weightOf: (part: Batch) => number) {
    const gradient = new Float64Array(theta.length)
    let loss = 0
    for (const part of parts) {
      const weight = weightOf(part)
      this.#objective.gradient(theta, part, this.#into)
      loss += weight * this.#objective.plainLoss
      const { values } = this.#into
      for (let i = 0; i < gradient.length; i++) gradient[i]! += weight * values[i]!
    }
    return { loss, gradient }
  }

  #chunks(): Batch[] {
    const { indices, count } = this.#all
    const chunks: Batch[] = []
    for (let from = 0; from < count; from += this.#chunk) chunks.push(batchOf(indices.slice(from, from + this.#chunk)))
    return chunks
  }

  /** Mean loss with the penalty over a grid of both parameters, [size, size]; row 0 at the greatest second one. */
  #grid({ size, x, y }: Pick<Question, 'size' | 'x' | 'y'>, parts: readonly Batch[]): Float64Array {
    const values = new Float64Array(size * size)
    for (let row = 0, i = 0; row < size; row++)
      for (let column = 0; column < size; column++, i++) {
        const at = this.#at.values
        at[0] = spaced(x, column, size)
        at[1] = spaced(y, size - 1 - row, size)
        for (const part of parts) values[i]! += this.#objective.loss(this.#at, part) / parts.length
      }
    return values
  }

  /** The same over all training data, which stays while region and penalties do. */
  #gridOfAll(region: Pick<Question, 'size' | 'x' | 'y'>, { l1, l2 }: LiveSettings): Float64Array {
    const key = [region.size, ...region.x, ...region.y, l1, l2].join(' ')
    if (this.#known?.key !== key) this.#known = { key, grid: this.#grid(region, [this.#all]) }
    return this.#known.grid
  }
}

const batchOf = (indices: Uint32Array): Batch => ({ indices, count: indices.length })

function copyOf(arrays: NamedArrays): NamedArrays {
  return Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, array.slice()])) as NamedArrays
}

/** Writes saved numbers into the views that hold the state now. */
function putBack(arrays: NamedArrays, saved: NamedArrays): void {
  for (const [name, array] of Object.entries(arrays)) array.set(saved[name]!)
}
