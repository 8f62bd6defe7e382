/** A model with data: the dense network, its penalty, and counts of what it has seen. */
import type { DataProblem, Precision } from '../experiment/document.ts'
import { compileActivations, compileLoss } from './compileModel.ts'
import { monomials, polynomialFeatures } from './features.ts'
import type { Native, NativeVector } from './native/instance.ts'
import { DenseNetwork } from './native/network.ts'
import { compilePenalty } from './penalty.ts'
import { prepareData, type PreparedData } from './prepareData.ts'
import { spaced } from './spaced.ts'
import type { Batch, Objective, Probe, Scores, Split, TensorInfo, Vector } from './trainer.ts'

const SPLITS: readonly Split[] = ['train', 'validation', 'test']

/** Samples given from outside, and what only reference cases use. */
export interface DataOverrides extends PreparedData {
  /** Weight of each class in softmax cross-entropy. */
  readonly classWeights?: readonly number[]
  /** Activation of each layer, where hidden layers differ. */
  readonly activations?: readonly string[]
}

export class DataObjective implements Objective {
  readonly tensors: readonly TensorInfo[]
  readonly counts: PreparedData['counts']
  /** Number of parameters. */
  readonly parameters: number
  /** Counted operations of one sample, forward. */
  readonly operations: number
  /** Rows seen by updates so far. */
  samples = 0
  /** Mean loss of the last batch, without and with the penalty. */
  batchLoss = NaN
  batchObjective = NaN

  readonly #network: DenseNetwork
  readonly #penalty: ((at: NativeVector, into: NativeVector) => number) | undefined
  readonly #scratch: NativeVector
  readonly #inputs: number
  readonly #degree: number

  constructor(native: Native, problem: DataProblem, precision: Precision, seed: number, given?: DataOverrides) {
    const data = given ?? prepareData(problem, native.stream(seed, 'data'), native.mathematics)
    const { model } = problem
    this.#inputs = data.features
    this.#degree = model.degree
    this.counts = data.counts
    const { loss, outputs, targets } = compileLoss(native, problem.loss, data, precision)
    const features = monomials(data.features, model.degree).length
    this.#network = new DenseNetwork(native, {
      precision,
      sizes: [features, ...model.hidden, outputs],
      activations: compileActivations(
        native,
        given?.activations ?? [...model.hidden.map(() => model.activation), model.output],
        precision,
      ),
      loss,
      inputs: polynomialFeatures(data.x, data.features, model.degree),
      targets,
      counts: data.counts,
    })
    this.tensors = this.#network.tensors
    this.operations = this.#network.operationsPerSample
    this.parameters = this.#network.parameters
    this.#penalty = compilePenalty(native, problem.penalty, this.tensors, precision)
    this.#scratch = native.vector(this.parameters, precision)
  }

  gradient(at: Vector, batch: Batch, into: Vector): number {
    this.batchLoss = this.#network.gradient(at, batch, into)
    this.samples += batch.count
    this.batchObjective = this.#penalty
      ? this.batchLoss + this.#penalty(at as NativeVector, into as NativeVector)
      : this.batchLoss
    return this.batchObjective
  }

  loss(at: Vector, batch: Batch): number {
    const loss = this.#network.loss(at, batch)
    return this.#penalty ? loss + this.#penalty(at as NativeVector, this.#scratch) : loss
  }

  scores(at: Vector, split: Split): Scores {
    return this.#network.scores(at, split)
  }

  /** Scores over every split that has samples. */
  allScores(at: Vector): Partial<Record<Split, Scores>> {
    const present = SPLITS.filter((split) => this.counts[split] > 0)
    return Object.fromEntries(present.map((split) => [split, this.scores(at, split)]))
  }

  /** Outputs of the model over a grid of its inputs, row 0 at the greatest y. */
  grid(at: Vector, { size, x, y }: Extract<Probe, { kind: 'grid' }>): { outputs: number; values: Float32Array } {
    const points = new Float64Array(y ? size * size * 2 : size)
    if (y)
      for (let row = 0, i = 0; row < size; row++)
        for (let column = 0; column < size; column++) {
          points[i++] = spaced(x, column, size)
          points[i++] = spaced(y, size - 1 - row, size)
        }
    else for (let column = 0; column < size; column++) points[column] = spaced(x, column, size)
    const features = polynomialFeatures(points, this.#inputs, this.#degree)
    return { outputs: this.#network.outputs, values: this.#network.predict(at, features) }
  }

  numbers(): Record<string, number> {
    return { samples: this.samples }
  }

  restore(numbers: Readonly<Record<string, number>>): void {
    this.samples = numbers.samples
  }
}
