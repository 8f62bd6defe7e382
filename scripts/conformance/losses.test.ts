import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodeModules } from '../nodeModules.ts'
import { parseFile, type LossCase } from './files.ts'
import { runLosses } from './losses.ts'
import { lossFor } from './names.ts'

const text = readFileSync('reference/losses.json', 'utf8')

/** The outcome of one case of the reference after a change of it. */
function outcomeOf(id: string, change: (one: Record<string, unknown>) => void) {
  const file = JSON.parse(text) as { cases: { id: string }[] }
  file.cases = file.cases.filter((one) => one.id === id)
  change(file.cases[0] as unknown as Record<string, unknown>)
  return runLosses(parseFile('losses', 'losses.json', JSON.stringify(file)), nodeModules())[0].outcomes[0]
}

const GAUSSIAN = 'GaussianNLL/full=True,eps=1e-06/gaussian'
const WEIGHTED = 'CrossEntropy/label_smoothing=0.1,weight=[1.0, 2.0, 0.5, 1.5]/classes'

describe('a case of a loss', () => {
  it.each([GAUSSIAN, WEIGHTED])('%s passes as it is', (id) => {
    expect(outcomeOf(id, () => {}).status).toBe('passed')
  })

  it.each<[string, (one: LossCase) => object, RegExp]>([
    ['value', ({ value }) => ({ value: value + 1e-9 }), /^value is/],
    ['sum', ({ sum }) => ({ sum: sum + 1e-9 }), /^sum is/],
    ['grad', ({ grad }) => ({ grad: (grad as number[]).map((slope) => slope + 1e-9) }), /^grad\[0\] is/],
    ['grad_var', (one) => ({ grad_var: (one.grad_var as number[]).map((slope) => -slope) }), /^grad_var\[0\] is/],
    ['grad_var that is missing', () => ({ grad_var: undefined }), /^grad_var has 6 entries, expected 0/],
    ['full', () => ({ params: { full: false, eps: 1e-6 } }), /^value is/],
  ])('with a wrong %s fails', (_, change, why) => {
    const outcome = outcomeOf(GAUSSIAN, (one) => Object.assign(one, change(one as unknown as LossCase)))
    expect(outcome).toMatchObject({ status: 'failed', why: expect.stringMatching(why) as string })
  })

  it('with other class weights fails', () => {
    const params = { label_smoothing: 0.1, weight: [1, 2, 0.5, 1] }
    expect(outcomeOf(WEIGHTED, (one) => Object.assign(one, { params }))).toMatchObject({ status: 'failed' })
  })

  it('with a parameter that ours lacks does not exist yet', () => {
    expect(lossFor('FocalMulticlass', { gamma: 2, alpha: 0.5 })).toBeUndefined()
    expect(lossFor('CTC', {})).toBeUndefined()
  })
})

describe('the weight of class 1 in the focal loss', () => {
  it.each([
    [null, 0],
    [-1, 0],
    [0.25, 0.25],
    [0, Number.MIN_VALUE],
  ])('%s is %s here', (alpha, ours) => {
    expect(lossFor('FocalBinary', { gamma: 2, alpha })?.parameters.alpha).toBe(ours)
  })
})
