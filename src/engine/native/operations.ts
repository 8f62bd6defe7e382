/** What each operation of a network needs beside its panels: its words in the kernels' memory, and its cost. */
import { sizeOf, type Image, type Operation } from '../../catalog/layer.ts'
import type { Room } from './room.ts'
import { windowTable } from './windowTable.ts'

/** What stands in an operation's record after the words that all have, and what of it is state. */
interface Extra {
  readonly words?: readonly number[]
  readonly numbers?: readonly number[]
  /** Float64 vectors that training changes beside the parameters, by name. */
  readonly state?: Readonly<Record<string, { readonly address: number; readonly length: number }>>
}

export interface Layout<One> {
  /** Its number in assembly/operation.ts. */
  readonly code: (operation: One) => number
  /** Values of a sample before and after it. */
  readonly inputs: (operation: One) => number
  readonly outputs: (operation: One) => number
  /** Counted operations of a sample, forward: two a multiply-add, ten a function. */
  readonly cost: (operation: One) => number
  /** Whether it leaves every value at its place, so that nothing has to be done. */
  readonly isIdentity?: (operation: One) => boolean
  readonly extra?: (operation: One, room: Room) => Extra
}

type Layouts = { readonly [Kind in Operation['kind']]: Layout<Extract<Operation, { readonly kind: Kind }>> }

/** Bytes of a vector, and of the columns that a convolution lays out at a time: they stay in the cache. */
const VECTOR = 16
const COLUMNS = 65536
/** Bytes of columns that a convolution keeps for the way back at most: reading them is then cheaper than laying them out again. */
const KEPT = 1048576
/** Positions that a convolution takes at a time at least. */
const LEAST_TILE = 16

const valuesOf = ({ height, width, channels }: Image) => sizeOf([height, width, channels])
const pixelsOf = ({ height, width }: Image) => height * width

const layouts: Layouts = {
  affine: {
    code: () => 0,
    inputs: ({ inputs }) => inputs,
    outputs: ({ outputs }) => outputs,
    cost: ({ inputs, outputs }) => 2 * outputs * (inputs + 1),
  },

  activation: {
    code: () => 1,
    inputs: ({ units }) => units,
    outputs: ({ units }) => units,
    cost: ({ units }) => 10 * units,
    extra({ id }, { native, activations }) {
      const { forward, backward } = activations(id)
      return { words: [native.register(forward), native.register(backward)] }
    },
  },

  convolution: {
    code: () => 2,
    inputs: ({ input }) => valuesOf(input),
    outputs: ({ output }) => valuesOf(output),
    cost: ({ input, output, size }) => 2 * valuesOf(output) * (input.channels * size * size + 1),
    extra(operation, room) {
      const { input, output, size } = operation
      const terms = input.channels * size * size
      const tile = Math.max(LEAST_TILE, 2 * Math.floor(COLUMNS / VECTOR / terms / 2))
      const all = pixelsOf(output) * room.panelCount
      const kept = all * terms * VECTOR <= KEPT
      const columns = room.native.allocate((kept ? all : tile) * terms * VECTOR)
      const words = [room.words(windowTable(operation)), pixelsOf(output), size * size, input.channels]
      return { words: [...words, columns, tile, Number(kept)] }
    },
  },

  pooling: {
    code: ({ reduce }) => (reduce === 'max' ? 3 : 4),
    inputs: ({ input }) => valuesOf(input),
    outputs: ({ output }) => valuesOf(output),
    cost: ({ output, size }) => valuesOf(output) * size * size,
    extra(operation, room) {
      const { input, output, size } = operation
      return { words: [room.words(windowTable(operation)), pixelsOf(output), size * size, input.channels] }
    },
  },

  flatten: {
    code: () => 5,
    inputs: ({ input }) => valuesOf(input),
    outputs: ({ input }) => valuesOf(input),
    cost: () => 0,
    isIdentity: ({ input }) => input.channels === 1 || pixelsOf(input) === 1,
    extra: ({ input }) => ({ words: [pixelsOf(input), input.channels] }),
  },

  dropout: {
    code: () => 6,
    inputs: ({ units }) => units,
    outputs: ({ units }) => units,
    cost: ({ units }) => 10 * units,
    extra({ rate, units }, room) {
      const threshold = -Math.floor(-rate * 4294967296)
      return { words: [room.stream('dropout'), room.panels(units), threshold], numbers: [1 / (1 - rate)] }
    },
  },

  'batch-normalization': {
    code: () => 7,
    inputs: ({ channels, positions }) => channels * positions,
    outputs: ({ channels, positions }) => channels * positions,
    cost: ({ channels, positions }) => 10 * channels * positions,
    extra({ channels, positions, momentum, epsilon }, room) {
      const { native } = room
      const [mean, variance, batchMean, batchVariance] = Array.from({ length: 4 }, () => native.allocate(8 * channels))
      native.vectorAt(variance!, channels, 'float64').values.fill(1)
      const sums = native.allocate(64 * channels)
      const words = [
        channels,
        positions,
        mean!,
        variance!,
        batchMean!,
        batchVariance!,
        sums,
        room.numbers(5 * channels),
      ]
      const state = {
        mean: { address: mean!, length: channels },
        variance: { address: variance!, length: channels },
      }
      return { words, numbers: [momentum, epsilon], state }
    },
  },

  'layer-normalization': {
    code: () => 8,
    inputs: ({ units }) => units,
    outputs: ({ units }) => units,
    cost: ({ units }) => 10 * units,
    extra: ({ epsilon }, room) => ({ words: [room.panels(2)], numbers: [epsilon] }),
  },
}

/** How an operation is laid out. */
export function layoutOf(operation: Operation): Layout<Operation> {
  return layouts[operation.kind] as Layout<Operation>
}

export const inputsOf = (operation: Operation): number => layoutOf(operation).inputs(operation)
export const outputsOf = (operation: Operation): number => layoutOf(operation).outputs(operation)
export const costOf = (operation: Operation): number => layoutOf(operation).cost(operation)
