/** The loss at the end of a network: what it is, what it wants of the targets, and how it is laid out for the kernels. */
import type { RowLoss } from '../../catalog/kinds.ts'
import type { Precision } from '../../experiment/document.ts'
import type { Native } from './instance.ts'

/** Which answers count as right: prediction and target on the same side of their thresholds, or none are counted. */
export interface Thresholds {
  readonly prediction: number
  readonly target: number
}

/** Compiled functions: one gives the sum and the gradient, the other the sum alone. */
interface Maps {
  readonly gradient: WebAssembly.ExportValue
  readonly value: WebAssembly.ExportValue
  /** What the sum is divided by; entries of the targets unless said otherwise. */
  readonly mean?: 'entries' | 'rows'
}

export type NetworkLoss =
  /** A loss of each entry (lossMap, valueMap). */
  | ({ readonly kind: 'map'; readonly thresholds?: Thresholds } & Maps)
  /** A loss of each prediction with its spread (pairLossMap, pairValueMap): the first half of the outputs, and the second. */
  | ({ readonly kind: 'pair' } & Maps)
  /** A kernel that couples the outputs of a row, averaged over rows; with class weights the mean divides by those of the targets. */
  | {
      readonly kind: 'row'
      readonly row: RowLoss
      /** The numbers of the loss by the names they have in the catalog. */
      readonly parameters: Readonly<Record<string, number>>
      /** Of softmax cross-entropy only, one for each output. */
      readonly classWeights?: readonly number[]
    }

interface RowKernel {
  /** Its number in assembly/rowLosses.ts. */
  readonly code: number
  /** Its `first` and `second` number. */
  readonly numbers: readonly string[]
  /** A class index a sample, a row as long as the outputs, or such a row and then a label. */
  readonly targets: 'index' | 'row' | 'row and label'
}

const ROW_KERNELS: Readonly<Record<RowLoss, RowKernel>> = {
  'softmax-cross-entropy': { code: 1, numbers: ['labelSmoothing'], targets: 'index' },
  'soft-cross-entropy': { code: 2, numbers: [], targets: 'row' },
  'focal-classes': { code: 3, numbers: ['gamma'], targets: 'index' },
  'multi-margin': { code: 4, numbers: ['margin', 'p'], targets: 'index' },
  'cosine-embedding': { code: 5, numbers: ['margin'], targets: 'row and label' },
}

/** Codes of assembly/lossPlan.ts. */
const KINDS = { map: 0, pair: 1, row: 2 } as const
const ACCURACY = { none: 0, sides: 1, greatest: 2 } as const

/** Bytes of the plan's whole numbers, and of all of it. */
const WORD_BYTES = 32
const PLAN_BYTES = WORD_BYTES + 32

/** Numbers of a sample's target, for a network of so many outputs. */
export function targetWidthOf(loss: NetworkLoss, outputs: number): number {
  if (loss.kind === 'map') return outputs
  if (loss.kind === 'pair') return outputs / 2
  const { targets } = ROW_KERNELS[loss.row]
  return targets === 'index' ? 1 : targets === 'row' ? outputs : outputs + 1
}

function accuracyOf(loss: NetworkLoss): keyof typeof ACCURACY {
  if (loss.kind === 'row') return ROW_KERNELS[loss.row].targets === 'index' ? 'greatest' : 'none'
  return loss.kind === 'map' && loss.thresholds ? 'sides' : 'none'
}

/** Whether right answers are counted. */
export function countsAnswers(loss: NetworkLoss): boolean {
  return accuracyOf(loss) !== 'none'
}

/** What of the targets [samples, targetWidthOf] or of the loss does not fit the outputs, as "… must be …, got …"; undefined where all does. */
export function lossMisfit(loss: NetworkLoss, outputs: number, targets: Float64Array): string | undefined {
  if (loss.kind === 'pair' && outputs % 2 !== 0) return `outputs must be even, got ${outputs}`
  if (loss.kind !== 'row') return undefined
  const { row, parameters, classWeights } = loss
  const kernel = ROW_KERNELS[row]
  const missing = kernel.numbers.find((name) => !Number.isFinite(parameters[name]))
  if (missing !== undefined) return `${missing} of ${row} must be a number, got ${parameters[missing]}`
  if (classWeights && row !== 'softmax-cross-entropy') return `classWeights must be left out for ${row}`
  if (classWeights && classWeights.length !== outputs)
    return `classWeights must be ${outputs}, got ${classWeights.length}`
  if (kernel.targets !== 'index') return undefined
  const wrong = targets.find((target) => !(Number.isInteger(target) && target >= 0 && target < outputs))
  return wrong === undefined ? undefined : `targets must be class indices below ${outputs}, got ${wrong}`
}

/** Writes a loss into memory; returns its address. */
export function layOutLoss(native: Native, loss: NetworkLoss, outputs: number, precision: Precision): number {
  const row = loss.kind === 'row' ? loss : undefined
  const maps = loss.kind === 'row' ? undefined : loss
  const thresholds = loss.kind === 'map' ? loss.thresholds : undefined
  const kernel = row && ROW_KERNELS[row.row]
  let classWeights = 0
  if (row?.classWeights) {
    const vector = native.vector(outputs, precision)
    vector.values.set(row.classWeights)
    classWeights = vector.address
  }
  const words = [
    KINDS[loss.kind],
    maps ? native.register(maps.gradient) : 0,
    maps ? native.register(maps.value) : 0,
    kernel?.code ?? 0,
    classWeights,
    ACCURACY[accuracyOf(loss)],
    targetWidthOf(loss, outputs),
    row || maps?.mean === 'rows' ? 1 : 0,
  ]
  const [first = 0, second = 0] = kernel?.numbers.map((name) => row!.parameters[name]) ?? []
  const address = native.allocate(PLAN_BYTES)
  const { buffer } = native.memory
  new Uint32Array(buffer, address, words.length).set(words)
  const numbers = [first, second, thresholds?.prediction ?? 0, thresholds?.target ?? 0]
  new Float64Array(buffer, address + WORD_BYTES, numbers.length).set(numbers)
  return address
}
