import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeModules } from '../nodeModules.ts'
import type { Outcome } from './report.ts'
import { runFolder } from './run.ts'

const failures = (outcomes: readonly Outcome[]) => outcomes.filter(({ status }) => status === 'failed')

describe('the reference files of this repository', () => {
  const { reports, absent } = runFolder('reference', nodeModules())

  it.each(reports)('$kind: every case whose method exists is reproduced', ({ outcomes }) => {
    expect(failures(outcomes)).toEqual([])
  })

  it('cover the catalog', () => {
    expect(absent).toEqual([])
    const counts = Object.fromEntries(reports.map(({ kind, outcomes }) => [kind, outcomes.length]))
    expect(counts).toEqual({
      optimizers: 321,
      'optimizers in float32': 321,
      schedules: 34,
      losses: 35,
      'losses in float32': 35,
      training: 15,
      'training in float32': 15,
    })
    const skipped = reports.flatMap(({ outcomes }) => outcomes.filter(({ status }) => status === 'skipped'))
    for (const { why } of skipped) expect(why).toMatch(/\((data-parallel|pretrain)\)$/)
    expect(skipped).toHaveLength(2 * 5)
  })

  it('is compared to its last step in float32, but for the cases where float32 is another run', () => {
    const compared = reports.flatMap(({ outcomes }) => outcomes.filter(({ until }) => until !== undefined))
    expect(compared.filter(({ until, of }) => until! < of!).length).toBeLessThan(20)
    expect(compared.length).toBe(321 + 35 + 10)
  })
})

