import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { optimizerFor, shownName } from '../../../scripts/conformance/optimizerNames.ts'
import { createNative } from '../../engine/native/instance.ts'
import { evaluateRule } from '../../formula/evaluate.ts'
import { problemOf, reference, type ReferenceCase } from '../../formula/testing/reference.ts'
import type { Parameter, Value } from '../definition.ts'
import type { RuleOptimizer } from '../optimizer.ts'
import { optimizers } from './index.ts'
import { checkedRule, numbersOf } from './testing/checkedRule.ts'

const { mathematics } = createNative(nodeModules())

interface KnownCase {
  readonly example: ReferenceCase
  readonly definition: RuleOptimizer
  readonly values: Readonly<Record<string, Value>>
  readonly rate: number
}

const known = reference.cases.flatMap((example): KnownCase[] => {
  const choice = optimizerFor(example.optimizer, example.params)
  const definition = choice && optimizers.get(choice.optimizer.id)
  if (!choice || !definition || !('rule' in definition)) return []
  return [{ example, definition, values: choice.optimizer.parameters, rate: choice.rate }]
})

/** Where a definition, interpreted, leaves the reference; the Hessian's diagonal is taken when the definition says. */
function differences({ example, definition, values, rate }: KnownCase): string[] {
  const problem = problemOf(example.problem)
  const theta = Float64Array.from(problem.start)
  const g = new Float64Array(theta.length)
  const hessianDiagonal = new Float64Array(theta.length)
  const run = evaluateRule(checkedRule(definition, values), mathematics, problem.tensors, numbersOf(definition, values))
  run.start({ theta, lr: rate })
  const record = example.record ?? reference.record
  const wrong: string[] = []
  const compare = (what: string, actual: number, expected: number, tolerance: number) => {
    if (!(Math.abs(actual - expected) <= tolerance + 1e-11 * Math.abs(expected)))
      wrong.push(`${example.id} ${what} is ${actual}, not ${expected}`)
  }
  for (let t = 1; t <= record.at(-1)!; t++) {
    const loss = problem.gradient(theta, g)
    const every = definition.hessianDiagonal?.(values)
    if (every !== undefined && (t - 1) % every === 0) hessianDiagonal.set(problem.hessianDiagonal(theta))
    run.step({ theta, g, lr: rate, t, loss, hessianDiagonal })
    const row = record.indexOf(t)
    if (row < 0) continue
    const at = run.report(theta)
    const step = `at step ${t}:`
    example.theta[row]!.forEach((value, i) => compare(`${step} theta[${i}]`, at[i]!, value, example.tol[0]))
    compare(`${step} loss`, problem.gradient(at, []), example.loss[row]!, example.tol[1])
    for (const [name, rows] of Object.entries(example.extra ?? {}))
      [rows[row]!].flat().forEach((value, i) => {
        const tolerance = name === 'd' || name === 'lr' ? 1e-3 * Math.abs(value) : example.tol[0]
        compare(`${step} ${shownName(name)}`, run.shows[shownName(name)]?.[i] ?? NaN, value, tolerance)
      })
  }
  return wrong
}

describe('the catalog against reference/optimizers.json', () => {
  it('has all 31 rules', () => {
    expect(new Set(known.map(({ example }) => example.optimizer)).size).toBe(31)
    expect(known).toHaveLength(255)
  })

  it.each([...new Set(known.map(({ example }) => example.optimizer))])('%s takes the same steps', (name) => {
    expect(known.filter(({ example }) => example.optimizer === name).flatMap(differences)).toEqual([])
  })
})

describe('the ranges', () => {
  const inside = (parameter: Parameter, value: Value) => {
    if (parameter.kind !== 'number' && parameter.kind !== 'list') return true
    return [value].flat().every((one) => (one as number) >= parameter.min && (one as number) <= parameter.max)
  }

  it('hold every value of the reference', () => {
    const outside = known.flatMap(({ example, definition, values, rate }) => [
      ...Object.entries(definition.parameters)
        .filter(([name, parameter]) => !inside(parameter, values[name]!))
        .map(([name]) => `${example.id}: ${name}`),
      // No cap, of the Polyak step, is no rate that one would set.
      ...(rate === Infinity || inside(definition.rate, rate) ? [] : [`${example.id}: rate`]),
    ])
    expect(outside).toEqual([])
  })
})

describe('names of the reference', () => {
  const values = (name: string, params: Record<string, unknown>) => optimizerFor(name, params)!.optimizer.parameters

  it('tell none from 0', () => {
    expect(values('LAMB', { clamp: null })).toMatchObject({ clamp: 0 })
    expect(values('LAMB', { clamp: 0 }).clamp).not.toBe(0)
    expect(values('Prodigy', { beta3: null, growth_rate: 1.5 })).toMatchObject({ beta3: 0, growth: 1.5 })
  })

  it('give the rate from where it stands', () => {
    expect(optimizerFor('Polyak', { max_lr: null })!.rate).toBe(Infinity)
    expect(optimizerFor('Polyak', { max_lr: 0.3 })!.rate).toBe(0.3)
    expect(optimizerFor('BarzilaiBorwein', { lr0: 0.2, variant: 2 })).toMatchObject({
      rate: 0.2,
      optimizer: { parameters: { variant: 'short' } },
    })
    expect(optimizerFor('AdafactorT5', { lr: null })!.rate).toBe(0.001)
  })

  it.each([
    ['Muon', { adjust: 'other' }],
    ['BarzilaiBorwein', { variant: 3 }],
    ['AggMo', { betas: 0.9 }],
    ['Rprop', { etas: [0.5] }],
    ['LAMB', { clamp: 'none' }],
  ])('%s refuses %j', (name, params) => {
    expect(() => optimizerFor(name, params)).toThrow(`the parameter ${Object.keys(params)[0]}`)
  })
})
