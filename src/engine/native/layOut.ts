/** A network in the kernels' memory: data, panels, operations and plan, word by word as assembly/plan.ts and operation.ts read them. */
import { imageOf, sizeOf, type Operation, type Shape } from '../../catalog/layer.ts'
import type { TensorInfo } from '../trainer.ts'
import { bytesOf } from './instance.ts'
import { layOutLoss, targetWidthOf, type NetworkLoss } from './networkLoss.ts'
import { layoutOf, outputsOf } from './operations.ts'
import type { Room } from './room.ts'

/**
 * Changes of each training sample each time it is drawn: deviation of noise on every value that the network gets, and for images the
 * largest shift in pixels.
 */
export interface Augmentation {
  readonly noise: number
  readonly shift: number
}

/** A vector that training changes beside the parameters. */
export interface StateVector {
  readonly address: number
  readonly length: number
}

export interface LaidOut {
  /** Address of the plan. */
  readonly plan: number
  /** Address of the inputs of the data set. */
  readonly data: number
  /** Address of what each operation leaves of the samples of a pass, in panels. */
  readonly outputs: readonly number[]
  /** Address of the number of right answers of the last evaluation, a 32-bit word. */
  readonly right: number
  /** Float64 vectors that training changes beside the parameters. */
  readonly state: Readonly<Record<string, StateVector>>
}

export interface LayOutOptions {
  readonly input: Shape
  readonly operations: readonly Operation[]
  /** Tensors of each operation. */
  readonly tensors: readonly (readonly TensorInfo[])[]
  readonly loss: NetworkLoss
  readonly inputs: Float64Array
  readonly targets: Float64Array
  readonly augmentation: Augmentation | undefined
}

/** Number of the word for right answers in a plan. */
const RIGHT = 14

export function layOut(room: Room, options: LayOutOptions): LaidOut {
  const { input, operations, tensors, loss, inputs, targets, augmentation } = options
  const { native, precision } = room
  const features = sizeOf(input)
  const outputs = operations.reduce((_, operation) => outputsOf(operation), features)
  const data = room.copy(inputs)
  const x = room.panels(features)
  const chain = layOutChain(room, operations, tensors, x)
  const widest = operations.reduce((most, operation) => Math.max(most, outputsOf(operation)), outputs)
  const words = [
    ...[room.words(chain.records), chain.records.length, chain.first, room.rows],
    ...[data, room.copy(targets), features, outputs],
    ...[x, room.panels(targetWidthOf(loss, outputs)), room.panels(widest), room.panels(widest)],
    augmentation ? layOutAugmentation(room, input, augmentation) : 0,
    layOutLoss(native, loss, outputs, precision),
    0,
  ]
  const plan = room.record(words)
  return { plan, data, outputs: chain.outputs, right: plan + 4 * RIGHT, state: chain.state }
}

/** The records of the operations; those that change nothing have none. */
function layOutChain(
  room: Room,
  operations: readonly Operation[],
  tensors: LayOutOptions['tensors'],
  input: number,
): { records: number[]; outputs: number[]; first: number; state: Record<string, StateVector> } {
  const size = bytesOf(room.precision)
  const records: number[] = []
  const outputs: number[] = []
  const state: Record<string, StateVector> = {}
  let first = -1
  let number = 0
  let x = input
  for (const [index, operation] of operations.entries()) {
    const layout = layoutOf(operation)
    if (layout.isIdentity?.(operation)) {
      outputs.push(x)
      continue
    }
    const own = tensors[index]!
    if (own.length > 0) {
      number++
      if (first < 0) first = records.length
    }
    const y = room.panels(layout.outputs(operation))
    const extra = layout.extra?.(operation, room) ?? {}
    const [weights = 0, bias = 0] = own.map(({ offset }) => offset * size)
    const common = [layout.code(operation), layout.inputs(operation), layout.outputs(operation), x, y, weights, bias, 0]
    records.push(room.record([...common, ...(extra.words ?? [])], extra.numbers))
    for (const [name, vector] of Object.entries(extra.state ?? {})) state[`${name}${number}`] = vector
    outputs.push(y)
    x = y
  }
  return { records, outputs, first: first < 0 ? records.length : first, state }
}

function layOutAugmentation(room: Room, input: Shape, { noise, shift }: Augmentation): number {
  const { height, width, channels } = imageOf(input) ?? { height: 1, width: 1, channels: sizeOf(input) }
  return room.record([room.stream('augmentation'), shift, height, width, channels], [noise])
}