describe('other folders', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'downhill-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** Writes a reference file with some of its content changed. */
  function write(kind: string, change: (file: { cases: Record<string, unknown>[] } & Record<string, unknown>) => void) {
    const file = JSON.parse(readFileSync(join('reference', `${kind}.json`), 'utf8'))
    change(file)
    writeFileSync(join(folder, `${kind}.json`), JSON.stringify(file))
  }
  const only = (file: { cases: Record<string, unknown>[] }, id: string) => {
    file.cases = file.cases.filter((one) => one.id === id)
    expect(file.cases).toHaveLength(1)
    return file.cases[0]!
  }
  /** What is compared with the file: float64. */
  const outcomes = () =>
    runFolder(folder, nodeModules()).reports.flatMap(({ kind, outcomes }) => (/float32/.test(kind) ? [] : outcomes))

  it('may lack files', () => {
    cpSync(join('reference', 'losses.json'), join(folder, 'losses.json'))
    const { reports, absent } = runFolder(folder, nodeModules())
    expect(reports.map(({ kind }) => kind)).toEqual(['losses', 'losses in float32'])
    expect(absent).toEqual(['optimizers.json', 'schedules.json', 'training.json'])
  })

  it('a malformed file is a failure that says where, and the others are run', () => {
    write('schedules', (file) => (only(file, 'StepLR/7-0.8').lr = 'fast'))
    cpSync(join('reference', 'losses.json'), join(folder, 'losses.json'))
    const all = outcomes()
    expect(failures(all)).toEqual([
      { id: 'schedules.json', status: 'failed', why: expect.stringMatching(/cases\.0\.lr/) },
    ])
    expect(all.length).toBeGreaterThan(10)
  })

  // Each change is larger than its tolerance and must be seen.
  it.each([
    ['theta', (one: any) => (one.theta[5][1] += 1e-9), /step 20: theta\[1\]/],
    ['loss', (one: any) => (one.loss[2] *= 1 + 1e-8), /step 3: loss/],
    ['a parameter', (one: any) => (one.params.betas[0] = 0.90001), /step 2: theta/],
    ['extra', (one: any) => (one.extra = { average: one.theta }), /does not show 'average'/],
    ['evaluations', (one: any) => (one.extra = { evals: one.loss.map(() => 3) }), /evaluations are 1, expected 3/],
    ['a problem that is not there', (one: any) => (one.problem = 'none'), /no problem 'none'/],
  ])('optimizers: a wrong %s fails', (_, change, why) => {
    write('optimizers', (file) => change(only(file, 'Adam/lr0.1/himmelblau')))
    expect(outcomes()).toEqual([{ id: 'Adam/lr0.1/himmelblau', status: 'failed', why: expect.stringMatching(why) }])
  })

  it('a file that cannot be read is one failure that says so', () => {
    mkdirSync(join(folder, 'losses.json'))
    expect(outcomes()).toEqual([
      { id: 'losses.json', status: 'failed', why: expect.stringMatching(/^losses.json cannot be read: EISDIR/) },
    ])
  })

  it('optimizers: a problem that contradicts its own checks is said to', () => {
    write('optimizers', (file) => {
      only(file, 'SGD/plain/quad5')
      ;(file.problems as any).quad5.checks[0].grad[0] += 1e-3
    })
    expect(outcomes()[0]!.why).toMatch(/the problem itself: gradient at check 0\[0\]/)
  })

  it('optimizers: a case may have records of its own, also of one step', () => {
    write('optimizers', (file) => {
      const one = only(file, 'SGD/plain/quad5') as any
      Object.assign(one, { record: [40], theta: [one.theta[6]], loss: [one.loss[6]] })
    })
    expect(outcomes()).toEqual([{ id: 'SGD/plain/quad5', status: 'passed' }])
  })

  it('optimizers: a method that does not exist is named, and one with a parameter that ours lacks too', () => {
    write('optimizers', (file) => {
      const one = only(file, 'SGD/plain/quad5') as any
      file.cases = [
        { ...one, optimizer: 'Novel' },
        { ...one, params: { ...one.params, maximize: true } },
      ]
    })
    expect(outcomes().map(({ status, why }) => [status, why])).toEqual([
      ['skipped', 'Novel'],
      ['skipped', 'SGD'],
    ])
  })

  it.each([
    ['betas', 0.9],
    ['betas', [0.9]],
    ['eps', null],
    ['amsgrad', 'yes'],
  ])('optimizers: the parameter %s of the wrong kind fails its own case only', (name, value) => {
    write('optimizers', (file) => {
      const one = only(file, 'Adam/lr0.1/himmelblau') as any
      file.cases = [{ ...one, id: 'wrong', params: { ...one.params, [name]: value } }, one]
    })
    expect(outcomes()).toEqual([
      { id: 'wrong', status: 'failed', why: expect.stringContaining(`parameter ${name}`) },
      { id: 'Adam/lr0.1/himmelblau', status: 'passed' },
    ])
  })

  it.each([
    ['a loss', (one: any) => (one.loss_per_step[100] += 1e-9), /loss of step 100/],
    ['an objective', (one: any) => (one.objective_per_step[7] += 1e-9), /objective of step 7/],
    ['the final loss', (one: any) => (one.final.loss += 1e-9), /final loss/],
    ['the accuracy', (one: any) => (one.final.accuracy -= 0.005), /final accuracy/],
    ['a weight', (one: any) => (one.weights.W2.at[1][1] += 1e-9), /W2\[\d+\]/],
    ['a sum of weights', (one: any) => (one.weights.b1.sum += 1e-8), /sum of b1/],
    ['a start', (one: any) => (one.init.W1.values[3] += 1e-7), /loss of step/],
    ['a start of another length', (one: any) => one.init.W2.values.pop(), /must hold 25 numbers, got 24/],
    ['the number of activations', (one: any) => one.model.activations.shift(), /must have 3 activations/],
    ['an order', (one: any) => (one.orders[1][7] = 200), /order 1 must name rows below 200, got 200/],
    ['the penalty', (one: any) => (one.penalty.lambda = 0.0031), /of step/],
  ])('training: %s that is wrong fails', (_, change, why) => {
    write('training', (file) => change(only(file, 'c-circle-l2')))
    expect(outcomes()).toEqual([{ id: 'c-circle-l2', status: 'failed', why: expect.stringMatching(why) }])
  })

  // Linear, from zeros, with a loss and weights worked out by hand.
  const linear = (inputs: number, outputs: number, values: { lr: number; loss: number; final: number }) => ({
    id: 'given',
    kind: 'plain',
    data: 'given',
    model: { kind: 'mlp', sizes: [inputs, outputs], activations: ['linear'] },
    loss: 'mse',
    optimizer: { name: 'SGD', lr: values.lr },
    batch: 1,
    steps: 1,
    init: {
      W1: { shape: [outputs, inputs], values: Array(inputs * outputs).fill(0) },
      b1: { shape: [outputs], values: Array(outputs).fill(0) },
    },
    tol: [1e-10, 1e-10],
    loss_per_step: [values.loss],
    final: { loss: values.final },
    weights: { W1: { sum: 0, l2: 0, at: [] as number[][] }, b1: { sum: 0, l2: 0, at: [] } },
  })

  it('training: several targets a sample; without orders every step takes all samples', () => {
    const one = linear(1, 2, { lr: 0.1, loss: 0.5, final: 0.354375 })
    one.weights.W1 = { sum: 0.15, l2: Math.sqrt(0.0125), at: [[1, 0.1]] }
    one.weights.b1 = { sum: 0.1, l2: Math.sqrt(0.005), at: [] }
    const y = [
      [1, 0],
      [0, 1],
    ]
    write('training', (file) => Object.assign(file, { cases: [one], data: { given: { x: [[1], [2]], y } } }))
    expect(outcomes()).toEqual([{ id: 'given', status: 'passed' }])
  })

  it('training: tensors of more numbers than a call takes', () => {
    const one = linear(400, 400, { lr: 0, loss: 1, final: 1 })
    const data = { given: { x: [Array(400).fill(1)], y: [Array(400).fill(1)] } }
    write('training', (file) => Object.assign(file, { cases: [one], data }))
    expect(outcomes()).toEqual([{ id: 'given', status: 'passed' }])
  })

  it('schedules and losses: a wrong number fails', () => {
    write('schedules', (file) => ((only(file, 'OneCycleLR/cos') as any).momentum[50] += 1e-9))
    write('losses', (file) => ((only(file, 'Huber/delta=0.5/regression') as any).grad[1][2] += 1e-9))
    expect(outcomes().map(({ why }) => why)).toEqual([
      expect.stringMatching(/^momentum\[50\]/),
      expect.stringMatching(/^grad\[5\]/),
    ])
  })
})
