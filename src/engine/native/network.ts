/** A network over a data set in the kernels' memory: a chain of operations and a loss; one call a gradient. */
import { drawsOf, type Draws } from './draws.ts'
import { sizeOf, type Operation } from '../../catalog/layer.ts'
import { tensorsOf } from '../../catalog/tensors.ts'
import type { Precision } from '../../experiment/document.ts'
import { streamView } from '../slots.ts'
import type { Batch, NamedArrays, Scores, Split, TensorInfo, Vector } from '../trainer.ts'
import { bytesOf, type Native, type NativeVector } from './instance.ts'
import type { NetworkKernel } from './kernel.ts'
import { layOut, type LaidOut } from './layOut.ts'
import { countsAnswers } from './networkLoss.ts'
import {
  augmentationOf,
  checkOptions,
  largestBatch,
  rowsAtATime,
  takesWholeBatch,
  type NetworkOptions,
} from './networkOptions.ts'
import { costOf, outputsOf } from './operations.ts'
import { NativeBatch } from './order.ts'
import type { Stream, StreamName } from './random.ts'
import { Room } from './room.ts'
import { StepStreams } from './stepStreams.ts'

export class NativeNetwork {
  /** The tensors of the operations, in their order, laid over the parameters. */
  readonly tensors: readonly TensorInfo[]
  /** Number of parameters. */
  readonly parameters: number
  readonly outputs: number
  /** Counted operations of one sample, forward. A gradient is about three times this. */
  readonly operationsPerSample: number
  /** Whether gradients depend on random draws. */
  readonly isRandom: boolean

  readonly #native: Native
  readonly #options: NetworkOptions
  readonly #kernel: NetworkKernel
  readonly #memory: LaidOut
  readonly #plan: number
  readonly #largest: number
  readonly #streams: Record<string, Stream> = {}
  readonly #step: StepStreams | undefined
  #scratch = { address: 0, bytes: 0 }

