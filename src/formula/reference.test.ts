import { describe, expect, it } from 'vitest'
import { evaluateRule } from './evaluate.ts'
import { createTestKernel } from './testing/kernel.ts'
import { mathematics } from './testing/mathematics.ts'
import {
  problemOf,
  reference,
  ruleOf,
  type CheckedCase,
  type ReferenceCase,
  type TestProblem,
} from './testing/reference.ts'
import { compileRule } from './wasm/compileRule.ts'

/** A rule being run: interpreted or compiled. */
interface Runner {
  readonly theta: Float64Array
  readonly g: Float64Array
  readonly hessianDiagonal: Float64Array
  step(t: number, lr: number, loss: number): void
  report(): ArrayLike<number>
  shown(name: string): ArrayLike<number>
}

function interpreted({ rule, parameters }: CheckedCase, problem: TestProblem, lr: number): Runner {
  const theta = Float64Array.from(problem.start)
  const g = new Float64Array(theta.length)
  const hessianDiagonal = new Float64Array(theta.length)
  const run = evaluateRule(rule, mathematics, problem.tensors, parameters)
  run.start({ theta, lr })
  return {
    ...{ theta, g, hessianDiagonal },
    step: (t, lr, loss) => run.step({ theta, g, lr, t, loss, hessianDiagonal }),
    report: () => run.report(theta),
    shown: (name) => run.shows[name]!,
  }
}

function compiled({ rule, parameters, hasReport }: CheckedCase, problem: TestProblem, lr: number): Runner {
  const kernel = createTestKernel(mathematics)
  const n = problem.start.length
  const [theta, g, hessianDiagonal] = [problem.start, new Float64Array(n), new Float64Array(n)].map((x) =>
    kernel.put(x, 'float64'),
  ) as [number, number, number]
  const options = {
    precision: 'float64',
    tensors: problem.tensors,
    theta,
    g,
    given: { hessianDiagonal },
    parameters,
    allocate: kernel.allocate,
  } as const
  const { bytes, slots } = compileRule(rule, options)
  for (const [name, value] of Object.entries(parameters)) if (slots[name]) kernel.slot(slots[name])[0] = value
  const exports = kernel.link(bytes)
  exports.start!(lr)
  const view = (address: number) => kernel.view(address, n, 'float64') as Float64Array
  return {
    theta: view(theta),
    g: view(g),
    hessianDiagonal: view(hessianDiagonal),
    step: (...args) => exports.step!(...args),
    report: () => {
      if (!hasReport) return view(theta)
      exports.report!()
      return kernel.slot(slots.report)
    },
    shown: (name) => kernel.slot(slots[name]),
  }
}

/** Where the run of a case leaves the reference, or nothing. */
function differences(example: ReferenceCase, checked: CheckedCase, create: typeof interpreted): string[] {
  const problem = problemOf(example.problem)
  const lr = example.params.lr ?? 1
  const run = create(checked, problem, lr)
  const record = example.record ?? reference.record
  const wrong: string[] = []
  const compare = (what: string, t: number, actual: number, expected: number, tolerance: number) => {
    if (!(Math.abs(actual - expected) <= tolerance + 1e-11 * Math.abs(expected)))
      wrong.push(`${example.id} step ${t}: ${what} is ${actual}, not ${expected}`)
  }
  for (let t = 1; t <= record.at(-1)!; t++) {
    const loss = problem.gradient(run.theta, run.g)
    if (checked.usesHessian) run.hessianDiagonal.set(problem.hessianDiagonal(run.theta))
    run.step(t, lr, loss)
    const row = record.indexOf(t)
    if (row < 0) continue
    const at = Float64Array.from(run.report())
    example.theta[row]!.forEach((value, i) => compare(`theta[${i}]`, t, at[i]!, value, example.tol[0]))
    compare('loss', t, problem.gradient(at, []), example.loss[row]!, example.tol[1])
    for (const [name, shown] of Object.entries(checked.also)) {
      const expected = [example.extra![name]![row]!].flat()
      const close = name === 'd' || name === 'lr'
      expected.forEach((value, i) =>
        compare(name, t, run.shown(shown)[i]!, value, close ? 1e-3 * Math.abs(value) : example.tol[0]),
      )
    }
  }
  return wrong
}

const cases = reference.cases.flatMap((example) => {
  const checked = ruleOf(example)
  return checked ? [{ example, checked }] : []
})

describe('the reference optimizers', () => {
  it('are 31 rules in more than 250 cases', () => {
    expect(new Set(cases.map(({ example }) => example.optimizer)).size).toBe(31)
    expect(cases.length).toBeGreaterThan(250)
  })

  for (const optimizer of new Set(cases.map(({ example }) => example.optimizer))) {
    const own = cases.filter(({ example }) => example.optimizer === optimizer)
    it(`${optimizer}, interpreted`, () => {
      expect(own.flatMap(({ example, checked }) => differences(example, checked, interpreted))).toEqual([])
    })
    it(`${optimizer}, compiled`, () => {
      expect(own.flatMap(({ example, checked }) => differences(example, checked, compiled))).toEqual([])
    })
  }
})
