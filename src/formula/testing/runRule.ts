import { check, ruleScope } from '../check.ts'
import { evaluateRule } from '../evaluate.ts'
import type { TensorLayout } from '../shape.ts'
import { compileRule } from '../wasm/compileRule.ts'
import type { TestKernel } from './kernel.ts'
import { mathematics } from './mathematics.ts'

/** Numbers that look random and are the same every time. */
export function numbers(count: number, seed: number): Float64Array {
  let state = seed * 2654435761 + 1
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.round((state / 2 ** 32 - 0.5) * 4000) / 1000
  })
}

/** Every number of a rule after a few steps, by name. */
export type Numbers = Record<string, Float64Array>

const parameters = { a: 0.7, b: -0.3 }
const steps = 3

/** Runs a rule text in the interpreter. */
export function interpret(text: string, tensors: readonly TensorLayout[], length: number): Numbers {
  const theta = numbers(length, 1)
  const run = evaluateRule(check(text, ruleScope(['a', 'b'])), mathematics, tensors, parameters)
  run.start({ theta, lr: 0.5 })
  for (let t = 1; t <= steps; t++) run.step({ theta, g: numbers(length, t + 1), lr: 0.5 / t, t, loss: 1.5 })
  return { theta, ...run.state, ...run.shows }
}

/** Runs it compiled. What lies around theta must not change. */
export function runCompiled(
  kernel: TestKernel,
  text: string,
  tensors: readonly TensorLayout[],
  length: number,
  precision: 'float32' | 'float64' = 'float64',
): Numbers {
  const guard = [7.5, 7.5, 7.5, 7.5]
  const theta = kernel.put([...numbers(length, 1), ...guard], precision)
  const g = kernel.put([...numbers(length, 1), ...guard], precision)
  const checked = check(text, ruleScope(['a', 'b']))
  const { bytes, slots } = compileRule(checked, { precision, tensors, theta, g, parameters, allocate: kernel.allocate })
  for (const [name, value] of Object.entries(parameters)) if (slots[name]) kernel.slot(slots[name])[0] = value
  const exports = kernel.link(bytes)
  exports.start!(0.5)
  for (let t = 1; t <= steps; t++) {
    kernel.view(g, length, precision).set(numbers(length, t + 1))
    exports.step!(t, 0.5 / t, 1.5)
  }
  const result: Numbers = { theta: Float64Array.from(kernel.view(theta, length, precision)) }
  for (const name of [...checked.states.map((state) => state.name), ...checked.shows])
    result[name] = Float64Array.from(kernel.slot(slots[name]))
  const after = [
    ...kernel.view(theta, length + 4, precision).slice(length),
    ...kernel.view(g, length + 4, precision).slice(length),
  ]
  if (after.some((value) => value !== 7.5)) throw new Error('runCompiled: wrote past the end')
  return result
}
