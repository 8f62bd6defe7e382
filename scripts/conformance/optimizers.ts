/** Cases of optimizers.json: the engine's own methods, compiled in float64, on the file's problems. */
import { createNative, type NativeModules } from '../../src/engine/native/instance.ts'
import { createMethod } from '../../src/engine/method/createMethod.ts'
import type { SurfaceBatch } from '../../src/engine/surfaceObjective.ts'
import type { Vector } from '../../src/engine/trainer.ts'
import type { Precision } from '../../src/experiment/document.ts'
import { differs, listDiffers } from './compare.ts'
import type { OptimizerCase, OptimizersFile, ProblemText } from './files.ts'
import { methodFor, type MethodChoice } from './methodNames.ts'
import { shownName } from './optimizerNames.ts'
import { problemObjective } from './problems.ts'
import { judge, type KindReport, type NotYet, type Verdict } from './report.ts'
import { compareSingle, disturber, SEEDS, withDisturbedGradients, type Disturb, type Row } from './single.ts'

/** What a step on a surface sees: no rows, and no noise. */
const noRows: SurfaceBatch = { indices: new Uint32Array(0), count: 0, noise: new Float64Array(0) }

/** Value and gradient of a problem at the points that the file gives. */
function checkProblem(modules: NativeModules, problem: ProblemText): string | undefined {
  const native = createNative(modules)
  const objective = problemObjective(native, problem)
  const at = native.vector(problem.start.length, 'float64')
  const gradient = native.vector(problem.start.length, 'float64')
  for (const [i, check] of problem.checks.entries()) {
    at.values.set(check.theta)
    const loss = objective.gradient(at, noRows, gradient)
    const why =
      differs(`loss at check ${i}`, loss, check.loss, 1e-10) ??
      listDiffers(`gradient at check ${i}`, gradient.values, check.grad, 1e-10) ??
      (check.hessian && listDiffers(`Hessian at check ${i}`, objective.hessian!(at), check.hessian.flat(), 1e-9))
    if (why) return `the problem itself: ${why}`
  }
  return undefined
}

function compareExtra(
  kept: OptimizerCase['extra'],
  row: number,
  shown: Record<string, Vector | number>,
  evaluations: number,
  tolerance: number,
): string | undefined {
  for (const [name, values] of Object.entries(kept)) {
    const expected = values[row]!
    if (name === 'evals') {
      if (evaluations !== expected) return `evaluations are ${evaluations}, expected ${String(expected)}`
      continue
    }
    const actual = shown[shownName(name)]
    if (actual === undefined) return `the method does not show '${shownName(name)}'`
    // Rates of adaptive methods are compared to a thousandth, points as closely as the parameters.
    const why =
      typeof expected === 'number'
        ? differs(name, typeof actual === 'number' ? actual : NaN, expected, 1e-3 * Math.abs(expected))
        : listDiffers(name, typeof actual === 'number' ? [actual] : actual.values, expected, tolerance)
    if (why) return why
  }
  return undefined
}

interface Run extends Row {
  readonly shown: Record<string, Vector | number>
  readonly evaluations: number
}

interface RunOptions {
  readonly precision: Precision
  /** Changes start and gradients, as float32 would. */
  readonly disturb?: Disturb
}

/** Where a case stands at its recorded steps. */
function* rows(
  modules: NativeModules,
  { choice, problem, record, noise }: Prepared,
  { precision, disturb }: RunOptions,
): Generator<Run> {
  const native = createNative(modules)
  const objective = problemObjective(native, problem, precision)
  const start = Float64Array.from(problem.start)
  disturb?.(start)
  const disturbed = disturb ? withDisturbedGradients(objective, disturb) : objective
  const method = createMethod(native, disturbed, {
    ...choice,
    precision,
    seed: 0,
    start,
    constantBatch: true,
    noise: (t) => noise[t - 1] ?? noFurther(t),
  })
  let t = 0
  for (const step of record) {
    while (t < step) method.step(noRows, ++t, choice.rate, undefined)
    const at = method.reportAt()
    const shown = method.beside()
    yield {
      step,
      theta: Float64Array.from(at.values),
      loss: objective.loss(at, noRows),
      shown,
      evaluations: method.evaluations,
    }
  }
}

function noFurther(t: number): never {
  throw new Error(`the file has no noise of step ${t}`)
}

/** A case with all that it needs. */
interface Prepared {
  readonly choice: MethodChoice
  readonly problem: ProblemText
  readonly record: readonly number[]
  readonly noise: readonly (readonly number[])[]
  readonly expected: OptimizerCase
}

function judgeDouble(modules: NativeModules, prepared: Prepared): string | undefined {
  const { expected, record } = prepared
  const [weightTolerance, lossTolerance] = expected.tol
  if (expected.theta.length !== record.length || expected.loss.length !== record.length)
    return `theta and loss must have ${record.length} rows, as many as record`
  let row = 0
  for (const { step, theta, loss, shown, evaluations } of rows(modules, prepared, { precision: 'float64' })) {
    const why =
      listDiffers('theta', theta, expected.theta[row]!, weightTolerance) ??
      differs('loss', loss, expected.loss[row]!, lossTolerance) ??
      compareExtra(expected.extra, row, shown, evaluations, weightTolerance)
    if (why) return `step ${step}: ${why}`
    row++
  }
  return undefined
}

function judgeSingle(modules: NativeModules, prepared: Prepared): Verdict {
  const run = (options: RunOptions) => [...rows(modules, prepared, options)]
  const { why, until } = compareSingle(
    run({ precision: 'float32' }),
    run({ precision: 'float64' }),
    SEEDS.map((seed) => run({ precision: 'float64', disturb: disturber(seed) })),
  )
  return why ?? { until, of: prepared.record.at(-1) ?? 0 }
}

/** Runs every case whose optimizer exists. */
export function runOptimizers(file: OptimizersFile, modules: NativeModules): KindReport[] {
  const problems = new Map<string, string | undefined>()
  const prepare = (expected: OptimizerCase): Prepared | string | NotYet => {
    const { optimizer: name, params, record = file.record } = expected
    const choice = methodFor(name, params)
    if (!choice) return { notYet: name }
    const problem = file.problems[expected.problem]
    if (!problem) return `the file has no problem '${expected.problem}'`
    if (!problems.has(expected.problem)) problems.set(expected.problem, checkProblem(modules, problem))
    return problems.get(expected.problem) ?? { choice, problem, record, noise: file.noise, expected }
  }
  const outcomes = (judgement: (prepared: Prepared) => Verdict) =>
    file.cases.map((expected) =>
      judge(expected.id, () => {
        const prepared = prepare(expected)
        return typeof prepared === 'string' || 'notYet' in prepared ? prepared : judgement(prepared)
      }),
    )
  return [
    { kind: 'optimizers', outcomes: outcomes((prepared) => judgeDouble(modules, prepared)) },
    { kind: 'optimizers in float32', outcomes: outcomes((prepared) => judgeSingle(modules, prepared)) },
  ]
}
