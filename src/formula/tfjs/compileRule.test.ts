import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { isMethod } from '../../catalog/optimizer.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import { defaultChoice } from '../../experiment/defaults.ts'
import { tensorOperations, type Tensor } from '../../engine/tfjs/operations.ts'
import { RuleProgram } from '../../engine/method/ruleProgram.ts'
import { createNative } from '../../engine/native/instance.ts'
import { resolveRule, resolveWrapper, type Rule } from '../../engine/resolve.ts'
import type { TensorInfo } from '../../engine/trainer.ts'
import { compileTensorRule } from './compileRule.ts'

const native = createNative(nodeModules())
const RACERS = 3
const STEPS = 50

const shapes = [[3, 4], [4], [2, 3, 3, 3], [1]]
let offset = 0
const tensors: TensorInfo[] = shapes.map((shape, index) => {
  const length = shape.reduce((product, size) => product * size, 1)
  offset += length
  return {
    name: `t${index}`,
    offset: offset - length,
    length,
    shape,
    penalized: true,
    fans: { in: 1, out: 1 },
    start: undefined,
  }
})
const P = offset

beforeAll(async () => {
  tf.env().set('IS_TEST', true)
  await tf.setBackend('cpu')
})

interface Subject {
  readonly name: string
  readonly rule: Rule
  readonly parameters: Readonly<Record<string, number>>
  readonly given: readonly ('noise' | 'hessianDiagonal')[]
}

const subjects: Subject[] = [
  ...optimizers.all
    .filter((optimizer) => !isMethod(optimizer))
    .map(({ id }): Subject => {
      const { formula, parameters, definition } = resolveRule(defaultChoice(optimizers, id))
      const given =
        definition && 'hessianDiagonal' in definition && definition.hessianDiagonal ? ['hessianDiagonal' as const] : []
      return { name: id, rule: formula, parameters, given }
    }),
  ...wrappers.all
    .filter(({ rule }) => rule !== undefined)
    .map(({ id, noise }): Subject => {
      const { formula, parameters } = resolveWrapper(defaultChoice(wrappers, id))
      return { name: `wrapper ${id}`, rule: formula, parameters, given: noise ? ['noise'] : [] }
    }),
]

/** Every racer has another rate, and numbers of its own where that makes another run and none that is not allowed. */
const parametersOf = ({ parameters }: Subject, racer: number) =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      racer > 0 && value > 0 && value < 1 ? value * (1 - 0.02 * racer) : value,
    ]),
  )

describe('rules on tensors', () => {
  it.each(subjects)('$name, three racers at once, is what float64 gives', async (subject) => {
    const stream = native.stream(7, 'noise')
    const programs = Array.from({ length: RACERS }, (_, racer) => {
      const [theta, gradient] = [native.vector(P, 'float64'), native.vector(P, 'float64')]
      for (let i = 0; i < P; i++) theta.values[i] = Math.fround(stream.normal())
      const rate = 0.01 * (racer + 1)
      const given = Object.fromEntries(subject.given.map((name) => [name, native.vector(P, 'float64')]))
      const parameters = parametersOf(subject, racer)
      const program = new RuleProgram(native, subject.rule, {
        precision: 'float64',
        tensors,
        theta,
        gradient,
        parameters,
        given,
        rate,
      })
      return { program, theta, gradient, rate, given, parameters }
    })
    const rule = compileTensorRule<Tensor>(subject.rule, {
      operations: tensorOperations,
      mathematics: native.mathematics,
      tensors,
      parameters: programs.map(({ parameters }) => parameters),
    })
    const matrix = (rows: ArrayLike<number>[]) =>
      tf.tensor2d(Float32Array.from(rows.flatMap((row) => Array.from(row))), [rows.length, rows[0]!.length])
    let theta: Tensor = matrix(programs.map((one) => one.theta.values))
    let states = rule.load(programs.map(({ program }) => program.state()))
    for (let t = 1; t <= STEPS; t++) {
      for (const { gradient, given } of programs) {
        for (const values of [gradient.values, ...Object.values(given).map((vector) => vector.values)])
          for (let i = 0; i < P; i++) values[i] = Math.fround(stream.normal())
      }
      const losses = programs.map(() => stream.uniform() + 0.5)
      const after = rule.step(states, {
        theta,
        g: matrix(programs.map(({ gradient }) => gradient.values)),
        t,
        rates: programs.map(({ rate }) => rate),
        loss: matrix(losses.map((loss) => [loss])),
        given: Object.fromEntries(
          subject.given.map((name) => [name, matrix(programs.map(({ given }) => given[name]!.values))]),
        ),
      })
      programs.forEach(({ program, rate }, racer) => program.step(t, rate, losses[racer]!))
      theta = after.theta
      states = after.states
      if (subject.name.startsWith('wrapper')) {
        const g = after.g.dataSync()
        programs.forEach(({ gradient }, racer) =>
          expectClose(g.slice(racer * P, (racer + 1) * P), gradient.values, `gradient at ${t}`),
        )
      }
    }
    const got = theta.dataSync()
    programs.forEach((one, racer) => expectClose(got.slice(racer * P, (racer + 1) * P), one.theta.values, 'theta'))

    // The states go back to where they came from, under their names.
    const { tensors: read, assemble } = rule.unload(states)
    const records = assemble(read.map((one) => one.dataSync() as Float32Array))
    programs.forEach(({ program }, racer) => {
      const state = program.state()
      expect(Object.keys(records[racer]!).sort()).toEqual(Object.keys(state).sort())
      for (const [name, values] of Object.entries(state)) expectClose(records[racer]![name]!, values, name)
    })

    // What it reports and shows.
    const report = rule.report(states, theta)?.dataSync()
    programs.forEach(({ program }, racer) => {
      const expected = program.report()
      expect(report === undefined).toBe(expected === undefined)
      if (expected) expectClose(report!.slice(racer * P, (racer + 1) * P), expected.values, 'report')
    })
    const average = rule.shown(states, theta).average?.dataSync()
    programs.forEach(({ program }, racer) => {
      const expected = program.shown().average
      expect(average === undefined).toBe(typeof expected !== 'object')
      if (typeof expected === 'object')
        expectClose(average!.slice(racer * P, (racer + 1) * P), expected.values, 'average')
    })
  })
})

/** Within the rounding of float32 over the steps, as a share of the mean size. */
function expectClose(got: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
  expect(got.length, what).toBe(expected.length)
  const mean = Array.from(expected).reduce((sum, value) => sum + Math.abs(value), 0) / expected.length
  for (let i = 0; i < expected.length; i++) {
    const miss = Math.abs(got[i]! - expected[i]!) / Math.max(Math.abs(expected[i]!), mean, 1e-20)
    if (!(miss < 2e-4) && got[i] !== expected[i])
      throw new Error(`${what}: entry ${i} is ${got[i]}, not ${expected[i]}`)
  }
}
