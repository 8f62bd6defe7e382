/** A dense network over a data set in the kernel's memory: one call a gradient. */
import type { Precision } from '../../experiment/document.ts'
import type { Batch, Scores, Split, TensorInfo, Vector } from '../trainer.ts'
import { bytesOf, type Native, type NativeVector } from './instance.ts'
import type { NetworkKernel } from './kernel.ts'
import { NativeBatch } from './order.ts'

/** Compiled maps of an activation (forwardMap, backwardMap, which may write over `upstream`); undefined is the identity. */
export type ActivationMaps =
  { readonly forward: WebAssembly.ExportValue; readonly backward: WebAssembly.ExportValue } | undefined

/** Which answers count as right: prediction and target on the same side of their thresholds, or none are counted. */
export interface Thresholds {
  readonly prediction: number
  readonly target: number
}

export type NetworkLoss =
  /** Compiled maps of a loss of each entry (lossMap, valueMap), averaged over all entries. */
  | {
      readonly kind: 'map'
      readonly gradient: WebAssembly.ExportValue
      readonly value: WebAssembly.ExportValue
      readonly thresholds?: Thresholds
    }
  /** Targets are class indices; the mean divides by the targets' class weights. */
  | { readonly kind: 'softmax'; readonly labelSmoothing: number; readonly classWeights?: readonly number[] }

export interface NetworkOptions {
  readonly precision: Precision
  /** Features, units of each hidden layer, outputs. */
  readonly sizes: readonly number[]
  /** One for each layer after the inputs. */
  readonly activations: readonly ActivationMaps[]
  readonly loss: NetworkLoss
  /** Samples in the order train, validation, test: inputs [samples, features], row by row. */
  readonly inputs: Float64Array
  /** Coded as the loss wants them: [samples, outputs], or a class index a sample. */
  readonly targets: Float64Array
  readonly counts: Readonly<Record<Split, number>>
}

/** Samples that go through the kernels at a time. */
const CHUNK = 1024
/** Words of a plan and of a layer (assembly/network.ts). */
const PLAN_WORDS = 22
const LAYER_WORDS = 8
const RIGHT = 14
/** Between blocks of panels, so that they do not all fall on the same lines of the cache. */
const GAP = 1088

/** Inputs, dense layers W x + b each followed by its activation, and a loss without penalties. */
export class DenseNetwork {
  /** W1 [units, inputs], b1 [units], W2, … */
  readonly tensors: readonly TensorInfo[]
  /** Number of parameters. */
  readonly parameters: number
  readonly outputs: number
  /** Counted operations of one sample, forward: two a weight, ten an activation. A gradient is three times this. */
  readonly operationsPerSample: number

  readonly #native: Native
  readonly #options: NetworkOptions
  readonly #kernel: NetworkKernel
  readonly #plan: number
  readonly #counted: boolean
  #scratch = { address: 0, bytes: 0 }

  constructor(native: Native, options: NetworkOptions) {
    const { sizes, precision, counts } = options
    checkOptions(options)
    this.#native = native
    this.#options = options
    this.#kernel = kernelOf(native, precision)
    this.outputs = sizes[sizes.length - 1]
    this.tensors = tensorsOf(sizes)
    this.parameters = this.tensors.reduce((total, { length }) => total + length, 0)
    this.operationsPerSample = 2 * this.parameters + 10 * sizes.slice(1).reduce((total, units) => total + units, 0)
    this.#counted = options.loss.kind === 'softmax' || options.loss.thresholds !== undefined
    this.#plan = layOut(native, options, this.tensors)
    if (counts.train < 1) throw new RangeError(`DenseNetwork: the training split must have a row, got ${counts.train}`)
  }

