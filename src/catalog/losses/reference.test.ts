import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { lossFor } from '../../../scripts/conformance/names.ts'
import { networkLossOf } from '../../engine/compileModel.ts'
import { createNative } from '../../engine/native/instance.ts'
import { lossOfOutputs } from '../../engine/native/testing/lossNetwork.ts'
import { check } from '../../formula/check.ts'
import { derivative } from '../../formula/differentiate.ts'
import { evaluateFunction } from '../../formula/evaluate.ts'
import { formulaText, numberValues } from '../definition.ts'
import { losses } from './index.ts'
import { lossScope } from './shared/scope.ts'

interface Case {
  readonly id: string
  readonly loss: string
  readonly params: Record<string, unknown>
  readonly set: string
  readonly value: number
  readonly sum: number
  readonly grad: unknown
  readonly grad_var?: unknown
}
const file = JSON.parse(readFileSync('reference/losses.json', 'utf8')) as {
  sets: Record<string, { pred: unknown[]; target: unknown[]; var?: unknown[]; other?: unknown[] }>
  cases: Case[]
}
const native = createNative(nodeModules())
const { mathematics } = native
const flat = (values: unknown) => [values].flat(9) as number[]
const rowsOf = (values: unknown[]) => values.map((row) => flat(row))

/** The case's loss, with the numbers of its formula. */
function resolve({ loss, params }: Case) {
  const choice = lossFor(loss, params)!
  const definition = losses.get(choice.id)!
  return { choice, definition, numbers: numberValues(definition.parameters, choice.parameters) }
}

/** Within the rounding of the file. */
function expectNear(ours: number, theirs: number, what: string) {
  const allowed = 1e-12 + 1e-11 * Math.abs(theirs)
  expect(Math.abs(ours - theirs), `${what} is ${ours}, not ${theirs}`).toBeLessThanOrEqual(allowed)
}

const isKernel = (one: Case) => resolve(one).definition.kernel !== undefined

describe('losses against reference/losses.json', () => {
  it('has all of them, and every loss of the catalog', () => {
    expect(file.cases).toHaveLength(35)
    const ids = file.cases.map(({ loss, params }) => lossFor(loss, params)?.id)
    expect(new Set(ids)).toEqual(new Set(losses.all.map(({ id }) => id)))
    expect(losses.all).toHaveLength(19)
  })

  it.each(file.cases.filter((one) => !isKernel(one)))('$id, interpreted', (one) => {
    const { choice, definition, numbers } = resolve(one)
    const set = file.sets[one.set]
    const checked = check(formulaText(definition.formula, choice.parameters), lossScope(definition))
    const [predictions, targets, variances] = [set.pred, set.target, set.var ?? []].map(flat)
    const points = predictions.map((prediction, i) => ({
      ...numbers,
      prediction,
      target: targets[i],
      variance: variances[i],
    }))
    const divisor = definition.mean?.(choice.parameters) === 'rows' ? set.pred.length : predictions.length
    const f = evaluateFunction(checked, mathematics)
    const total = points.reduce((sum, point) => sum + f(point), 0)
    expectNear(total, one.sum, 'the sum')
    expectNear(total / divisor, one.value, 'the mean')
    for (const [name, expected] of [
      ['prediction', one.grad],
      ['variance', one.grad_var],
    ] as const) {
      if (expected === undefined) continue
      const slope = evaluateFunction(derivative(checked, name), mathematics)
      flat(expected).forEach((theirs, i) => expectNear(slope(points[i]) / divisor, theirs, `the slope ${i} by ${name}`))
    }
  })

  it.each(file.cases.filter(isKernel))('$id, the kernel', (one) => {
    const { pred, target, other } = file.sets[one.set]
    const outputs = rowsOf(pred)
    const targets = rowsOf(other ? other.map((row, i) => [row, target[i]]) : target)
    const loss = networkLossOf(native, resolve(one).choice, 'float64')
    const { value, slopes } = lossOfOutputs(native, loss, outputs[0].length, targets, 'float64').gradient(outputs)
    expectNear(value, one.value, 'the mean')
    flat(one.grad).forEach((theirs, i) => expectNear(slopes.flat()[i], theirs, `the slope ${i}`))
  })
})
