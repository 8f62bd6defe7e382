import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { lossFor } from '../../../scripts/conformance/names.ts'
import { createNative } from '../../engine/native/instance.ts'
import { check } from '../../formula/check.ts'
import { evaluateFunction } from '../../formula/evaluate.ts'
import { formulaText, numberValues } from '../definition.ts'
import { losses } from './index.ts'
import { lossScope } from './scope.ts'

interface Case {
  readonly id: string
  readonly loss: string
  readonly params: Record<string, unknown>
  readonly set: string
  readonly value: number
  readonly sum: number
  readonly grad: unknown
}
const file = JSON.parse(readFileSync('reference/losses.json', 'utf8')) as {
  sets: Record<string, { pred: unknown; target: unknown }>
  cases: Case[]
}
const { mathematics } = createNative(nodeModules())
const flat = (values: unknown) => [values].flat(9) as number[]
const near = (ours: number, theirs: number) => Math.abs(ours - theirs) <= 1e-11 * Math.abs(theirs) + 1e-12

describe('losses against reference/losses.json', () => {
  const known = file.cases.filter((one) => lossFor(one.loss, one.params))

  it('knows every case of the catalog', () => {
    expect(new Set(known.map(({ loss }) => loss))).toEqual(
      new Set(['MSE', 'L1', 'Huber', 'LogCosh', 'BCEWithLogits', 'CrossEntropy', 'Hinge']),
    )
    expect(known).toHaveLength(17)
  })

  it.each(known.filter(({ loss }) => loss !== 'CrossEntropy'))('$id', ({ loss, params, set, value, sum, grad }) => {
    const { loss: choice } = lossFor(loss, params)!
    const definition = losses.get(choice.id)!
    const numbers = numberValues(definition.parameters, choice.parameters)
    const checked = check(formulaText(definition.formula, choice.parameters), lossScope(definition))
    const f = evaluateFunction(checked, mathematics)
    const predictions = flat(file.sets[set].pred)
    const targets = flat(file.sets[set].target)
    const count = predictions.length
    const at = (i: number, shift = 0) => f({ ...numbers, prediction: predictions[i] + shift, target: targets[i] })
    const total = predictions.reduce((all, _, i) => all + at(i), 0)
    expect(near(total, sum), `sum ${total}, not ${sum}`).toBe(true)
    expect(near(total / count, value)).toBe(true)
    // The gradient by central differences, where no kink of the formula is near; the compiled one is compared in the engine.
    flat(grad).forEach((theirs, i) => {
      const h = 1e-5
      const slope = (at(i, h) - at(i, -h)) / (2 * h) / count
      const scale = 1 + Math.abs(predictions[i])
      expect(Math.abs(slope - theirs), `gradient ${i}: ${slope}, not ${theirs}`).toBeLessThan(1e-7 * scale)
    })
  })
})