  /** Mean loss of the batch; its gradient goes into `into`. */
  gradient(at: Vector, batch: Batch, into: Vector): number {
    const { address, count } = this.#batch(batch)
    return this.#kernel.gradient(
      this.#plan,
      (at as NativeVector).address,
      (into as NativeVector).address,
      address,
      count,
    )
  }

  /** Mean loss of the batch. */
  loss(at: Vector, batch: Batch): number {
    const { address, count } = this.#batch(batch)
    return this.#kernel.evaluate(this.#plan, (at as NativeVector).address, address, 0, count)
  }

  /** Mean loss over a split and the share of right answers (NaN where none are counted); both NaN for an empty split. */
  scores(at: Vector, split: Split): Scores {
    const { counts } = this.#options
    const count = counts[split]
    if (count === 0) return { loss: NaN, accuracy: NaN }
    const from = split === 'train' ? 0 : split === 'validation' ? counts.train : counts.train + counts.validation
    const loss = this.#kernel.evaluate(this.#plan, (at as NativeVector).address, 0, from, count)
    const right = new Int32Array(this.#native.memory.buffer, this.#plan, PLAN_WORDS)[RIGHT]
    return { loss, accuracy: this.#counted ? right / count : NaN }
  }

  /** Outputs [count, outputs], row by row, of inputs [count, features]. */
  predict(at: Vector, inputs: ArrayLike<number>): Float32Array {
    const { sizes, precision } = this.#options
    const count = inputs.length / sizes[0]
    const size = bytesOf(precision)
    const scratch = this.#room((inputs.length + count * this.outputs) * size)
    const into = scratch + inputs.length * size
    this.#native.vectorAt(scratch, inputs.length, precision).values.set(inputs)
    this.#kernel.predict(this.#plan, (at as NativeVector).address, scratch, count, into)
    return Float32Array.from(this.#native.vectorAt(into, count * this.outputs, precision).values)
  }

  /** Where the indices of a batch lie; they are copied into the kernel's memory where they are not there yet. */
  #batch(batch: Batch): { address: number; count: number } {
    if (batch instanceof NativeBatch) return batch
    const { indices } = batch
    const address = this.#room(4 * indices.length)
    new Uint32Array(this.#native.memory.buffer, address, indices.length).set(indices)
    return { address, count: indices.length }
  }

  /** Memory for inputs and outputs of a call; kept for the next one that needs no more. */
  #room(bytes: number): number {
    if (bytes > this.#scratch.bytes) this.#scratch = { address: this.#native.allocate(bytes), bytes }
    return this.#scratch.address
  }
}

function kernelOf({ kernel }: Native, precision: Precision): NetworkKernel {
  return precision === 'float32'
    ? { gradient: kernel.gradientF32, evaluate: kernel.evaluateF32, predict: kernel.predictF32 }
    : { gradient: kernel.gradientF64, evaluate: kernel.evaluateF64, predict: kernel.predictF64 }
}

function tensorsOf(sizes: readonly number[]): TensorInfo[] {
  const tensors: TensorInfo[] = []
  let offset = 0
  const add = (name: string, shape: readonly number[], penalized: boolean): void => {
    const length = shape.reduce((product, size) => product * size, 1)
    tensors.push({ name, offset, length, shape, penalized })
    offset += length
  }
  for (let i = 1; i < sizes.length; i++) {
    add(`W${i}`, [sizes[i], sizes[i - 1]], true)
    add(`b${i}`, [sizes[i]], false)
  }
  return tensors
}

function checkOptions({ sizes, activations, inputs, targets, counts, loss }: NetworkOptions): void {
  const fail = (requirement: string, got: unknown): never => {
    throw new RangeError(`DenseNetwork: ${requirement}, got ${String(got)}`)
  }
  if (sizes.length < 2 || sizes.some((size) => !Number.isInteger(size) || size < 1))
    fail('sizes must be two or more whole numbers from 1', sizes)
  if (activations.length !== sizes.length - 1)
    fail(`activations must be ${sizes.length - 1}, one a layer`, activations.length)
  const samples = counts.train + counts.validation + counts.test
  if (inputs.length !== samples * sizes[0]) fail(`inputs must hold ${samples * sizes[0]} numbers`, inputs.length)
  const outputs = sizes[sizes.length - 1]
  const wanted = samples * (loss.kind === 'map' ? outputs : 1)
  if (targets.length !== wanted) fail(`targets must hold ${wanted} numbers`, targets.length)
  if (loss.kind !== 'softmax') return
  const wrong = targets.find((target) => !(Number.isInteger(target) && target >= 0 && target < outputs))
  if (wrong !== undefined) fail(`targets must be class indices below ${outputs}`, wrong)
  if (loss.classWeights && loss.classWeights.length !== outputs)
    fail(`classWeights must be ${outputs}`, loss.classWeights.length)
}

/** Writes data, buffers, layers and plan into memory; returns the plan's address. */
function layOut(native: Native, options: NetworkOptions, tensors: readonly TensorInfo[]): number {
  const { precision, sizes, activations, loss, inputs, targets } = options
  const size = bytesOf(precision)
  const copied = (values: ArrayLike<number>): number => {
    const vector = native.vector(values.length, precision)
    vector.values.set(values)
    return vector.address
  }
  const panels = (features: number): number => native.allocate(CHUNK * features * size + GAP)
  const index = (compiled: WebAssembly.ExportValue): number => native.register(compiled)

  const layers = sizes.length - 1
  const outputs = sizes[layers]
  const targetWidth = loss.kind === 'map' ? outputs : 1
  // A vector load may reach beyond the last row by less than its size.
  const data = copied([...inputs, 0, 0, 0])
  const layer = native.allocate(4 * LAYER_WORDS * layers)
  const words: number[] = []
  for (let i = 0; i < layers; i++) {
    const maps = activations[i]
    const z = panels(sizes[i + 1])
    words.push(
      ...[sizes[i], sizes[i + 1], tensors[2 * i].offset * size, tensors[2 * i + 1].offset * size],
      ...(maps ? [index(maps.forward), index(maps.backward), z, panels(sizes[i + 1])] : [0, 0, z, z]),
    )
  }
  const plan = native.allocate(4 * PLAN_WORDS)
  const widest = Math.max(...sizes.slice(1))
  const planWords = [
    ...[layers, layer, data, copied(targets), sizes[0], targetWidth],
    ...(loss.kind === 'map' ? [index(loss.gradient), index(loss.value), 0] : [0, 0]),
    ...(loss.kind === 'softmax' ? [loss.classWeights ? copied(loss.classWeights) : 0] : []),
    loss.kind === 'softmax' ? 2 : loss.thresholds ? 1 : 0,
    ...[panels(sizes[0]), panels(targetWidth), panels(widest), panels(widest)],
  ]
  const { buffer } = native.memory
  new Uint32Array(buffer, layer, words.length).set(words)
  new Uint32Array(buffer, plan, planWords.length).set(planWords)
  const thresholds = loss.kind === 'map' ? loss.thresholds : undefined
  new Float64Array(buffer, plan + 4 * (PLAN_WORDS - 6), 3).set([
    loss.kind === 'softmax' ? loss.labelSmoothing : 0,
    thresholds?.prediction ?? 0,
    thresholds?.target ?? 0,
  ])
  return plan
}
