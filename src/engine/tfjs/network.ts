/**
 * A network on a device, for stacked racers: R sets of parameters [R, P] with one architecture, each on the same rows. The way back is
 * written out operation by operation, so that a step has few kernels.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Operation } from '../../catalog/layer.ts'
import type { Mathematics } from '../../formula/mathematics.ts'
import { tensorActivation, type TensorMap } from '../../formula/tfjs/compileMaps.ts'
import type { NetworkDescription } from '../dataObjective.ts'
import { outputsOf } from '../native/operations.ts'
import { resolveActivation } from '../resolve.ts'
import type { NamedArrays, Split, TensorInfo } from '../trainer.ts'
import { layerOf } from './layers/index.ts'
import type { Passed } from './layers/layer.ts'
import { isIndexed, tensorLossOf, type TensorLoss } from './loss.ts'
import { tensorOperations } from './operations.ts'

/** The rows of a gradient, on the host. */
export interface TensorBatch {
  /** Indices into the training split; undefined for all of it in order. */
  readonly rows: Int32Array | undefined
  /** Factors of each dropout in turn, [rows, units]. */
  readonly factors: readonly Float32Array[]
  /** Inputs in place of those of the rows, [rows, ...input]. */
  readonly augmented: Float32Array | undefined
}

/** Running mean and variance of each batch normalization, [R, channels]. */
export type Running = readonly (readonly tf.Tensor2D[])[]

export interface Gradient {
  /** [R, 1], mean over the rows. */
  readonly loss: tf.Tensor2D
  /** [R, P] */
  readonly gradient: tf.Tensor2D
  readonly running: Running
}

/** Inputs [rows, values], and targets [rows, width]: class indices as rows of ones and zeros. */
interface Samples {
  readonly x: tf.Tensor2D
  readonly y: tf.Tensor2D
}

/** Rows that are evaluated at a time. */
const CHUNK = 1024

export class TensorNetwork {
  readonly #description: NetworkDescription
  readonly #tensors: readonly TensorInfo[]
  readonly #loss: TensorLoss
  readonly #activations = new Map<string, TensorMap<tf.Tensor>>()
  /** The samples of each split, in parts. */
  readonly #splits: Readonly<Record<Split, readonly Samples[]>>
  readonly #train: Samples
  /** Names of the running averages in native state, one record a normalization. */
  readonly #averages: readonly { readonly mean: string; readonly variance: string; readonly channels: number }[]

  constructor(description: NetworkDescription, tensors: readonly TensorInfo[], mathematics: Mathematics) {
    this.#description = description
    this.#tensors = tensors
    this.#loss = tensorLossOf(description.loss, mathematics)
    const { counts, operations } = description
    // A part of a tensor would not do: where tfjs spreads one over racers on WebGL it may read beyond its end.
    const partsOf = (from: number, count: number) =>
      Array.from({ length: Math.floor((count + CHUNK - 1) / CHUNK) }, (_, part) =>
        this.#samples(from + part * CHUNK, Math.min(CHUNK, count - part * CHUNK)),
      )
    this.#train = this.#samples(0, counts.train)
    this.#splits = {
      train: counts.train <= CHUNK ? [this.#train] : partsOf(0, counts.train),
      validation: partsOf(counts.train, counts.validation),
      test: partsOf(counts.train + counts.validation, counts.test),
    }
    for (const operation of operations)
      if (operation.kind === 'activation' && !this.#activations.has(operation.id)) {
        const { formula, parameters } = resolveActivation(operation.id)!
        const options = { operations: tensorOperations, mathematics, parameters }
        this.#activations.set(operation.id, tensorActivation(formula, options))
      }
    this.#averages = averagesOf(operations)
  }

