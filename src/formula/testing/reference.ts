/** The problems and cases of reference/optimizers.json, and the rule texts of reference/rules.mjs. */
import { readFileSync } from 'node:fs'
import { check, ruleScope, type Checked } from '../check.ts'

export interface ReferenceCase {
  readonly id: string
  readonly optimizer: string
  readonly problem: string
  readonly params: Record<string, unknown> & { lr?: number }
  readonly tol: readonly [number, number]
  readonly record?: readonly number[]
  readonly theta: readonly (readonly number[])[]
  readonly loss: readonly number[]
  readonly extra?: Record<string, readonly (number | readonly number[])[]>
}

interface ReferenceProblem {
  readonly formula: string
  readonly tensors: readonly { readonly name: string; readonly shape: readonly number[] }[]
  readonly start: readonly number[]
  readonly constants: Record<string, readonly (readonly number[])[]>
}

interface ReferenceFile {
  readonly record: readonly number[]
  readonly problems: Record<string, ReferenceProblem>
  readonly cases: readonly ReferenceCase[]
}

const read = (name: string) => readFileSync(new URL(`../../../reference/${name}`, import.meta.url), 'utf8')
export const reference = JSON.parse(read('optimizers.json')) as ReferenceFile

interface RuleOfReference {
  readonly names: Record<string, number>
  readonly rule: string | { readonly matrix: string; readonly other: string }
  readonly report?: string
  readonly also?: Record<string, string>
  readonly hdiag?: number
  readonly clip?: unknown
}

type Rules = Record<string, (params: unknown) => RuleOfReference>
const rulesModule = '../../../reference/rules.mjs'
const { RULES } = (await import(/* @vite-ignore */ rulesModule)) as { RULES: Rules }

export interface CheckedCase {
  readonly parameters: Record<string, number>
  readonly rule: Checked | { readonly matrix: Checked; readonly other: Checked }
  readonly hasReport: boolean
  readonly also: Record<string, string>
  readonly usesHessian: boolean
}

/** The case's rule, checked; undefined for wrappers and methods that are no rule. */
export function ruleOf(example: ReferenceCase): CheckedCase | undefined {
  const written = Object.hasOwn(RULES, example.optimizer) ? RULES[example.optimizer]!(example.params) : undefined
  if (!written || written.clip) return undefined
  const scope = ruleScope(Object.keys(written.names), { hessianDiagonal: written.hdiag !== undefined })
  const shows = Object.entries(written.also ?? {}).map(([name, value]) =>
    name === value ? `\nshow ${name} = ${value}` : `\nshow ${name}Shown = ${value}`,
  )
  const report = written.report ? `\nreport ${written.report}` : ''
  const one = (text: string) => check(text + shows.join('') + report, scope)
  const { rule } = written
  return {
    parameters: written.names,
    rule: typeof rule === 'string' ? one(rule) : { matrix: one(rule.matrix), other: one(rule.other) },
    hasReport: written.report !== undefined,
    also: Object.fromEntries(
      Object.entries(written.also ?? {}).map(([name, value]) => [name, name === value ? name : `${name}Shown`]),
    ),
    usesHessian: written.hdiag !== undefined,
  }
}

export interface TestProblem {
  readonly tensors: { name: string; offset: number; length: number; shape: readonly number[] }[]
  readonly start: readonly number[]
  /** The value; the gradient goes into `into`. */
  gradient(at: ArrayLike<number>, into: { [index: number]: number }): number
  hessianDiagonal(at: ArrayLike<number>): Float64Array
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** Values and derivatives of the reference problems, by hand. */
export function problemOf(name: string): TestProblem {
  const { tensors, start, constants: c } = reference.problems[name]!
  let offset = 0
  const placed = tensors.map(({ name, shape }) => {
    const length = shape.reduce((a, b) => a * b, 1)
    offset += length
    return { name, shape, length, offset: offset - length }
  })
  return { tensors: placed, start, ...functions[name]!(c) }
}

type Functions = Pick<TestProblem, 'gradient' | 'hessianDiagonal'>
const none = () => {
  throw new Error('not needed')
}

const functions: Record<string, (c: ReferenceProblem['constants']) => Functions> = {
  rosenbrock: () => ({
    gradient({ 0: x = 0, 1: y = 0 }, into) {
      into[0] = -2 * (1 - x) - 400 * x * (y - x * x)
      into[1] = 200 * (y - x * x)
      return (1 - x) ** 2 + 100 * (y - x * x) ** 2
    },
    hessianDiagonal: ({ 0: x = 0, 1: y = 0 }) => Float64Array.of(2 - 400 * (y - 3 * x * x), 200),
  }),
  himmelblau: () => ({
    gradient({ 0: x = 0, 1: y = 0 }, into) {
      const a = x * x + y - 11
      const b = x + y * y - 7
      into[0] = 4 * x * a + 2 * b
      into[1] = 2 * a + 4 * y * b
      return a * a + b * b
    },
    hessianDiagonal: ({ 0: x = 0, 1: y = 0 }) => Float64Array.of(12 * x * x + 4 * y - 42, 12 * y * y + 4 * x - 26),
  }),
  quad5: ({ A, b }) => ({
    gradient(at, into) {
      const Ax = A!.map((row) => dot(row, at))
      const linear = b as unknown as readonly number[]
      for (let i = 0; i < 5; i++) into[i] = Ax[i]! - linear[i]!
      return 0.5 * dot(at, Ax) - dot(linear, at)
    },
    hessianDiagonal: () => Float64Array.from(A!, (row, i) => row[i]!),
  }),
  matfit: ({ A, B }) => leastSquares(A!, B!, 2 * A!.length, false),
  linreg_wb: ({ X, Y }) => leastSquares(X!, Y!, Y!.length * Y![0]!.length, true),
}

/** sum((X W + b - Y)^2) / divisor, the bias after the weights. */
function leastSquares(
  X: readonly (readonly number[])[],
  Y: readonly (readonly number[])[],
  divisor: number,
  hasBias: boolean,
): Functions {
  const columns = Y[0]!.length
  const inputs = X[0]!.length
  return {
    gradient(at, into) {
      for (let i = 0; i < inputs * columns + (hasBias ? columns : 0); i++) into[i] = 0
      let sum = 0
      for (const [r, row] of X.entries())
        for (let j = 0; j < columns; j++) {
          let e = (hasBias ? at[inputs * columns + j]! : 0) - Y[r]![j]!
          for (let k = 0; k < inputs; k++) e += row[k]! * at[k * columns + j]!
          sum += e * e
          for (let k = 0; k < inputs; k++) into[k * columns + j] = into[k * columns + j]! + (2 * row[k]! * e) / divisor
          if (hasBias) into[inputs * columns + j] = into[inputs * columns + j]! + (2 * e) / divisor
        }
      return sum / divisor
    },
    hessianDiagonal: none,
  }
}
