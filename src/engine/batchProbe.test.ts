import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../scripts/nodeModules.ts'
import { losses } from '../catalog/losses/index.ts'
import { wrappers } from '../catalog/wrappers/index.ts'
import { defaultChoice } from '../experiment/defaults.ts'
import type { DataProblem, Racer } from '../experiment/document.ts'
import { presets } from '../experiment/presets.ts'
import { createTrainer } from './createTrainer.ts'
import { sceneOf } from './scene.ts'
import type { Trainer } from './trainer.ts'

const modules = nodeModules()
const line = presets.find(({ id }) => id === 'noisy-line')!.experiment
const problem = line.problem as DataProblem
const question = { kind: 'batch', size: 5, x: [-1, 3], y: [-2, 2] } as const

function look(trainer: Trainer) {
  const result = trainer.probe(question)
  if (result.kind !== 'batch') throw new Error(result.kind)
  return result
}

const one = (changes: Partial<Racer>, other: Partial<DataProblem> = {}) => {
  const racer = { ...line.racers[0]!, ...changes }
  const experiment = { ...line, problem: { ...problem, ...other }, racers: [racer] }
  return { experiment, make: () => createTrainer(experiment, racer, { modules }) }
}
const sized = (size: number, replacement = false): Partial<Racer> => ({
  batch: { ...line.racers[0]!.batch, size, replacement },
})

/** Mean squared error of a line over samples of the scene, and its gradient. */
function squared(samples: readonly (readonly [number, number])[], [w, b]: readonly [number, number]) {
  const errors = samples.map(([x, y]) => [x, w * x + b - y] as const)
  const mean = (of: (x: number, e: number) => number) =>
    errors.reduce((sum, [x, e]) => sum + of(x, e), 0) / errors.length
  return { loss: mean((_, e) => e * e), gradient: [mean((x, e) => 2 * e * x), mean((_, e) => 2 * e)] }
}

describe('the batch probe', () => {
  it.each([
    ['small batches', sized(6), {}],
    ['one sample, drawn anew', sized(1, true), {}],
    ['all data', sized(0), {}],
    ['accumulated batches', { ...sized(5), wrappers: [defaultChoice(wrappers, 'accumulation')] }, {}],
    [
      'growing batches',
      { batch: { ...sized(4).batch!, schedule: { id: 'step', parameters: { every: 10, gamma: 2 } } } },
      {},
    ],
    ['noise on the inputs', sized(6), { augmentation: { noise: 0.3, shift: 0 } }],
  ] as const)('changes no bit of a run with %s', (_, racer, other) => {
    const { make } = one(racer, other)
    const quiet = make()
    const watched = make()
    for (let step = 0; step < 60; step++) {
      look(watched)
      watched.advance(1)
      if (step % 7 === 0) look(watched)
    }
    quiet.advance(60)
    const seconds = 0
    expect({ ...watched.records(0), seconds }).toEqual({ ...quiet.records(0), seconds })
    expect(watched.checkpoint()).toEqual(quiet.checkpoint())
  })

  it.each([1, 6, 0])('tells the loss that the next update will report for batches of %s rows', (size) => {
    const trainer = one(sized(size)).make()
    for (let step = 0; step < 20; step++) {
      const { batch, all } = look(trainer)
      expect(all.loss).toBe(trainer.records(0).trainLoss!.at(-1))
      trainer.advance(1)
      expect(trainer.records(0).batchLoss!.at(-1)).toBe(batch.loss)
      expect(trainer.records(0).gradientNorm!.at(-1)).toBeCloseTo(Math.hypot(...batch.gradient), 12)
    }
  })

  it('names rows whose plain mean squared error and gradient are those it tells', () => {
    const { experiment, make } = one(sized(6))
    const scene = sceneOf(experiment, modules)
    if (scene.kind !== 'data') throw new Error(scene.kind)
    const pair = (row: number) => [scene.x[row]!, scene.y[row]!] as const
    const training = [...scene.split.keys()].filter((row) => scene.split[row] === 0).map(pair)
    const trainer = make()
    const seen = new Set<number>()
    for (let step = 0; step < 8; step++) {
      const { at, rows, batch, all } = look(trainer)
      const { weight, bias } = trainer.records(0)
      expect([...at]).toEqual([weight!.at(-1), bias!.at(-1)])
      expect(rows).toHaveLength(6)
      for (const row of rows) seen.add(row)
      for (const [told, samples] of [
        [batch, [...rows].map(pair)],
        [all, training],
      ] as const) {
        const plain = squared(samples, [at[0]!, at[1]!])
        expect(told.loss).toBeCloseTo(plain.loss, 12)
        plain.gradient.forEach((value, i) => expect(told.gradient[i]).toBeCloseTo(value, 12))
        const corner = squared(samples, [-1, 2])
        expect(told.grid[0]).toBeCloseTo(corner.loss, 12)
        expect(told.grid[5 * 5 - 1]).toBeCloseTo(squared(samples, [3, -2]).loss, 12)
        expect(told.grid[5 + 2]).toBeCloseTo(squared(samples, [1, 1]).loss, 12)
      }
      trainer.advance(1)
    }
    // 48 rows are seen once each before any is seen again.
    expect(seen.size).toBe(48)
  })

  it('knows other losses, and puts the penalty into the grid and the gradient only', () => {
    const trainer = one(sized(6), { loss: defaultChoice(losses, 'absolute'), penalty: { l1: 0, l2: 0.5 } }).make()
    const { at, rows, batch, all } = look(trainer)
    const scene = sceneOf(line, modules)
    if (scene.kind !== 'data') throw new Error(scene.kind)
    const error = (row: number, w: number, b: number) => Math.abs(w * scene.x[row]! + b - scene.y[row]!)
    const mean = (w: number, b: number) => [...rows].reduce((sum, row) => sum + error(row, w, b), 0) / rows.length
    expect(batch.loss).toBeCloseTo(mean(at[0]!, at[1]!), 12)
    expect(batch.grid[0]).toBeCloseTo(mean(-1, 2) + 0.25, 12)
    expect(all.grid[12]! - 0.25).toBeGreaterThan(0)
  })

  it('leaves the second grid out where a batch is all data', () => {
    const { batch, all, rows } = look(one(sized(0)).make())
    expect(batch.grid).toHaveLength(0)
    expect(rows).toHaveLength(48)
    expect(batch.loss).toBe(all.loss)
  })

  it('says what it needs', () => {
    const moons = presets.find(({ id }) => id === 'two-moons')!.experiment
    expect(() => createTrainer(moons, moons.racers[0]!, { modules }).probe(question)).toThrow('2 parameters')
  })
})
