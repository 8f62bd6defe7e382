/** Cases of losses.json through the engine's network kernel in both precisions. */
import { losses } from '../../src/catalog/losses/index.ts'
import { networkLossOf } from '../../src/engine/compileModel.ts'
import { createNative, type NativeModules } from '../../src/engine/native/instance.ts'
import { lossOfOutputs, type Rows } from '../../src/engine/native/testing/lossNetwork.ts'
import type { Choice, Precision } from '../../src/experiment/document.ts'
import { differs, listDiffers } from './compare.ts'
import type { LossCase, LossesFile } from './files.ts'
import { lossFor } from './names.ts'
import { judge, type KindReport, type Verdict } from './report.ts'
import { compareSingle, disturber, SEEDS, type Row } from './single.ts'

/** The file states no tolerance: its rounding is all that is allowed, and for values near 0 this. */
const tolerance = 1e-12

const isRows = (values: readonly unknown[]): values is Rows => Array.isArray(values[0])
const rowsOf = (values: Rows | readonly number[]): Rows => (isRows(values) ? values : values.map((value) => [value]))

/** Two matrices side by side; a missing one has no columns. */
const beside = (left: Rows, right: Rows = []): Rows => left.map((row, i) => [...row, ...(right[i] ?? [])])

/** What turns the mean of a loss into its sum: entries, rows, or the class weights of the targets. */
function divisorOf({ id, parameters }: Choice, targets: Rows): number {
  const definition = losses.get(id)
  const weights = parameters.classWeights as readonly number[] | undefined
  if (weights && weights.length > 0) return targets.reduce((sum, [target]) => sum + weights[target!]!, 0)
  const byRows = definition?.kernel !== undefined || definition?.mean?.(parameters) === 'rows'
  return byRows ? targets.length : targets.length * targets[0]!.length
}

/** A case with all that it needs; predictions and, beside them, variances are what the network gives. */
interface Prepared {
  readonly modules: NativeModules
  readonly choice: Choice
  readonly expected: LossCase
  readonly outputs: Rows
  readonly targets: Rows
  /** How many of the outputs are predictions. */
  readonly columns: number
}

function prepare(modules: NativeModules, choice: Choice, expected: LossCase, set: LossesFile['sets'][string]) {
  const { pred, target, var: variance, other } = set
  if (!pred || !target) return `the set '${expected.set}' must have pred and target`
  const predictions = rowsOf(pred)
  const outputs = beside(predictions, variance && rowsOf(variance))
  const targets = other ? beside(rowsOf(other), rowsOf(target)) : rowsOf(target)
  return { modules, choice, expected, outputs, targets, columns: predictions[0]!.length }
}

function evaluate({ modules, choice, targets }: Prepared, outputs: Rows, precision: Precision) {
  const native = createNative(modules)
  const loss = networkLossOf(native, choice, precision, { link: 'none' })
  const run = lossOfOutputs(native, loss, outputs[0]!.length, targets, precision)
  return { ...run.gradient(outputs), without: run.value(outputs) }
}

function judgeDouble(prepared: Prepared): Verdict {
  const { choice, expected, outputs, targets, columns } = prepared
  const { value, slopes, without } = evaluate(prepared, outputs, 'float64')
  const ofPredictions = slopes.flatMap((row) => row.slice(0, columns))
  const ofVariances = slopes.flatMap((row) => row.slice(columns))
  return (
    differs('value', value, expected.value, tolerance) ??
    differs('value without gradient', without, expected.value, tolerance) ??
    differs('sum', value * divisorOf(choice, targets), expected.sum, tolerance) ??
    listDiffers('grad', ofPredictions, rowsOf(expected.grad).flat(), tolerance) ??
    listDiffers('grad_var', ofVariances, rowsOf(expected.grad_var ?? []).flat(), tolerance)
  )
}

/** A loss is a run of one step: its gradient stands where the parameters of a run do. */
function judgeSingle(prepared: Prepared): Verdict {
  const rows = (outputs: Rows, precision: Precision): Row[] => {
    const { value, slopes } = evaluate(prepared, outputs, precision)
    return [{ step: 1, theta: slopes.flat(), loss: value }]
  }
  const disturbed = (seed: number): Rows => {
    const disturb = disturber(seed)
    return prepared.outputs.map((row) => {
      const copy = [...row]
      disturb(copy)
      return copy
    })
  }
  const { why, until } = compareSingle(
    rows(prepared.outputs, 'float32'),
    rows(prepared.outputs, 'float64'),
    SEEDS.map((seed) => rows(disturbed(seed), 'float64')),
  )
  return why ?? { until, of: 1 }
}

/** Runs every case whose loss exists. */
export function runLosses(file: LossesFile, modules: NativeModules): KindReport[] {
  const outcomes = (judgement: (prepared: Prepared) => Verdict) =>
    file.cases.map((expected) => {
      const { id, loss: name, params } = expected
      return judge(id, () => {
        const choice = lossFor(name, params)
        if (!choice) return { notYet: name }
        const set = file.sets[expected.set]
        if (!set) return `the file has no set '${expected.set}'`
        const prepared = prepare(modules, choice, expected, set)
        return typeof prepared === 'string' ? prepared : judgement(prepared)
      })
    })
  return [
    { kind: 'losses', outcomes: outcomes(judgeDouble) },
    { kind: 'losses in float32', outcomes: outcomes(judgeSingle) },
  ]
}
