import { describe, expect, it } from 'vitest'
import { evaluateRule } from '../../formula/evaluate.ts'
import { latex } from '../../formula/latex.ts'
import { createTestKernel } from '../../formula/testing/kernel.ts'
import { mathematics } from '../../formula/testing/mathematics.ts'
import { typesets } from '../../formula/testing/typesets.ts'
import { compileRule } from '../../formula/wasm/compileRule.ts'
import { defaultValues, type Value } from '../definition.ts'
import type { RuleOptimizer } from '../optimizer.ts'
import { optimizers } from './index.ts'
import { checkedRule, numbersOf } from './testing/checkedRule.ts'

const rules = optimizers.all.filter((optimizer): optimizer is RuleOptimizer => 'rule' in optimizer)

/** The defaults, and every other value of each switch and choice, with weight decay where there is one. */
function variants({ parameters }: RuleOptimizer): Record<string, Value>[] {
  const base = defaultValues(parameters)
  const other = Object.entries(parameters).flatMap(([name, parameter]): Record<string, Value>[] => {
    if (parameter.kind === 'switch') return [{ [name]: !parameter.default }]
    if (parameter.kind === 'choice') return parameter.options.map(({ value }) => ({ [name]: value }))
    return []
  })
  const decay: Record<string, Value> = Object.hasOwn(parameters, 'weightDecay') ? { weightDecay: 0.01 } : {}
  return [base, ...[{}, ...other].map((changed) => ({ ...base, ...decay, ...changed }))]
}

const SHAPES = [[4, 3], [3], [2, 3, 2, 2], [1], [3, 5]] as const
let length = 0
const tensors = SHAPES.map((shape, index) => {
  const count = shape.reduce<number>((product, size) => product * size, 1)
  const offset = length
  length += count
  return { name: `tensor ${index}`, offset, length: count, shape }
})
/** Curvatures from 0.5 to 2, every third with a start below its minimum at 0. */
const curvature = Array.from({ length }, (_, i) => 0.5 + (1.5 * i) / (length - 1))
const start = Array.from({ length }, (_, i) => (i % 3 === 0 ? -1 : 1) * (0.5 + (i % 7) / 10))

/** The losses of a float32 run on a sum of parabolas, at the point that is reported; `rate` after each step is the schedule's. */
function losses(definition: RuleOptimizer, values: Record<string, Value>, steps: number, rate: number): number[] {
  const kernel = createTestKernel(mathematics)
  const [theta, g, hessianDiagonal] = [start, start, curvature].map((x) => kernel.put(x, 'float32')) as [
    number,
    number,
    number,
  ]
  const parameters = numbersOf(definition, values)
  const { bytes, slots } = compileRule(checkedRule(definition, values), {
    ...{ precision: 'float32', tensors, theta, g, given: { hessianDiagonal }, parameters, allocate: kernel.allocate },
  })
  for (const [name, value] of Object.entries(parameters)) if (slots[name]) kernel.slot(slots[name])[0] = value
  const exports = kernel.link(bytes)
  exports.start!(rate)
  const loss = (at: ArrayLike<number>) => curvature.reduce((sum, a, i) => sum + (a * at[i]! * at[i]!) / 2, 0)
  const result: number[] = []
  for (let t = 1; t <= steps; t++) {
    const at = kernel.view(theta, length, 'float32')
    kernel.view(g, length, 'float32').set(curvature.map((a, i) => a * at[i]!))
    exports.step!(t, rate, loss(at))
    exports.report?.()
    result.push(loss(slots.report ? kernel.slot(slots.report) : kernel.view(theta, length, 'float32')))
  }
  return result
}
const before = curvature.reduce((sum, a, i) => sum + (a * start[i]! * start[i]!) / 2, 0)

describe.each(rules)('$id compiled in float32', (definition) => {
  it('makes finite steps on tensors of every shape, in every variant', () => {
    for (const values of variants(definition)) {
      const run = losses(definition, values, 5, definition.rate.default)
      expect(run.every(Number.isFinite), `${JSON.stringify(values)}: ${run.join()}`).toBe(true)
      expect(run.at(-1)).not.toBe(before)
    }
  })

  it('comes down parabolas with its default parameters', () => {
    const run = losses(definition, defaultValues(definition.parameters), 400, definition.rate.default)
    expect(run.at(-1)).toBeLessThan(0.99 * before)
  })

  it('is typeset with signs that differ from each other', () => {
    const symbols = Object.entries(definition.parameters).flatMap(([name, parameter]) =>
      parameter.kind === 'number' ? [[name, parameter.symbol!] as const] : [],
    )
    for (const [name, symbol] of symbols) expect(symbol, name).toBeTruthy()
    expect(new Set(symbols.map(([, symbol]) => symbol)).size).toBe(symbols.length)
    for (const values of variants(definition)) {
      const rule = checkedRule(definition, values)
      for (const text of 'statements' in rule ? [rule] : [rule.matrix, rule.other])
        for (const line of latex(text, Object.fromEntries(symbols))) expect(typesets(line), line).toBe(true)
    }
  })
})

it('muon lets a schedule move the rate of the other vectors in proportion', () => {
  const muon = rules.find(({ id }) => id === 'muon')!
  const values = { ...defaultValues(muon.parameters), auxRate: 0.01 }
  const run = evaluateRule(
    checkedRule(muon, values),
    mathematics,
    [{ offset: 0, length: 2, shape: [2] }],
    numbersOf(muon, values),
  )
  const theta = Float64Array.of(1, 1)
  run.start({ theta, lr: 0.02 })
  run.step({ theta, g: Float64Array.of(3, -3), lr: 0.005, t: 1, loss: 0 })
  // The first step of Adam is the rate, against the sign of the gradient.
  expect(theta[0]).toBeCloseTo(1 - 0.0025, 9)
  expect(theta[1]).toBeCloseTo(1 + 0.0025, 9)
})