  /** Samples `from` to `from + count` of the data. */
  #samples(from: number, count: number): Samples {
    const { inputs, targets, counts, loss } = this.#description
    const all = counts.train + counts.validation + counts.test
    const [features, width] = [inputs.length / all, targets.length / all]
    const own = targets.subarray(from * width, (from + count) * width)
    const isClass = loss.loss.kind === 'row' && isIndexed(loss.loss.row)
    return {
      x: tf.keep(
        tf.tensor2d(Float32Array.from(inputs.subarray(from * features, (from + count) * features)), [count, features]),
      ),
      y: tf.keep(
        isClass
          ? tf.tensor2d(oneHot(own, this.outputs), [count, this.outputs])
          : tf.tensor2d(Float32Array.from(own), [count, width]),
      ),
    }
  }

  get outputs(): number {
    return outputsOf(this.#description.operations.at(-1)!)
  }

  /** Mean loss and gradient of a batch in training mode; running averages move on. */
  gradient(theta: tf.Tensor2D, batch: TensorBatch, running: Running): Gradient {
    const { x, y, count } = this.#rows(batch)
    const { passed, outputs, after } = this.#forward(theta, x, { factors: batch.factors, running, training: true })
    const { sum, slope } = this.#loss.slope(outputs, y)
    const share = 1 / this.#divisor(batch.rows, 0, count)
    const [racers] = theta.shape
    return {
      loss: tf.reshape(tf.mul(sum, share), [racers, 1]),
      gradient: this.#backward(passed, tf.mul(slope, share), racers),
      running: after,
    }
  }

  /** Mean losses [R] over a split in evaluation mode, and how many rows are answered right, [R]. */
  scores(
    theta: tf.Tensor2D,
    split: Split,
    running: Running,
  ): { readonly loss: tf.Tensor1D; readonly right: tf.Tensor1D } {
    const { train, validation, test } = this.#description.counts
    const [from, count] =
      split === 'train' ? [0, train] : split === 'validation' ? [train, validation] : [train + validation, test]
    const parts = this.#splits[split].map(({ x, y }) => {
      const targets = tf.expandDims<tf.Tensor3D>(y, 0)
      const { outputs } = this.#forward(theta, tf.expandDims(x, 0), { factors: [], running, training: false })
      return { sum: this.#loss.sum(outputs, targets), right: this.#loss.right(outputs, targets) }
    })
    const total = (of: tf.Tensor1D[]) => (of.length === 1 ? of[0]! : (tf.addN(of) as tf.Tensor1D))
    return {
      loss: tf.div(total(parts.map(({ sum }) => sum)), this.#divisor(undefined, from, count)),
      right: total(parts.map(({ right }) => right)),
    }
  }

  /** Running averages of racers, as their native networks have them. */
  load(states: readonly NamedArrays[]): Running {
    return this.#averages.map(({ mean, variance, channels }) =>
      [mean, variance].map((name) =>
        tf.tensor2d(Float32Array.from(states.flatMap((state) => [...state[name]!])), [states.length, channels]),
      ),
    )
  }

  /** The tensors to be read of running averages, and what writes their numbers back. */
  unload(running: Running) {
    const write = (data: readonly Float32Array[], states: readonly NamedArrays[]) =>
      this.#averages.forEach(({ mean, variance, channels }, index) =>
        [mean, variance].forEach((name, which) =>
          states.forEach((state, racer) =>
            state[name]!.set(data[2 * index + which]!.subarray(racer * channels, (racer + 1) * channels)),
          ),
        ),
      )
    return { tensors: running.flat(), write }
  }

  /** Running averages of each racer so many times. */
  repeated(running: Running, count: number): Running {
    return running.map((pair) =>
      pair.map((average) =>
        tf.reshape(tf.tile(tf.expandDims(average, 1), [1, count, 1]), [average.shape[0] * count, average.shape[1]]),
      ),
    )
  }

  dispose(): void {
    tf.dispose([this.#train, ...Object.values(this.#splits).flat()].flatMap(({ x, y }) => [x, y]))
    this.#loss.dispose()
    for (const map of this.#activations.values()) map.dispose()
  }

  /** Inputs and targets of a batch, [1, rows, values]. */
  #rows({ rows, augmented }: TensorBatch): { x: tf.Tensor3D; y: tf.Tensor3D; count: number } {
    const count = rows?.length ?? this.#description.counts.train
    const indices = rows && tf.tensor1d(rows, 'int32')
    const { x, y } = this.#train
    const of = (all: tf.Tensor2D) => tf.expandDims<tf.Tensor3D>(indices ? tf.gather(all, indices) : all, 0)
    const inputs = augmented ? tf.tensor3d(augmented, [1, count, x.shape[1]]) : of(x)
    return { x: inputs, y: of(y), count }
  }

  #forward(
    theta: tf.Tensor2D,
    inputs: tf.Tensor3D,
    { factors, running, training }: { factors: readonly Float32Array[]; running: Running; training: boolean },
  ) {
    const [racers] = theta.shape
    let [tensor, dropout, average] = [0, 0, 0]
    let x = inputs
    const after: (readonly tf.Tensor2D[])[] = []
    const passed = this.#description.operations.map((operation): Passed & { readonly tensors: number } => {
      const own = this.#tensors.slice(tensor, (tensor += tensorsOf(operation)))
      const parameters = own.map(({ offset, length }) => tf.slice2d(theta, [0, offset], [racers, length]))
      const drawn = operation.kind === 'dropout' && training ? factors[dropout++] : undefined
      const isAveraged = operation.kind === 'batch-normalization'
      const pass = {
        x,
        parameters,
        training,
        ...(drawn && { factors: tf.tensor3d(drawn, [1, x.shape[1], x.shape[2]]) }),
        ...(isAveraged && { running: running[average++] }),
        ...(operation.kind === 'activation' && { activation: this.#activations.get(operation.id) }),
      }
      const result = layerOf(operation)(operation, pass)
      if (isAveraged) after.push(result.running ?? running[average - 1]!)
      x = result.y
      return { ...result, tensors: own.length }
    })
    return { passed, outputs: x, after }
  }

  #backward(
    passed: readonly (Passed & { readonly tensors: number })[],
    slope: tf.Tensor3D,
    racers: number,
  ): tf.Tensor2D {
    const first = passed.findIndex(({ tensors }) => tensors > 0)
    const gradients: tf.Tensor2D[] = []
    let dy = slope
    for (let index = passed.length - 1; index >= first; index--) {
      const { back } = passed[index]!
      const result = back(dy, index > first)
      gradients.unshift(...result.gradients.map((one) => tf.reshape(one, [racers, one.size / racers]) as tf.Tensor2D))
      if (result.dx) dy = result.dx
    }
    return gradients.length === 1 ? gradients[0]! : tf.concat2d(gradients, 1)
  }

  /** What the sum of losses is divided by: rows, entries, or the class weights of the targets. */
  #divisor(rows: Int32Array | undefined, from: number, count: number): number {
    const { loss } = this.#description.loss
    if (loss.kind !== 'row') return loss.mean === 'rows' ? count : count * this.#train.y.shape[1]
    const { classWeights } = loss
    if (!classWeights) return count
    let sum = 0
    for (let i = 0; i < count; i++) sum += classWeights[this.#description.targets[rows ? rows[i]! : from + i]!]!
    return sum
  }
}

/** How many tensors an operation has. */
function tensorsOf({ kind }: Operation): number {
  return kind === 'affine' || kind === 'convolution' || kind.endsWith('normalization') ? 2 : 0
}

/** Names as the native layout gives them (native/layOut.ts): numbered over the operations that have tensors. */
function averagesOf(operations: readonly Operation[]) {
  let number = 0
  return operations.flatMap((operation) => {
    if (tensorsOf(operation) > 0) number++
    if (operation.kind !== 'batch-normalization') return []
    return [{ mean: `mean${number}`, variance: `variance${number}`, channels: operation.channels }]
  })
}

function oneHot(targets: Float64Array, classes: number): Float32Array {
  const rows = new Float32Array(targets.length * classes)
  targets.forEach((target, row) => (rows[row * classes + target] = 1))
  return rows
}
