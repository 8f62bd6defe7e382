/** A model with data: the network and its penalty. */
import type { Samples } from '../catalog/dataset.ts'
import type { Operation, Shape } from '../catalog/layer.ts'
import type { DataProblem, Precision } from '../experiment/document.ts'
import { planModel } from '../experiment/model.ts'
import { activationCompiler, compileLoss, describeLoss, type LossDescription } from './compileModel.ts'
import { monomials, polynomialFeatures } from './features.ts'
import { firstFilters } from './firstFilters.ts'
import { gridPoints, type Grid } from './gridPoints.ts'
import { layeredOperations } from './layeredOperations.ts'
import type { Draws } from './native/draws.ts'
import type { Native, NativeVector } from './native/instance.ts'
import { NativeNetwork } from './native/network.ts'
import { Penalty, type Lambdas } from './penalty.ts'
import { prepareData, type PreparedData } from './prepareData.ts'
import type {
  Batch,
  FilterBank,
  NamedArrays,
  Objective,
  Probe,
  Scores,
  Split,
  TensorInfo,
  UnitLayer,
  Vector,
} from './trainer.ts'
import { unitLayers } from './unitLayers.ts'

const SPLITS: readonly Split[] = ['train', 'validation', 'test']

/** Samples given from outside; the model's layers are then laid over their shape. */
export interface DataOverrides extends PreparedData {
  /** Shape of a sample; [features] unless given. */
  readonly shape?: Shape
}

export interface DataObjectiveOptions {
  readonly precision: Precision
  /** Seed of all streams. */
  readonly seed: number
  /** The rows of the table, where the data is one. */
  readonly table?: Samples
  /** Samples instead of the problem's. */
  readonly given?: DataOverrides
  /** Rows of the largest batch, by those of the training split. */
  readonly largestBatch: (train: number) => number
}

export class DataObjective implements Objective {
  readonly tensors: readonly TensorInfo[]
  readonly counts: PreparedData['counts']
  /** Number of parameters. */
  readonly parameters: number
  /** Counted operations of one sample, forward. */
  readonly operations: number
  /** Mean loss of the last gradient's batch, without the penalty. */
  plainLoss = NaN
  /** Told before each step where the network draws at random; undefined where it does not. */
  readonly beginStep: (() => void) | undefined

  /** What the network is made from, for an engine that computes elsewhere. */
  readonly description: NetworkDescription
  readonly #network: NativeNetwork
  readonly #penalty: Penalty
  readonly #scratch: NativeVector
  readonly #operations: readonly Operation[]
  readonly #inputs: number
  readonly #degree: number

  constructor(native: Native, problem: DataProblem, options: DataObjectiveOptions) {
    const { precision, seed, given, largestBatch } = options
    const data = given ?? prepared(native, problem, options)
    const { train } = data.counts
    const { degree } = problem.model
    const { loss, outputs, targets } = compileLoss(native, problem.loss, data, precision)
    const { input, operations } = given ? modelOver(given, problem, outputs) : planned(problem)
    this.#operations = operations
    this.#inputs = data.features
    this.#degree = degree
    this.counts = data.counts
    const inputs = polynomialFeatures(data.x, data.features, degree)
    this.description = {
      input,
      operations,
      inputs,
      targets,
      counts: data.counts,
      loss: describeLoss(problem.loss, loss),
    }
    this.#network = new NativeNetwork(native, {
      precision,
      input,
      operations,
      activations: activationCompiler(native, precision),
      loss,
      inputs,
      targets,
      counts: data.counts,
      seed,
      largestBatch: largestBatch(train),
      augmentation: problem.augmentation,
    })
    this.tensors = this.#network.tensors
    this.operations = this.#network.operationsPerSample
    this.parameters = this.#network.parameters
    this.beginStep = this.#network.isRandom ? () => this.#network.beginStep() : undefined
    this.#penalty = new Penalty(native, problem.penalty, this.tensors, precision)
    this.#scratch = native.vector(this.parameters, precision)
  }

  gradient(at: Vector, batch: Batch, into: Vector): number {
    this.plainLoss = this.#network.gradient(at, batch, into)
    if (!this.#penalty.some) return this.plainLoss
    return this.plainLoss + this.#penalty.add(at as NativeVector, into as NativeVector)
  }

  /** Mean loss of the batch in evaluation mode, with the penalty. */
  loss(at: Vector, batch: Batch): number {
    const loss = this.#network.loss(at, batch)
    return this.#penalty.some ? loss + this.#penalty.add(at as NativeVector, this.#scratch) : loss
  }

  /** The factors of the penalties from now on. */
  set penalty(lambdas: Lambdas) {
    this.#penalty.lambdas = lambdas
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
  grid(at: Vector, over: Extract<Probe, { kind: 'grid' }>): { outputs: number; values: Float32Array } {
    return { outputs: this.#network.outputs, values: this.#network.predict(at, this.#featuresOn(over)) }
  }

  /** What each unit gives over a grid of the inputs, and the weights that lead to it. */
  units(at: Vector, over: Extract<Probe, { kind: 'units' }>): UnitLayer[] {
    const inputs = over.y ? 2 : 1
    if (this.#inputs !== inputs)
      throw new RangeError(`units: the model must have ${inputs} inputs, got ${this.#inputs}`)
    return unitLayers(this.#network, this.#operations, at, this.#featuresOn(over), over.most)
  }

  /** The weights of the first layer, as images. */
  filters(at: Vector): FilterBank {
    return firstFilters(this.#network.tensors, this.#operations, at)
  }

  #featuresOn(grid: Grid): Float64Array {
    return polynomialFeatures(gridPoints(grid), this.#inputs, this.#degree)
  }

  /** Outputs for the samples that are not trained on, or for the training samples where there are no others; the first is sample number `from`. */
  predictions(at: Vector): { outputs: number; from: number; values: Float32Array } {
    const { train, validation, test } = this.counts
    const others = validation + test
    const [from, count] = others > 0 ? [train, others] : [0, train]
    return { outputs: this.#network.outputs, from, values: this.#network.predictSamples(at, from, count) }
  }

  /** What a gradient of the batch would draw. */
  draw(batch: Batch): Draws {
    return this.#network.draw(batch)
  }

  /** Views of what training changes beside the parameters: running averages and random streams. */
  state(): NamedArrays {
    return this.#network.state()
  }
}

function prepared(native: Native, problem: DataProblem, { seed, table }: DataObjectiveOptions): PreparedData {
  const labels = native.stream(seed, 'labels')
  return prepareData(problem, native.stream(seed, 'data'), native.mathematics, { labels, table })
}

/** A network without the memory it runs in. */
export interface NetworkDescription extends Model {
  /** [samples, ...input], train, validation, test. */
  readonly inputs: Float64Array
  readonly targets: Float64Array
  readonly counts: PreparedData['counts']
  readonly loss: LossDescription
}

interface Model {
  readonly input: Shape
  readonly operations: readonly Operation[]
}

/** The model of a document. */
function planned(problem: DataProblem): Model {
  const plan = planModel(problem)
  if ('misfit' in plan) throw new Error(`DataObjective: layer ${plan.layer} ${plan.misfit.en}`)
  return { input: plan.features, operations: plan.operations }
}

/** The same layers on samples that the document does not describe. */
function modelOver({ features, shape = [features] }: DataOverrides, { model }: DataProblem, outputs: number): Model {
  const input = model.degree === 1 ? shape : [monomials(features, model.degree).length]
  const last = { id: 'dense', parameters: { units: outputs, activation: model.output } }
  return { input, operations: layeredOperations(input, [...model.layers, last]) }
}