  constructor(native: Native, options: NetworkOptions) {
    const { operations, precision } = options
    checkOptions(options)
    this.#native = native
    this.#options = options
    this.#kernel = kernelOf(native, precision)
    const tensors = laidOver(operations)
    this.tensors = tensors.flat()
    this.parameters = this.tensors.reduce((total, { length }) => total + length, 0)
    this.outputs = outputsOf(operations.at(-1)!)
    this.operationsPerSample = operations.reduce((total, operation) => total + costOf(operation), 0)
    this.#largest = takesWholeBatch(options) ? largestBatch(options) : Infinity
    const room = new Room(native, {
      precision,
      rows: rowsAtATime(options),
      activations: options.activations ?? noActivations,
      stream: (name) => this.#stream(name),
    })
    this.#memory = layOut(room, { ...options, tensors, augmentation: augmentationOf(options) })
    this.#plan = this.#memory.plan
    const streams = Object.values(this.#streams)
    this.isRandom = streams.length > 0
    if (this.isRandom) this.#step = new StepStreams(streams)
  }

  #stream(name: StreamName): Stream {
    const { seed } = this.#options
    if (seed === undefined) throw new TypeError(`NativeNetwork: '${name}' needs a seed, got none`)
    return (this.#streams[name] ??= this.#native.stream(seed, name))
  }

  /** A new step: until the next one, gradients of the same batch see the same random draws. */
  beginStep(): void {
    this.#step?.begin()
  }

  /** What a gradient of the batch would draw; the streams move on as it would move them. */
  draw(batch: Batch): Draws {
    const { input, operations, inputs } = this.#options
    const take = () =>
      drawsOf(batch.indices, {
        input,
        operations,
        inputs,
        augmentation: augmentationOf(this.#options),
        rows: rowsAtATime(this.#options),
        stream: (name) => this.#stream(name),
      })
    return this.#step ? this.#step.during(batch, take) : take()
  }

  /** Mean loss of the batch in training mode; its gradient goes into `into`. */
  gradient(at: Vector, batch: Batch, into: Vector): number {
    const { address, count } = this.#batch(batch)
    if (count > this.#largest)
      throw new RangeError(`gradient: a batch must have at most ${this.#largest} rows, got ${count}`)
    const [from, to] = [(at as NativeVector).address, (into as NativeVector).address]
    if (!this.#step) return this.#kernel.gradient(this.#plan, from, to, address, count)
    return this.#step.during(batch, () => this.#kernel.gradient(this.#plan, from, to, address, count))
  }

  /** Mean loss of the batch in evaluation mode. */
  loss(at: Vector, batch: Batch): number {
    const { address, count } = this.#batch(batch)
    return this.#kernel.evaluate(this.#plan, (at as NativeVector).address, address, 0, count)
  }

  /** Mean loss over a split and the share of right answers (NaN where none are counted); both NaN for an empty split. */
  scores(at: Vector, split: Split): Scores {
    const { counts, loss: kind } = this.#options
    const count = counts[split]
    if (count === 0) return { loss: NaN, accuracy: NaN }
    const loss = this.#kernel.evaluate(this.#plan, (at as NativeVector).address, 0, this.#from(split), count)
    const right = new Int32Array(this.#native.memory.buffer, this.#memory.right, 1)[0]!
    return { loss, accuracy: countsAnswers(kind) ? right / count : NaN }
  }

  #from(split: Split): number {
    const { train, validation } = this.#options.counts
    return split === 'train' ? 0 : split === 'validation' ? train : train + validation
  }

  /** Outputs [count, outputs], row by row, of inputs [count, ...input]. */
  predict(at: Vector, inputs: ArrayLike<number>): Float32Array {
    const { input, precision } = this.#options
    const count = inputs.length / sizeOf(input)
    const bytes = inputs.length * bytesOf(precision)
    // A vector load may reach beyond the last row.
    const scratch = this.#room(bytes + 16 + count * this.outputs * bytesOf(precision))
    this.#native.vectorAt(scratch, inputs.length, precision).values.set(inputs)
    return this.#predict(at, scratch, count, scratch + Math.trunc((bytes + 15) / 16) * 16)
  }

  /** Outputs [count, outputs] of `count` samples of the data set, from number `from` on. */
  predictSamples(at: Vector, from: number, count: number): Float32Array {
    const { input, precision } = this.#options
    const inputs = this.#memory.data + from * sizeOf(input) * bytesOf(precision)
    return this.#predict(at, inputs, count, this.#room(count * this.outputs * bytesOf(precision)))
  }

  /** What each of the `chosen` operations leaves of inputs [count, ...input] in evaluation mode: [values, count], value by value. */
  activations(at: Vector, inputs: Float64Array, chosen: readonly number[]): Float32Array[] {
    const { input, operations, precision } = this.#options
    const features = sizeOf(input)
    const count = inputs.length / features
    const all = chosen.map((index) => new Float32Array(outputsOf(operations[index]!) * count))
    const rows = rowsAtATime(this.#options)
    for (let first = 0; first < count; first += rows) {
      const taken = Math.min(rows, count - first)
      this.predict(at, inputs.subarray(first * features, (first + taken) * features))
      chosen.forEach((index, i) => {
        const values = outputsOf(operations[index]!)
        const address = this.#memory.outputs[index]!
        fromPanels(this.#native, address, { values, taken, precision }, all[i]!, first, count)
      })
    }
    return all
  }

  #predict(at: Vector, inputs: number, count: number, into: number): Float32Array {
    this.#kernel.predict(this.#plan, (at as NativeVector).address, inputs, count, into)
    return Float32Array.from(this.#native.vectorAt(into, count * this.outputs, this.#options.precision).values)
  }

  /** Views of what training changes beside the parameters: running averages and random streams. */
  state(): NamedArrays {
    const arrays: NamedArrays = {}
    for (const [name, { address, length }] of Object.entries(this.#memory.state))
      arrays[name] = new Float64Array(this.#native.memory.buffer, address, length)
    for (const [name, stream] of Object.entries(this.#streams)) arrays[name] = streamView(this.#native, stream)
    return arrays
  }

  /** Where the indices of a batch lie; they are copied into the kernels' memory where they are not there yet. */
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

function noActivations(id: string): never {
  throw new TypeError(`NativeNetwork: '${id}' needs its maps, got none`)
}

function kernelOf({ kernel }: Native, precision: Precision): NetworkKernel {
  return precision === 'float32'
    ? { gradient: kernel.gradientF32, evaluate: kernel.evaluateF32, predict: kernel.predictF32 }
    : { gradient: kernel.gradientF64, evaluate: kernel.evaluateF64, predict: kernel.predictF64 }
}

/** Copies `taken` samples of `values` numbers out of panels (assembly/panels.ts) to columns `first` on of `into`, [values, count]. */
function fromPanels(
  native: Native,
  address: number,
  { values, taken, precision }: { values: number; taken: number; precision: Precision },
  into: Float32Array,
  first: number,
  count: number,
): void {
  const lanes = 16 / bytesOf(precision)
  const panels = native.vectorAt(address, Math.floor((taken + lanes - 1) / lanes) * lanes * values, precision).values
  for (let sample = 0; sample < taken; sample++) {
    const panel = Math.floor(sample / lanes)
    const lane = sample - panel * lanes
    for (let value = 0; value < values; value++)
      into[value * count + first + sample] = panels[(panel * values + value) * lanes + lane]!
  }
}

/** The tensors of each operation, laid one after the other over the parameters. */
function laidOver(operations: readonly Operation[]): TensorInfo[][] {
  let offset = 0
  return tensorsOf(operations).map((tensors) =>
    tensors.map(({ name, shape, fanIn, fanOut, start }) => {
      const length = sizeOf(shape)
      offset += length
      const fans = { in: fanIn, out: fanOut }
      return { name, shape, length, offset: offset - length, penalized: start === undefined, fans, start }
    }),
  )
}
