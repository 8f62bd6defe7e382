/** Cases of optimizers.json: the engine's own rule method, compiled in float64, on the file's problems. */
import { createNative, type NativeModules } from '../../src/engine/native/instance.ts'
import { resolveRule } from '../../src/engine/resolve.ts'
import { RuleMethod } from '../../src/engine/ruleMethod.ts'
import type { SurfaceBatch } from '../../src/engine/surfaceObjective.ts'
import type { Vector } from '../../src/engine/trainer.ts'
import { differs, listDiffers } from './compare.ts'
import type { OptimizerCase, OptimizersFile, ProblemText } from './files.ts'
import { optimizerFor, type OptimizerChoice } from './names.ts'
import { problemObjective } from './problems.ts'
import { judge, type KindReport } from './report.ts'

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
      listDiffers(`gradient at check ${i}`, gradient.values, check.grad, 1e-10)
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
    const actual = shown[name]
    if (actual === undefined) return `the method does not show '${name}'`
    // Rates of adaptive methods are compared to a thousandth, points as closely as the parameters.
    const why =
      typeof expected === 'number'
        ? differs(name, typeof actual === 'number' ? actual : NaN, expected, 1e-3 * Math.abs(expected))
        : listDiffers(name, typeof actual === 'number' ? [actual] : actual.values, expected, tolerance)
    if (why) return why
  }
  return undefined
}

function runCase(
  modules: NativeModules,
  { optimizer, rate }: OptimizerChoice,
  problem: ProblemText,
  record: readonly number[],
  expected: OptimizerCase,
): string | undefined {
  const native = createNative(modules)
  const objective = problemObjective(native, problem)
  const { formula, parameters, definition } = resolveRule(optimizer)
  const method = new RuleMethod(native, formula, {
    precision: 'float64',
    tensors: objective.tensors,
    parameters,
    momentum: definition?.momentum,
    start: problem.start,
    rate,
  })
  const [weightTolerance, lossTolerance] = expected.tol
  if (expected.theta.length !== record.length || expected.loss.length !== record.length)
    return `theta and loss must have ${record.length} rows, as many as record`
  let t = 0
  for (const [row, step] of record.entries()) {
    while (t < step) method.step(objective, noRows, ++t, rate, undefined)
    const at = method.reportAt()
    const why =
      listDiffers('theta', at.values, expected.theta[row]!, weightTolerance) ??
      differs('loss', objective.loss(at, noRows), expected.loss[row]!, lossTolerance) ??
      compareExtra(expected.extra, row, method.beside(), t, weightTolerance)
    if (why) return `step ${step}: ${why}`
  }
  return undefined
}

/** Runs every case whose optimizer exists. */
export function runOptimizers(file: OptimizersFile, modules: NativeModules): KindReport {
  const problems = new Map<string, string | undefined>()
  const outcomes = file.cases.map((expected) => {
    const { id, optimizer: name, params } = expected
    return judge(id, () => {
      const found = optimizerFor(name, params)
      if (!found) return { notYet: name }
      const problem = file.problems[expected.problem]
      if (!problem) return `the file has no problem '${expected.problem}'`
      if (!problems.has(expected.problem)) problems.set(expected.problem, checkProblem(modules, problem))
      return (
        problems.get(expected.problem) ?? runCase(modules, found, problem, expected.record ?? file.record, expected)
      )
    })
  })
  return { kind: 'optimizers', outcomes }
}
